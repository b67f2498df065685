import type { LanguageEntry } from '../entry.ts'
import { notoArabicSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

export const ps: LanguageEntry = {
  code: 'ps',
  locale: 'ps-AF',
  english: 'Pashto',
  native: 'پښتو',
  script: 'Arab',
  direction: 'rtl',
  numbers: {
    native: { digits: '۰۱۲۳۴۵۶۷۸۹', group: '٬', decimal: '٫', percent: '٪', grouping: 'thousands' },
    usual: 'native',
  },
  sentences: { abbreviations: [], ordinals: 'plain' },
  words: 'spaces',
  headings: listed('یادونه, اړیکه, شمېره, پته, نېټه, ځای, پوښتنه, ځواب, سرچینه, انځور'),
  detection: {
    smallWords: foldedWords(
      'د په چې او له ته دی ده کې سره لپاره دا دې شي شو کړئ کړي يې تر باندې هغه خپل خپله کوي کېږي دي نه مو موږ تاسو تاسې وي ول وو څخه پورې',
    ),
    ownLetters: /[ټډړږښځڅڼېۍ]/,
    sharedLetters: /[پچژگ]/,
    franc: 'pbu',
  },
  fonts: notoArabicSetting,
}
