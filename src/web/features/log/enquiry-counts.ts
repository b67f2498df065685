import { numbersIn } from '../../shared/forms/kept/kept-shapes.ts'

export type TopicCounts = Readonly<Record<string, number>>
/** How many asked, by contact method and topic. */
export type Counts = Readonly<Record<string, TopicCounts>>

/** What a form kept, perhaps of another version of the app. */
export function countsIn(kept: unknown): Counts {
  const methods = Object.entries(Object(kept)).filter(([, topics]) => typeof topics === 'object')
  return Object.fromEntries(methods.map(([method, topics]) => [method, numbersIn(topics)]))
}

export function countsOf(counts: Counts, method: string): TopicCounts {
  return counts[method] ?? {}
}

/** One more or one less; never below none. */
export function withTap(counts: Counts, method: string, topic: string, by: 1 | -1): Counts {
  const own = countsOf(counts, method)
  return { ...counts, [method]: { ...own, [topic]: Math.max(0, (own[topic] ?? 0) + by) } }
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
