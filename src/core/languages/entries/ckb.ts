import type { LanguageEntry } from '../entry.ts'
import { notoArabicSetting } from '../scripts.ts'
import { foldedWords, listed } from '../word-list.ts'

export const ckb: LanguageEntry = {
  code: 'ckb',
  locale: 'ckb-IQ',
  english: 'Kurdish (Sorani)',
  native: 'کوردیی ناوەندی',
  script: 'Arab',
  direction: 'rtl',
  numbers: {
    native: { digits: '٠١٢٣٤٥٦٧٨٩', group: '٬', decimal: '٫', percent: '٪', grouping: 'thousands' },
    usual: 'native',
  },
  sentences: { abbreviations: listed('دکتۆر, پرۆف, هتد, ئەنداز, ژ, ل, پ'), ordinals: 'plain' },
  words: 'spaces',
  headings: listed(
    `تێبینی, پەیوەندی, پەیوەندیمان پێوە بکەن, تەلەفۆن, ژمارەی تەلەفۆن, مۆبایل, ناونیشان, ڕێکەوت, بەروار, کات, کاتژمێر,
    شوێن, کەی, لەکوێ, کێ, چی, چۆن, پرسیار, پرسیارەکان, وەڵام, وەڵامەکان, سەرچاوە, وێنە, ڤیدیۆ, گرنگ, ئاگاداری,
    بیرخستنەوە, تۆمارکردن, زانیاری زیاتر, نموونە, بەشداربووان, هێڵی گەرم, دووشەممە, سێشەممە, چوارشەممە, پێنجشەممە, هەینی,
    شەممە, یەکشەممە`,
  ),
  detection: {
    smallWords: foldedWords(
      'لە بۆ کە بە ئەم ئەو ئەوە هەموو لەگەڵ یان دەکات دەکەن دەکرێت دەبێت نییە هەیە ئێمە ئێوە خۆی خۆیان پێش دوای لەسەر لەنێوان هەر وەک تا بەڵام کرا کراوە کرایەوە بوو',
    ),
    ownLetters: /[ڵڕۆێە]/,
    sharedLetters: /[پچژگڤ]/,
  },
  fonts: notoArabicSetting,
}
