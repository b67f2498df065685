import { isSmall, type OwnFigure } from '../../disclosure/counts.ts'
import type { Dimension } from '../../figures/sources/counted.ts'
import { type AnsweredFigure, countsPeople } from '../answered-figures.ts'

/**
 * What a figure is to the public: `free` counts no one; `few` rests on too few; `crossed` is divided so that no rule of
 * ours can protect it; of any other, its coordinates and count, to be held against everything that is published.
 */
export type PublicFigure =
  | { kind: 'free' | 'few' | 'crossed' }
  | { kind: 'people'; own: Omit<OwnFigure, 'place' | 'isShown'> }

export function publicFigure(figure: AnsweredFigure, sandbox: boolean): PublicFigure {
  const { value, unit, denominator } = figure
  if (value === null || !countsPeople(figure)) return { kind: 'free' }
  if (unit === 'points') return { kind: isSmall(denominator ?? 0) ? 'few' : 'free' }
  const division = divisionOf(figure)
  if (division === undefined || (unit === 'percent' && division.dimension !== '')) return { kind: 'crossed' }
  const { indicator, officeIds: offices, from, to } = figure
  const own = { sandbox, offices, indicator, ...division, from, to, counted: value }
  if (unit === 'count') return { kind: 'people', own }
  const share = { ...(typeof denominator === 'number' ? { whole: denominator } : {}), ...printedShare(value) }
  return { kind: 'people', own: { ...own, share } }
}

/** As a public file prints it: the base of a percentage of people, and its further decimals, would give counts away. */
export function printedValue({ value, unit }: AnsweredFigure): number | null {
  return value === null || unit === 'count' ? value : printedShare(value).printed
}

/** Offices and days are coordinates of their own; beyond them, by one thing, or by sex and age. */
function divisionOf({ dimensions, keys }: AnsweredFigure): { dimension: string; key: string } | undefined {
  const parts = dimensions.flatMap((dimension, index) =>
    dimension === 'office' || dimension === 'month' ? [] : [{ dimension, key: keys[index] ?? 'unknown' }],
  )
  const [first, second, ...more] = parts
  if (!first) return { dimension: '', key: '' }
  if (!second) return { dimension: nameInPictures[first.dimension] ?? first.dimension, key: first.key }
  if (first.dimension !== 'sex' || second.dimension !== 'age' || more.length > 0) return undefined
  return { dimension: 'sex-age', key: `${first.key}/${second.key}` }
}

/** Pictures and files name one figure alike, so that the two are held against each other. */
const nameInPictures: Partial<Record<Dimension, string>> = { contactMethod: 'channel' }

/** With one decimal, and more where that would read 0 or 100 and is not. */
function printedShare(value: number): { printed: number; within: number } {
  const misleads = (decimals: number) =>
    [0, 100].some(end => value !== end && Number(value.toFixed(decimals)) === end)
  const decimals = [1, 2, 3].find(each => !misleads(each)) ?? 3
  return { printed: Number(value.toFixed(decimals)), within: 0.5 / 10 ** decimals }
}
