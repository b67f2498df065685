/** Over what the values of an indicator may be added up. */
export type Addable = 'post' | 'channel' | 'office' | 'month' | 'kind' | 'topic'

/**
 * What one figure means. `level` follows the AMEC framework (input, activity, output, out-take, outcome), so that a
 * figure is never passed off as more than it is.
 */
export interface Indicator {
  /** Goes up when the way of counting changes; a series must not run across unmarked. */
  version: number
  level: 'input' | 'activity' | 'output' | 'out-take' | 'outcome'
  /** `points` is a difference of two percentages or of two means. */
  unit: 'count' | 'percent' | 'points'
  counted: string
  of: string
  over: string
  addableOver: readonly Addable[]
  /** Each one counted is a person who came to us: a small cell could point at one of them. */
  people: boolean
  /** Which way is better; `neither` where more may as well be worse. */
  better: 'up' | 'down' | 'neither'
  /** What a percentage is divided, and divided by, in words. */
  numerator?: string
  denominator?: string
  /** A change or a percentage on a base smaller than this says more than the figures do. */
  leastBase: number
  source: 'log' | 'posts' | 'channels'
  breaks: readonly DefinitionBreak[]
}

/** The day from which a network counts something else under the same heading. */
export interface DefinitionBreak {
  network: string
  /** The first day of the new definition, YYYY-MM-DD. */
  on: string
  from: string
  to: string
  note: string
}
