import type { LanguageEntry } from '../entry.ts'
import { hindSiliguriSetting, latinNumbers } from '../scripts.ts'
import { listed } from '../word-list.ts'

export const bn: LanguageEntry = {
  code: 'bn',
  locale: 'bn-BD',
  english: 'Bengali',
  native: 'বাংলা',
  script: 'Beng',
  direction: 'ltr',
  numbers: { native: { ...latinNumbers, digits: '০১২৩৪৫৬৭৮৯', grouping: 'lakh' }, usual: 'native' },
  sentences: {
    abbreviations: listed(
      'ড, ডা, ডঃ, মো, মোঃ, মোসা, মিঃ, মি, প্রফ, অধ্যা, ইঞ্জি, অ্যাড, লি, প্রা, সা, খ্রি, খ্রিঃ, কি, নং, পৃ, তাং',
    ),
    ordinals: 'plain',
  },
  words: 'spaces',
  headings: listed('দ্রষ্টব্য, নোট, যোগাযোগ, ফোন, ঠিকানা, তারিখ, সময়, স্থান, প্রশ্ন, উত্তর, সূত্র, ছবি, হটলাইন, বিস্তারিত'),
  fonts: hindSiliguriSetting,
}
