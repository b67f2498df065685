import { languageEntry } from '../core/languages/registry.ts'
import { smallestShown } from '../outreach/disclosure/counts.ts'
import type { ChartSpec, Figure, InfographicContent } from './content.ts'
import { figureText, keyFigureTexts, rowText } from './figure-texts.ts'
import { findTitle } from './finding.ts'
import { isolate } from './isolate.ts'
import { titleOf } from './layout/chart-frame.ts'
import { type NumberFormat, numberFormat } from './numbers.ts'
import { sayDay, sayMonth, sayPeriodOf } from './periods.ts'
import { holdsBack } from './withheld.ts'
import { wordsOf } from './words/lookup.ts'
import type { Words } from './words/words.ts'

/** X refuses a longer alternative text (UTF-16 units). */
export const altTextLimit = 1000

/**
 * The picture in words. `everything` has every cell of every chart (the SVG's `<desc>`, the PDF); `post`
 * keeps to what a post's alternative text may hold, leaving out the smallest rows first.
 */
export function describe(content: InfographicContent, extent: 'everything' | 'post'): string {
  if (extent === 'everything') return write(content, Number.POSITIVE_INFINITY)
  const fitting = [Number.POSITIVE_INFINITY, 5, 3, 2, 1, 0]
    .map(rows => write(content, rows))
    .find(text => text.length <= altTextLimit)
  return fitting ?? `${write(content, 0).slice(0, altTextLimit - 1)}…`
}

interface Marks {
  comma: string
  semicolon: string
  stop: string
}

const latinMarks: Marks = { comma: ', ', semicolon: '; ', stop: '. ' }
const arabicMarks: Marks = { comma: '، ', semicolon: '؛ ', stop: '. ' }

function write(content: InfographicContent, rows: number): string {
  const words = wordsOf(content.language)
  const numbers = numberFormat(content)
  const { direction } = languageEntry(content.language)
  const marks = direction === 'rtl' ? arabicMarks : latinMarks
  const figures = content.indicators.map(figure => {
    const { value, label, note } = keyFigureTexts(figure, words, numbers)
    return `${label}: ${value}${note === undefined ? '' : ` (${note})`}`
  })
  const text = [
    ...(content.sandbox ? [`${words.sandboxMark}: ${words.sandboxNote}`] : []),
    findTitle(content, words, numbers),
    `${content.office}${marks.comma}${sayPeriodOf(content, words, numbers)}`,
    `${words.keyFiguresInAlt}: ${figures.join(marks.semicolon)}`,
    ...content.charts.flatMap(chart => chartText(chart, words, numbers, marks, rows)),
    ...(holdsBack(content) ? [words.heldBack(numbers.count(smallestShown))] : []),
    words.source(content.source, sayDay(content.extractedOn, words, numbers)),
  ]
    .map(sentence => sentence.replace(/[.۔।]$/u, ''))
    .join(marks.stop)
  return isolate(`${text}${marks.stop.trimEnd()}`, direction)
}

function chartText(
  chart: ChartSpec,
  words: Words,
  numbers: NumberFormat,
  marks: Marks,
  rows: number,
): string[] {
  if (rows === 0) return []
  const cells = chartCells(chart, words, numbers)
  if (cells.length === 0) return []
  const shownCells = chart.kind === 'line' ? cells.slice(-rows) : cells.slice(0, rows)
  const target =
    chart.kind === 'line' && chart.target !== undefined
      ? ` (${words.target}: ${numbers.count(chart.target)})`
      : ''
  return [
    `${titleOf({ words }, chart)}${target}: ${[...shownCells, ...(shownCells.length < cells.length ? ['…'] : [])].join(marks.semicolon)}`,
  ]
}

function chartCells(chart: ChartSpec, words: Words, numbers: NumberFormat): string[] {
  const say = (value: Figure) => figureText(chart.indicator, value, words, numbers)
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns':
      return chart.rows
        .filter(row => row.value !== 'not-shown')
        .map(row => `${rowText(row, words, numbers, 'long')}: ${say(row.value)}`)
    case 'line':
      return chart.points
        .filter(point => point.value !== 'not-shown')
        .map(point => `${sayMonth(point.month, words, numbers, 'long')}: ${say(point.value)}`)
    case 'sex-age':
      return chart.rows.flatMap(row => {
        const parts = (['women', 'men', 'unknown'] as const).flatMap(sex => {
          const value = row[sex]
          const isLeftOut = value === undefined || value === 'not-shown' || (sex === 'unknown' && value === 0)
          return isLeftOut ? [] : [`${words[sex]} ${say(value)}`]
        })
        const age = numbers.digits(words.labels[row.age] ?? row.age)
        return parts.length === 0 ? [] : [`${age} (${parts.join(words.listSeparator)})`]
      })
  }
}
