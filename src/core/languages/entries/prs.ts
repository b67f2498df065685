import type { LanguageEntry } from '../entry.ts'
import { foldedWords, listed } from '../word-list.ts'

/** Dari. ICU and most screen readers know it as Persian of Afghanistan. */
export const prs: LanguageEntry = {
  code: 'prs',
  locale: 'fa-AF',
  english: 'Dari',
  native: 'دری',
  script: 'Arab',
  direction: 'rtl',
  numbers: {
    native: { digits: '۰۱۲۳۴۵۶۷۸۹', group: '٬', decimal: '٫', percent: '٪', grouping: 'thousands' },
    usual: 'native',
  },
  sentences: { abbreviations: listed('دکتر'), ordinals: 'plain' },
  words: 'spaces',
  headings: listed('یادداشت, نوت, تماس, شماره تماس, تلفن, آدرس, زمان, مکان, پرسش, پاسخ, مهم, منبع, عکس'),
  detection: {
    smallWords: foldedWords(
      'در به از که را این با است برای ما شما هر می شود کنید شد شده بود تا یا خود نمی ها های آن اند دارد دارند کند کنند باشد نیست هستند هم بر یک',
    ),
    ownLetters: /^ن?م[یي]\u200c|\u200cها(?:ی)?$/,
    sharedLetters: /[پچژگ]/,
    franc: 'pes',
  },
  fonts: {
    family: 'Vazirmatn',
    scale: 0.98,
    leading: 1.55,
    ascent: 1.05,
    descent: 0.5,
    drop: 0.32,
  },
}
