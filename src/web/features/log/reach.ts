/** Kinds of a radio programme's sort: what they reach can only be estimated. */
const broadcasts: readonly string[] = ['radio-programme', 'tv', 'print', 'sms']
/** Kinds at which people are counted. */
const gatherings: readonly string[] = [
  'community',
  'school-visit',
  'vocational',
  'pre-departure',
  'counselling-day',
  'webinar',
  'stakeholder',
]

/** By what a kind of activity is counted: of a kind of the offices' own, either. */
export function reachOf(kind: string): 'people' | 'audience' | 'either' {
  if (broadcasts.includes(kind)) return 'audience'
  return gatherings.includes(kind) ? 'people' : 'either'
}
