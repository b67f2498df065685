import type { Figure } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'

/** Counts of people from one up to here, exclusive, are not printed: they could point at somebody. */
export const smallestShown = 5

/** `small`: one to four people; `missing`: no figures yet; otherwise the figure itself. */
export type Shown = { kind: 'value'; value: number } | { kind: 'small' } | { kind: 'missing' }

/** What may be shown of a figure in public. Zero points at nobody and is shown. */
export function shown(indicator: string, value: Figure): Shown {
  if (value === null) return { kind: 'missing' }
  const hides = indicatorFacts(indicator).people && value > 0 && value < smallestShown
  return hides ? { kind: 'small' } : { kind: 'value', value }
}
