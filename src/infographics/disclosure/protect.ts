import type { ChartRow, ChartSpec, Figure, InfographicContent, KeyFigure } from '../content.ts'
import { indicatorFacts } from '../indicator-facts.ts'
import { possibleValues } from './attack.ts'
import { type Cell, type CellTable, cellsOf, type Sum } from './cells.ts'
import { chartValues, isSmall } from './small.ts'

/** Of no hidden cell may readers know more than that it has one of this many values. */
const leastPossibleValues = 6

/**
 * Hides counts of one to four people, and as many other counts as it takes that none of them can be worked out from all
 * that stands in the picture, its words and its table: docs/decisions/0012-figures-that-hold.md. What is hidden reads
 * `not-shown`, whatever it was; ranked rows that are hidden stand after those that are shown, by their keys.
 */
export function protectSmallCells(content: InfographicContent): InfographicContent {
  const table = cellsOf(content)
  for (const cell of table.cells) if (cell.value !== undefined && isSmall(cell.value)) cell.hidden = true
  for (let open = givenAway(table); open; open = givenAway(table)) neighbourOf(open, table.sums).hidden = true
  const charts = content.charts.map((chart, index) => hiddenIn(chart, `charts.${index}`, table))
  const indicators = content.indicators.map((figure, index) => ({
    ...figure,
    ...hiddenFigure(figure, `indicators.${index}`, table),
  }))
  return withoutSmallShares({ ...content, charts, indicators }, content)
}

/** A hidden cell that readers could work out, or nearly. */
function givenAway({ cells, sums }: CellTable): Cell | undefined {
  return cells.find(cell => cell.hidden && cell.printed && possibleValues(cell, sums) < leastPossibleValues)
}

/**
 * Of the nearest cells that are shown, the one whose loss costs least (a change, a small count, a total) among those
 * that keep the secret; where one alone cannot, the cheapest of all.
 */
function neighbourOf(cell: Cell, sums: readonly Sum[]): Cell {
  const seen = new Set([cell])
  let ring = [cell]
  while (ring.length > 0) {
    const around = sums.filter(sum => [...sum.parts, sum.total].some(each => ring.includes(each)))
    const next = new Set(around.flatMap(sum => [...sum.parts, sum.total]).filter(each => !seen.has(each)))
    const candidates = [...next].filter(each => !each.hidden).sort((a, b) => cost(a, sums) - cost(b, sums))
    const chosen = candidates.find(candidate => keeps(cell, candidate, sums)) ?? candidates[0]
    if (chosen) return chosen
    for (const each of next) seen.add(each)
    ring = [...next]
  }
  throw new Error(`The count "${cell.id}" could be worked out, and nothing is left to hide it with.`)
}

function cost(cell: Cell, sums: readonly Sum[]): number {
  if (cell.isEarlier) return -1
  const isTotal = sums.some(sum => sum.total === cell)
  return (cell.value ?? 0) + (isTotal ? Number.MAX_SAFE_INTEGER / 2 : 0)
}

function keeps(cell: Cell, candidate: Cell, sums: readonly Sum[]): boolean {
  candidate.hidden = true
  const values = possibleValues(cell, sums)
  candidate.hidden = false
  return values >= leastPossibleValues
}

function hiddenIn(chart: ChartSpec, place: string, table: CellTable): ChartSpec {
  const figure = <Value extends Figure | undefined>(at: string, value: Value): Value | 'not-shown' =>
    table.at(`${place}.${at}`)?.hidden ? 'not-shown' : value
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns': {
      const rows = chart.rows.map((row, index) => ({
        ...row,
        value: figure(`rows.${index}.value`, row.value),
      }))
      return { ...chart, rows: chart.kind === 'ranked-bars' ? ranked(rows) : rows }
    }
    case 'line': {
      const points = chart.points.map((point, index) => ({
        ...point,
        value: figure(`points.${index}.value`, point.value),
      }))
      return { ...chart, points }
    }
    case 'sex-age': {
      const rows = chart.rows.map(({ unknown, ...row }, index) => ({
        ...row,
        women: figure(`rows.${index}.women`, row.women),
        men: figure(`rows.${index}.men`, row.men),
        ...(unknown === undefined ? {} : { unknown: figure(`rows.${index}.unknown`, unknown) }),
      }))
      return { ...chart, rows }
    }
  }
}

function hiddenFigure(figure: KeyFigure, place: string, table: CellTable): Partial<KeyFigure> {
  const { previous } = figure
  const value = table.at(`${place}.value`)?.hidden ? 'not-shown' : figure.value
  if (previous === undefined) return { value }
  return { value, previous: table.at(`${place}.previous`)?.hidden ? 'not-shown' : previous }
}

/** Largest first, then what is hidden, then what has no figure; what is not stated and "other" stand last. */
function ranked(rows: readonly ChartRow[]): ChartRow[] {
  const last = (row: ChartRow) => ['unknown', 'other'].indexOf(row.key)
  const kind = (row: ChartRow) => (row.value === null ? 2 : row.value === 'not-shown' ? 1 : 0)
  return rows.toSorted((a, b) => {
    if (last(a) !== last(b)) return last(a) - last(b)
    if (kind(a) !== kind(b)) return kind(a) - kind(b)
    if (typeof a.value === 'number' && typeof b.value === 'number') return b.value - a.value
    return kind(a) === 1 ? compareKeys(a.key, b.key) : 0
  })
}

function compareKeys(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/**
 * A percentage of people goes where it would tell a small count: its numerator, what is left of it, or a hidden part.
 * So does that of the period before, which its change would tell.
 */
function withoutSmallShares(hidden: InfographicContent, given: InfographicContent): InfographicContent {
  const indicators = hidden.indicators.map(figure => {
    const { indicator, previous, denominator, previousDenominator } = figure
    const { unit: usual, shareOf: of } = indicatorFacts(indicator)
    const isOfPeople = of !== undefined || denominator !== undefined || previousDenominator !== undefined
    if ((figure.unit ?? usual) !== 'percent' || !isOfPeople) return figure
    const base = given.indicators.find(each => each.indicator === of)
    const value =
      tellsFew(figure.value, denominator ?? base?.value) || (of !== undefined && hidesAnyOf(hidden, of))
        ? ('not-shown' as const)
        : figure.value
    if (previous === undefined) return { ...figure, value }
    const hidesBefore = hidden.indicators.some(each => each.indicator === of && each.previous === 'not-shown')
    return {
      ...figure,
      value,
      previous:
        value === 'not-shown' || hidesBefore || tellsFew(previous, previousDenominator ?? base?.previous)
          ? ('not-shown' as const)
          : previous,
    }
  })
  return { ...hidden, indicators }
}

function tellsFew(share: Figure, whole: Figure | undefined): boolean {
  if (typeof share !== 'number' || typeof whole !== 'number') return false
  const part = Math.round((whole * share) / 100)
  return isSmall(part) || isSmall(whole - part) || isSmall(whole)
}

function hidesAnyOf({ charts, indicators }: InfographicContent, indicator: string): boolean {
  const bySex = charts.filter(
    chart =>
      chart.indicator === indicator &&
      (chart.kind === 'sex-age' || ('dimension' in chart && chart.dimension === 'sex')),
  )
  return (
    indicators.some(figure => figure.indicator === indicator && figure.value === 'not-shown') ||
    bySex.some(chart => chartValues(chart).includes('not-shown'))
  )
}
