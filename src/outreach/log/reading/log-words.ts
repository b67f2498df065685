import { foldKey } from '../../../core/text/fold-key.ts'

/*
 * These spellings are fixed, beside the ones of the lists that analysts keep: an imported row is known by its content in
 * these words, in every version of Dateline. A list can add to them and cannot give one of them to another word.
 */

/** Other spellings that people write in English, by the word they mean. */
const english: Record<string, string> = {
  walkin: 'walk-in',
  visit: 'walk-in',
  'walk-ins': 'walk-in',
  'in-person': 'walk-in',
  'hot-line': 'hotline',
  call: 'hotline',
  helpline: 'hotline',
  phone: 'hotline',
  'whats-app': 'whatsapp',
  wa: 'whatsapp',
  fb: 'facebook',
  twitter: 'x',
  email: 'e-mail',
  mail: 'e-mail',
  radio: 'radio-call-in',
  session: 'community',
  'community-session': 'community',
  school: 'school-visit',
  university: 'school-visit',
  counselling: 'counselling-day',
  counseling: 'counselling-day',
  'radio-program': 'radio-programme',
  television: 'tv',
  jobs: 'work-abroad',
  visa: 'visas-permits',
  visas: 'visas-permits',
  recruitment: 'recruitment-agencies',
  study: 'study-abroad',
  documents: 'document-checks',
  smuggling: 'smuggling-trafficking',
  trafficking: 'smuggling-trafficking',
  rights: 'rights-abroad',
  return: 'return-reintegration',
}

/**
 * What offices call the usual ways in, in the languages they log in: the first row of each word is Urdu, then Arabic,
 * Dari and Pashto, Bengali.
 */
const native: Record<string, string> = {
  hotline: 'ہاٹ لائن, ہیلپ لائن, الخط الساخن, خط ساخن, خط مساعدة, خط کمک, خط مستقیم, هټ لاین, হটলাইন, হেল্পলাইন',
  whatsapp: 'واٹس ایپ, وٹس ایپ, واتساب, واتس آب, واتس اپ, واتساپ, واټساپ, হোয়াটসঅ্যাপ',
  facebook: 'فیس بک, فيسبوك, فیسبوک, فیسبوک پیج, ফেসবুক',
  telegram: 'ٹیلی گرام, ٹیلیگرام, تلغرام, تيليجرام, تلگرام, ټلګرام, টেলিগ্রাম',
  viber: 'وائبر, فايبر, وایبر, ভাইবার',
  instagram: 'انسٹاگرام, انستغرام, انستاگرام, ইনস্টাগ্রাম',
  website: 'ویب سائٹ, الموقع الإلكتروني, وب سایت, وبسایت, ویب پاڼه, ওয়েবসাইট',
  'e-mail': 'ای میل, البريد الإلكتروني, بريد إلكتروني, ایمیل, ইমেইল',
  sms: 'ایس ایم ایس, رسالة نصية, پیامک, এসএমএস',
}

const meant: ReadonlyMap<string, string> = new Map([
  ...Object.entries(english).map(([written, word]) => [spelling(written), word] as const),
  ...Object.entries(native).flatMap(([word, list]) =>
    list.split(',').map(written => [spelling(written), word] as const),
  ),
])

/** The word in the log's spelling, whatever keyboard wrote it: `Walk in` is `walk-in`; `FB` and `فیس بک` are `facebook`. */
export function logWord(written: string): string {
  const spelt = spelling(written)
  return meant.get(spelt) ?? spelt
}

/** Whether a text, as `spelling` gives it, can be kept as a word. */
export function isWordShape(spelt: string): boolean {
  return /^[\p{L}\p{M}\d][\p{L}\p{M}\d-]*$/u.test(spelt) && spelt.length <= 40
}

/** A word or what it is called in the one form in which they are compared. */
export function spelling(written: string): string {
  return foldKey(written)
    .replace(/[ _/&]+/gu, '-')
    .replace(/-+/g, '-')
}
