/**
 * The usual words of the log. They are a list to choose from, not a fence: offices meet channels and topics nobody
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

/** Other spellings that people write, by the word they mean. */
const meant: Record<string, string> = {
  walkin: 'walk-in',
  visit: 'walk-in',
  'walk-ins': 'walk-in',
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

/** The word in the log's spelling: `Walk in` is `walk-in`; `FB` is `facebook`. */
export function wordOfTheLog(written: string): string {
  const spelt = written
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_/&]+/gu, '-')
    .replace(/-+/g, '-')
  return meant[spelt] ?? spelt
}

/** What the words of one kind of record are not on the list; for the report of an import. */
export function unfamiliarWords(words: readonly string[], list: readonly string[]): string[] {
  return [...new Set(words)].filter(word => !list.includes(word)).sort()
}
