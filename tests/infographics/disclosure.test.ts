import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartSpec, InfographicContent } from '../../src/infographics/content.ts'
import { dataPage } from '../../src/infographics/data-table.ts'
import { protectPicture } from '../../src/infographics/protect-picture.ts'
import { runsOf } from '../factories/depth.ts'
import { attackersValues, type Published, type Relation } from '../outreach/disclosure/attacker.ts'
import { sampleContent } from './sample-content.ts'

const runs = runsOf(4_000)

const count = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 7 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 41, max: 900 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const counts = (max: number) => fc.array(count, { minLength: 1, maxLength: max })
const sumOf = (values: readonly (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0)

/** Splits a total at the given places. */
function split(total: number, cuts: readonly number[]): number[] {
  const at = [0, ...cuts.map(cut => Math.min(total, cut % (total + 1))).sort((a, b) => a - b), total]
  return at.slice(1).map((end, index) => end - (at[index] ?? 0))
}

const bars = (dimension: string, values: readonly (number | null)[], indicator = 'enquiries'): ChartSpec => ({
  kind: 'ranked-bars',
  indicator,
  dimension,
  rows: values.map((value, index) => ({ key: `row-${index}`, value })),
})

/** Enquiries by channel, by topic and by month, of a month or a quarter, with tile and change or without. */
const enquiries = fc
  .record({
    values: counts(6),
    cuts: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 4 }),
    months: fc.tuple(count, count, count),
    monthCuts: fc.tuple(fc.nat(1_000), fc.nat(1_000)),
    length: fc.constantFrom(1, 3),
    has: fc.record({ tile: fc.boolean(), change: fc.boolean(), topic: fc.boolean(), line: fc.boolean() }),
  })
  .map(({ values, cuts, months, monthCuts, length, has }) => {
    const total = sumOf(values)
    const own = length === 1 ? [total] : split(total, monthCuts)
    const points = [...months, ...own].map((value, index) => ({
      month: `2026-${String(9 - months.length - own.length + index + 1).padStart(2, '0')}`,
      value,
    }))
    const earlier = months.slice(3 - length)
    return sampleContent('en', {
      period: { from: length === 1 ? '2026-09-01' : '2026-07-01', to: '2026-09-30' },
      indicators: [
        has.tile
          ? {
              indicator: 'enquiries',
              value: total,
              ...(has.change
                ? { previous: earlier.every(value => value === null) ? null : sumOf(earlier) }
                : {}),
            }
          : { indicator: 'posts', value: 1 },
      ],
      charts: [
        bars('channel', values),
        ...(has.topic ? [bars('topic', split(total, cuts))] : []),
        ...(has.line ? [{ kind: 'line' as const, indicator: 'enquiries', points }] : []),
      ],
    })
  })

/** Participants by sex and age, by kind of activity and by age alone. */
const participants = fc
  .record({
    rows: fc.array(fc.record({ women: count, men: count, unknown: fc.option(count, { nil: undefined }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    cuts: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }),
    has: fc.record({ tile: fc.boolean(), kind: fc.boolean(), age: fc.boolean() }),
  })
  .map(({ rows, cuts, has }) => {
    const ages = rows.map(row => sumOf([row.women, row.men, row.unknown ?? null]))
    const total = sumOf(ages)
    return sampleContent('en', {
      indicators: [has.tile ? { indicator: 'participants', value: total } : { indicator: 'posts', value: 1 }],
      charts: [
        {
          kind: 'sex-age',
          indicator: 'participants',
          rows: rows.map((row, index) => ({ age: `row-${index}`, ...row })),
        },
        ...(has.kind ? [bars('kind', split(total, cuts), 'participants')] : []),
        ...(has.age ? [bars('age', ages, 'participants')] : []),
      ],
    })
  })

/** Reads the published table page as an outsider does, and what its figures have to do with each other. */
function read(content: InfographicContent): { cells: Published[]; relations: Relation[] } {
  const cells: Published[] = []
  const relations: Relation[] = []
  const take = (text: string | undefined): Published => {
    const cell: Published = {
      value: text === 'not shown' ? 'hidden' : Number((text ?? '0').replaceAll(',', '')) || 0,
    }
    cells.push(cell)
    return cell
  }
  const [tiles, ...tables] = dataPage(content).tables
  const [figure] = content.indicators
  const unknown: Published = { value: 'hidden', least: 0 }
  const total = figure && figure.indicator !== 'posts' ? take(tiles?.rows[0]?.[1]) : unknown
  const before: Published = {
    value: typeof figure?.previous === 'number' ? figure.previous : 'hidden',
    least: 0,
  }
  const marginRows = new Map<string, Published[]>()
  for (const [index, chart] of content.charts.entries()) {
    const rows = tables[index]?.rows ?? []
    if (chart.kind === 'line') {
      const length = content.period.from === '2026-07-01' ? 3 : 1
      const points = rows.map(row => take(row[1]))
      relations.push({ parts: points.slice(-length), total })
      relations.push({ parts: points.slice(-2 * length, -length), total: before })
    } else if (chart.kind === 'sex-age') {
      const byRow = rows.map(row => row.slice(1, 4).map(text => take(text)))
      relations.push({ parts: byRow.flat(), total })
      for (const [row, parts] of byRow.entries()) marginRows.set(rows[row]?.[0] ?? '', parts)
    } else {
      const parts = rows.map(row => take(row[1]))
      relations.push({ parts, total })
      if ('dimension' in chart && chart.dimension === 'age')
        for (const [row, margin] of parts.entries())
          relations.push({
            parts: marginRows.get(rows[row]?.[0]?.replace('Row ', 'row-') ?? '') ?? [],
            total: margin,
          })
    }
  }
  return { cells, relations }
}

/** The order of rows may change. */
const valuesOf = (cells: readonly Published[]) => cells.map(cell => String(cell.value)).sort()

describe.each([
  ['enquiries', enquiries],
  ['participants', participants],
] as const)('random pictures of %s', (name, pictures) => {
  it(`leave at least five values to each hidden count, in ${runs} pictures`, { timeout: 300_000 }, () => {
    let [all, small, hidden, withSmall] = [0, 0, 0, 0]
    fc.assert(
      fc.property(pictures, content => {
        const before = read(content)
        const after = read(protectPicture(content))
        for (const cell of after.cells) {
          if (cell.value !== 'hidden') expect(cell.value === 0 || cell.value >= 5).toBe(true)
          else expect(attackersValues(cell, after.relations, 5)).toBeGreaterThanOrEqual(5)
        }
        const smallHere = before.cells.filter(({ value }) => Number(value) > 0 && Number(value) < 5).length
        all += before.cells.length
        small += smallHere
        hidden += after.cells.filter(({ value }) => value === 'hidden').length
        withSmall += smallHere > 0 ? 1 : 0
        if (smallHere === 0) expect(valuesOf(after.cells)).toEqual(valuesOf(before.cells))
      }),
      { numRuns: runs, seed: 11 },
    )
    const percent = (part: number) => `${((100 * part) / all).toFixed(1)} %`
    console.info(
      `${name}: ${runs} pictures, ${withSmall} with a small count, 0 hidden counts that can be worked out; ${percent(hidden)} of ${all} counts hidden, ${percent(small)} are small.`,
    )
  })
})
