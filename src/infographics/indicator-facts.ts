/** What may be done with an indicator, whatever its language. */
export interface IndicatorFacts {
  unit: 'count' | 'percent'
  /** Its values may be added over channels, topics or posts; a count of unique people may not. */
  additive: boolean
  /** It counts people who came to us, so a small cell could point at one of them. */
  people: boolean
  /** The people it is a percentage of. */
  shareOf?: string
}

const facts: Record<string, IndicatorFacts> = {
  enquiries: { unit: 'count', additive: true, people: true },
  participants: { unit: 'count', additive: true, people: true },
  counselled: { unit: 'count', additive: true, people: true },
  'women-share': { unit: 'percent', additive: false, people: false, shareOf: 'participants' },
  activities: { unit: 'count', additive: true, people: false },
  'estimated-audience': { unit: 'count', additive: false, people: false },
  materials: { unit: 'count', additive: true, people: false },
  posts: { unit: 'count', additive: true, people: false },
  impressions: { unit: 'count', additive: true, people: false },
  views: { unit: 'count', additive: true, people: false },
  reach: { unit: 'count', additive: false, people: false },
  engagements: { unit: 'count', additive: true, people: false },
  'engagement-rate': { unit: 'percent', additive: false, people: false },
  clicks: { unit: 'count', additive: true, people: false },
  followers: { unit: 'count', additive: false, people: false },
}

/** Keys of the indicators the words files name. */
export const knownIndicators: readonly string[] = Object.keys(facts)

/** Of an indicator without a description, nothing is added up and small cells are hidden. */
export function indicatorFacts(indicator: string): IndicatorFacts {
  return facts[indicator] ?? { unit: 'count', additive: false, people: true }
}
