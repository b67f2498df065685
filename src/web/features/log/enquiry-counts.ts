import type { EnquiryChannel, EnquiryTopic } from './log-words.ts'

export type TopicCounts = Partial<Record<EnquiryTopic, number>>
/** How many asked, by the way they came and the topic. */
export type Counts = Partial<Record<EnquiryChannel, TopicCounts>>

export function countsOf(counts: Counts, channel: EnquiryChannel): TopicCounts {
  return counts[channel] ?? {}
}

/** One more or one less; never below none. */
export function withTap(counts: Counts, channel: EnquiryChannel, topic: EnquiryTopic, by: 1 | -1): Counts {
  const own = countsOf(counts, channel)
  return { ...counts, [channel]: { ...own, [topic]: Math.max(0, (own[topic] ?? 0) + by) } }
}

export function totalOf(counts: Counts): number {
  return rowsOf(counts).reduce((sum, { count }) => sum + count, 0)
}

/** For the API: what was asked at least once. */
export function rowsOf(counts: Counts): { contactMethod: string; topic: string; count: number }[] {
  return Object.entries(counts).flatMap(([contactMethod, topics]) =>
    Object.entries(topics).flatMap(([topic, count]) => (count > 0 ? [{ contactMethod, topic, count }] : [])),
  )
}
