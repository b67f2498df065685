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
  return {
    value: figureText(figure.indicator, figure.value, words, numbers, figure.unit),
    label: figure.label ?? indicatorLabel(words, figure.indicator),
    note: figure.note ?? changeText(figure, words, numbers),
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

/** The change on the period before in percent, where both figures may be shown and the first is not zero. */
export function changeInPercent(figure: KeyFigure): number | undefined {
  const { indicator, value, previous } = figure
  const unit = figure.unit ?? indicatorFacts(indicator).unit
  if (unit === 'percent' || typeof value !== 'number' || typeof previous !== 'number' || previous === 0)
    return undefined
  return ((value - previous) / previous) * 100
}

function changeText(figure: KeyFigure, words: Words, numbers: NumberFormat): string | undefined {
  const change = changeInPercent(figure)
  if (change === undefined) return undefined
  return Math.abs(change) < 0.05 ? words.unchanged : words.change(numbers.change(change))
}
