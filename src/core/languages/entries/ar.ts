import type { LanguageEntry } from '../entry.ts'
import { foldedWords, listed } from '../word-list.ts'

export const ar: LanguageEntry = {
  code: 'ar',
  locale: 'ar-IQ',
  english: 'Arabic',
  native: 'العربية',
  script: 'Arab',
  direction: 'rtl',
  numbers: {
    native: { digits: '٠١٢٣٤٥٦٧٨٩', group: '٬', decimal: '٫', percent: '٪', grouping: 'thousands' },
    usual: 'latn',
  },
  sentences: { abbreviations: listed('مهند, دكتور, هـ'), ordinals: 'plain' },
  words: 'spaces',
  headings: listed(
    'ملاحظة, للتواصل, الهاتف, هاتف, العنوان, التاريخ, الوقت, المكان, سؤال, جواب, مهم, تنبيه, المصدر, الصورة, للمزيد',
  ),
  detection: {
    smallWords: foldedWords(
      'في من على إلى عن أن إن هذا هذه التي الذي الذين مع كل بعد قبل قد تم هو هي كان كانت يكون غير بين حول لدى ذلك أو ثم حتى لم لن ليس يمكن جميع عند أي كما هل',
    ),
    ownLetters: /[ةأإ]|^(?:و|ب|ف|ك)?ال\p{L}{3}|^لل\p{L}{3}/u,
    franc: 'arb',
  },
  fonts: {
    family: 'Noto Sans Arabic',
    scale: 0.98,
    leading: 1.5,
    ascent: 1.1,
    descent: 0.5,
    drop: 0.3,
  },
}
