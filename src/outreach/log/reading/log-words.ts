import { foldKey } from '../../../core/text/fold-key.ts'

/**
 * The usual words of the log. They are a list to choose from, not a fence: offices meet channels and topics that no one
 * thought of, so another word is taken as it is and named in the import's report.
 */
export const activityKinds = [
  'community',
  'school-visit',
  'vocational',
  'pre-departure',
  'counselling-day',
  'radio-programme',
  'tv',
  'print',
  'sms',
  'webinar',
  'stakeholder',
] as const

export const enquiryChannels = [
  'walk-in',
  'hotline',
  'whatsapp',
  'facebook',
  'x',
  'e-mail',
  'radio-call-in',
  'telegram',
  'viber',
  'instagram',
  'website',
  'event',
  'sms',
] as const

export const enquiryTopics = [
  'work-abroad',
  'visas-permits',
  'recruitment-agencies',
  'fake-job-offers',
  'study-abroad',
  'document-checks',
  'pre-departure',
  'smuggling-trafficking',
  'rights-abroad',
  'family',
  'return-reintegration',
  'other',
] as const

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

function spelling(written: string): string {
  return foldKey(written)
    .replace(/[ _/&]+/gu, '-')
    .replace(/-+/g, '-')
}

/** What the words of one kind of record are not on the list; for the report of an import. */
export function unfamiliarWords(words: readonly string[], list: readonly string[]): string[] {
  return [...new Set(words)].filter(word => !list.includes(word)).sort()
}
