/** One age at which a post is measured, both ends counted in milliseconds from its publication. */
export interface MeasurementAge {
  age: string
  /** The reading is due from here … */
  afterMs: number
  /** … and belongs to this age until here; what has not been read by then was not taken. */
  untilMs: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * When a post is measured; outreach measures, publishing allows for the cost. An age ends where the next begins; the
 * last ends at 30 days, when X stops giving non-public metrics (docs.x.com, metrics).
 */
export const measurementAges: readonly MeasurementAge[] = [
  { age: '15m', afterMs: 15 * minute, untilMs: 1 * hour },
  { age: '1h', afterMs: 1 * hour, untilMs: 6 * hour },
  { age: '6h', afterMs: 6 * hour, untilMs: 1 * day },
  { age: '1d', afterMs: 1 * day, untilMs: 3 * day },
  { age: '3d', afterMs: 3 * day, untilMs: 7 * day },
  { age: '7d', afterMs: 7 * day, untilMs: 28 * day },
  { age: '28d', afterMs: 28 * day, untilMs: 30 * day },
]

/** How long after its publication a post is read each time, in milliseconds. */
export const readAfterMs: readonly number[] = measurementAges.map(age => age.afterMs)

/**
 * A value is "at" an age only where it was read within a quarter of it: the window of "7d" ends on day 28, and what was
 * read then is not comparable with what was read on day 7.
 */
export const ageTolerance = 0.25
