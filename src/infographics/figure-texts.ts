import type { ChartRow, Figure, KeyFigure } from './content.ts'
import { indicatorFacts } from './indicator-facts.ts'
import type { NumberFormat } from './numbers.ts'
import { sayMonth } from './periods.ts'
import { indicatorLabel, rowLabel, type Words } from './words/words.ts'

export interface KeyFigureTexts {
  value: string
  label: string
  note: string | undefined
}

/** What a key figure's tile, its table row and its alternative text say. */
export function keyFigureTexts(figure: KeyFigure, words: Words, numbers: NumberFormat): KeyFigureTexts {
  const change = changeOf(figure)
  return {
    value: figureText(figure.indicator, figure.value, words, numbers, figure.unit),
    label: figure.label ?? indicatorLabel(words, figure.indicator),
    note: figure.note ?? (change && changeText(change, words, numbers)),
  }
}

/** A figure as it is printed; words where there is none yet, or where it is held back. */
export function figureText(
  indicator: string,
  value: Figure,
  words: Words,
  numbers: NumberFormat,
  unit: 'count' | 'percent' = indicatorFacts(indicator).unit,
): string {
  if (value === null) return words.noFiguresYet
  if (value === 'not-shown') return words.notShown
  return unit === 'percent' ? numbers.percent(value) : numbers.count(value)
}

/** The label of a chart row; a month (`2026-09`) is said as one. */
export function rowText(row: ChartRow, words: Words, numbers: NumberFormat, form: 'short' | 'long'): string {
  const isMonth = row.label === undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(row.key)
  return isMonth ? sayMonth(row.key, words, numbers, form) : rowLabel(words, row)
}

/** A percentage of fewer than these says more than the figures do: both are printed instead. */
const leastBase = 20

export type Change =
  | { kind: 'same' }
  | { kind: 'percent' | 'points'; value: number }
  | { kind: 'from'; previous: number }

/**
 * The change on the period before, where both figures are known and shown: of counts in percent, from a small base the
 * figure before, of percentages in points.
 */
export function changeOf(figure: KeyFigure): Change | undefined {
  const { indicator, value, previous } = figure
  const unit = figure.unit ?? indicatorFacts(indicator).unit
  if (typeof value !== 'number' || typeof previous !== 'number') return undefined
  if (value === previous) return { kind: 'same' }
  if (unit === 'percent') return { kind: 'points', value: value - previous }
  if (previous < leastBase) return { kind: 'from', previous }
  return { kind: 'percent', value: ((value - previous) / previous) * 100 }
}

/** The change as a tile says it. */
export function changeText(change: Change, words: Words, numbers: NumberFormat): string {
  switch (change.kind) {
    case 'same':
      return words.unchanged
    case 'percent':
      return words.change(numbers.change(change.value))
    case 'points':
      return words.changeInPoints(numbers.points(change.value))
    case 'from':
      return words.before(numbers.count(change.previous))
  }
}
