/** The words of the log that the forms offer: src/outreach/log/reading/log-words.ts. */
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

export const ageBands = ['0-17', '18-24', '25-34', '35-49', '50-64', '65+', 'unknown'] as const

export type ActivityKind = (typeof activityKinds)[number]
export type EnquiryChannel = (typeof enquiryChannels)[number]
export type EnquiryTopic = (typeof enquiryTopics)[number]

/** They reach an audience that can only be estimated. */
const broadcasts: readonly string[] = ['radio-programme', 'tv', 'print', 'sms']

export function isBroadcast(kind: string): boolean {
  return broadcasts.includes(kind)
}
