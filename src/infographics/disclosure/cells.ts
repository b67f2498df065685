import type { ChartSpec, Figure, InfographicContent } from '../content.ts'
import { indicatorFacts } from '../indicator-facts.ts'
import { spansOf } from './spans.ts'

/** One count of people, wherever the picture shows it. */
export interface Cell {
  id: string
  /** Undefined where it was hidden before, or the picture has no place for it. */
  value: number | undefined
  hidden: boolean
  /** Whether a place of the picture shows it, or says that it is not shown. */
  printed: boolean
  /** The change on it is given up before any other figure. */
  isEarlier: boolean
}

/** What readers can hold against each other: the parts add up to the total, or to at most or at least that. */
export interface Sum {
  parts: readonly Cell[]
  total: Cell
  relation: 'equal' | 'at-most' | 'at-least'
}

/** Every count of people in a picture, by its place, and all sums between them. */
export interface CellTable {
  cells: Cell[]
  sums: Sum[]
  /** The cell at `indicators.0.value`, `charts.1.rows.2.men` …; undefined where there is none, or it is zero. */
  at(place: string): Cell | undefined
}

/**
 * Gathers the counts of people that are drawn together. Each breakdown of an indicator adds up to its tile, and so to
 * every other breakdown of it; months add up to the period they lie in, and to the period before. Zeros, and rows
 * without a figure, are zero to anybody who subtracts.
 */
export function cellsOf(content: InfographicContent): CellTable {
  const places = new Map<string, Cell>()
  const known = new Map<string, Cell>()
  const sums: Sum[] = []

  function cell(id: string, figure: Figure | undefined, place: string): Cell | undefined {
    if (figure === null || figure === undefined || figure === 0) return undefined
    const value = figure === 'not-shown' ? undefined : figure
    const same = known.get(id)
    const found = same?.value === value && same ? same : added(same ? `${id} at ${place}` : id, value)
    found.printed = true
    places.set(place, found)
    return found
  }

  function added(id: string, value: number | undefined): Cell {
    const made: Cell = {
      id,
      value,
      hidden: value === undefined,
      printed: false,
      isEarlier: id.endsWith('/earlier'),
    }
    known.set(id, made)
    return made
  }

  /** The tile's cell, or one that no place shows. */
  const total = (id: string) => known.get(id) ?? added(id, undefined)

  for (const [index, figure] of content.indicators.entries()) {
    const { indicator, unit = indicatorFacts(indicator).unit } = figure
    if (!indicatorFacts(indicator).people || unit === 'percent') continue
    cell(indicator, figure.value, `indicators.${index}.value`)
    cell(`${indicator}/earlier`, figure.previous, `indicators.${index}.previous`)
  }
  const bySexAndAge: { indicator: string; entries: Entry[] }[] = []
  for (const [index, chart] of content.charts.entries()) {
    const { indicator } = chart
    if (!indicatorFacts(indicator).people) continue
    const entries = entriesOf(chart).map(({ key, place, value }) => ({
      key,
      cell: cell(`${indicator}/${dimensionOf(chart)}/${key}`, value, `charts.${index}.${place}`),
    }))
    const parts = cellsIn(entries)
    if (isByMonth(chart)) {
      for (const { of, months, relation } of spansOf(
        content,
        entries.map(entry => entry.key),
      )) {
        const inSpan = cellsIn(entries.filter(entry => months.has(entry.key)))
        sums.push({
          parts: inSpan,
          total: total(of === 'period' ? indicator : `${indicator}/earlier`),
          relation,
        })
      }
    } else sums.push({ parts, total: total(indicator), relation: 'equal' })
    if (chart.kind === 'sex-age') bySexAndAge.push({ indicator, entries })
  }
  for (const { indicator, entries } of bySexAndAge) sums.push(...marginsOf(indicator, entries, known))
  return { cells: [...new Set(known.values())], sums, at: place => places.get(place) }
}

interface Entry {
  key: string
  cell: Cell | undefined
}

function cellsIn(entries: readonly Entry[]): Cell[] {
  return entries.flatMap(entry => entry.cell ?? [])
}

function entriesOf(chart: ChartSpec): { key: string; place: string; value: Figure | undefined }[] {
  switch (chart.kind) {
    case 'ranked-bars':
    case 'columns':
      return chart.rows.map(({ key, value }, row) => ({ key, place: `rows.${row}.value`, value }))
    case 'line':
      return chart.points.map(({ month, value }, point) => ({
        key: month,
        place: `points.${point}.value`,
        value,
      }))
    case 'sex-age':
      return chart.rows.flatMap((row, index) =>
        (['women', 'men', 'unknown'] as const).map(sex => ({
          key: `${sex}/${row.age}`,
          place: `rows.${index}.${sex}`,
          value: row[sex],
        })),
      )
  }
}

function isByMonth(chart: ChartSpec): boolean {
  return chart.kind === 'line' || ('dimension' in chart && chart.dimension === 'month')
}

function dimensionOf(chart: ChartSpec): string {
  if (isByMonth(chart)) return 'month'
  return 'dimension' in chart ? chart.dimension : chart.kind
}

/** Where another chart counts by age or by sex alone, its rows are the margins of this one. */
function marginsOf(indicator: string, entries: readonly Entry[], known: ReadonlyMap<string, Cell>): Sum[] {
  const margins = new Map<Cell, Cell[]>()
  for (const { key, cell } of entries) {
    const [sex = '', age = ''] = key.split(/\/(.*)/s)
    for (const id of [`${indicator}/sex/${sex}`, `${indicator}/age/${age}`]) {
      const margin = known.get(id)
      if (margin && cell) margins.set(margin, [...(margins.get(margin) ?? []), cell])
    }
  }
  return [...margins].map(([total, parts]) => ({ parts, total, relation: 'equal' }))
}
