import { breaksIn } from '../../indicators/breaks.ts'
import type { DefinitionBreak } from '../../indicators/indicator.ts'
import { type IndicatorId, indicatorOf } from '../../indicators/registry.ts'
import { changeOn, percentOf } from '../../indicators/sums.ts'
import type { Counter, Reported } from './count.ts'
import { type Measured, measures } from './measures.ts'
import type { FigureScope, Period } from './periods.ts'
import type { CountedRow } from './sources/counted.ts'
import { type Division, nameOfDivision } from './sources/divide.ts'

export interface Question {
  indicator: IndicatorId
  /** Each is a division by one or more dimensions. */
  by?: readonly Division[]
}

export interface Answer extends Measured {
  indicator: IndicatorId
  unit: 'count' | 'percent' | 'points'
  /** `missing`: not known; `incomplete`: some months of the log are not closed, so that more may come. */
  state: 'known' | 'missing' | 'incomplete'
  reported?: Reported
  previous?: Measured & { period: Period }
  /** Null where it would say more than the figures do: `reason` says why. */
  change?: { kind: 'percent' | 'points'; value: number | null; reason?: 'missing' | 'small-base' | 'break' }
  target?: { value: number; reached: number | null }
  /** Where a network changed what it counts, within the period or since the one compared with. */
  breaks: DefinitionBreak[]
  by: Record<string, AnswerRow[]>
}

export interface AnswerRow extends Measured {
  /** One for each dimension of the division, in their order; null where it was not noted. */
  keys: (string | null)[]
  /** In percent of the total; absent where rows cannot be added, null where the total is too small to divide. */
  share?: number | null
  /** The same of the period compared with. */
  previous?: number | null
}

/** Says to the counter what answers to the questions will ask of it. */
export function expectAnswers(
  counter: Counter,
  questions: readonly Question[],
  scope: FigureScope,
  compared: Period | undefined,
): void {
  for (const { indicator, by = [] } of questions) {
    const { source } = measures[indicator]
    counter.expect(source, scope, by)
    if (compared) counter.expect(source, { ...scope, ...compared }, by.filter(isCompared))
  }
}

/** Of the period compared with, only simple divisions are shown. */
function isCompared(division: Division): boolean {
  return division.length === 1
}

/**
 * What one indicator comes to in the scope, divided as asked and compared with another period.
 * @param compared the period to compare with, if any.
 * @param networks those of the scope's channels: they decide which breaks concern it.
 */
export async function answer(
  counter: Counter,
  question: Question,
  scope: FigureScope,
  { compared, networks }: { compared: Period | undefined; networks: readonly string[] },
): Promise<Answer> {
  const { indicator } = question
  const { source, of } = measures[indicator]
  const { unit } = indicatorOf(indicator)
  const now = of(await counter.total(source, scope))
  const reported = await counter.reported(source, scope)
  const before = compared && { ...scope, ...compared }
  const previous = before && of(await counter.total(source, before))
  const breaks = breaksIn(indicator, networks, {
    from: compared && compared.from < scope.from ? compared.from : scope.from,
    to: scope.to,
  })
  const by: Answer['by'] = {}
  for (const dimensions of question.by ?? []) {
    const rows = await counter.by(source, scope, dimensions)
    const earlier = before && isCompared(dimensions) ? await counter.by(source, before, dimensions) : []
    by[nameOfDivision(dimensions)] = rowsOf(question.indicator, rows, earlier, now)
  }
  return {
    indicator,
    unit,
    ...now,
    state: stateOf(now, reported),
    ...(reported ? { reported } : {}),
    ...(previous && compared
      ? { previous: { ...previous, period: compared }, change: changeOf(indicator, previous, now, breaks) }
      : {}),
    breaks,
    by,
  }
}

function stateOf({ value }: Measured, reported: Reported | undefined): Answer['state'] {
  if (value === null) return 'missing'
  return reported && reported.closed < reported.expected ? 'incomplete' : 'known'
}

function changeOf(
  indicator: IndicatorId,
  previous: Measured,
  now: Measured,
  breaks: readonly DefinitionBreak[],
): NonNullable<Answer['change']> {
  const kind = indicatorOf(indicator).unit === 'count' ? 'percent' : 'points'
  if (breaks.length > 0) return { kind, value: null, reason: 'break' }
  if (previous.value === null || now.value === null) return { kind, value: null, reason: 'missing' }
  const value = changeOn(indicator, previous, now)
  return value === null ? { kind, value, reason: 'small-base' } : { kind, value }
}

/** The largest first; months in their order. What was not noted stands last. */
function rowsOf(
  indicator: IndicatorId,
  rows: readonly CountedRow[],
  earlier: readonly CountedRow[],
  total: Measured,
): AnswerRow[] {
  const { of } = measures[indicator]
  const { unit, leastBase } = indicatorOf(indicator)
  const before = new Map(earlier.map(row => [JSON.stringify(row.keys), of(row).value]))
  const divisible = unit === 'count' && total.value !== null
  const small = (total.value ?? 0) < leastBase
  return rows
    .map(row => {
      const measured = of(row)
      const previous = before.get(JSON.stringify(row.keys))
      return {
        keys: row.keys,
        ...measured,
        ...(divisible ? { share: small ? null : percentOf(measured.value, total.value) } : {}),
        ...(previous === undefined ? {} : { previous }),
      }
    })
    .filter(row => row.value !== null || row.coverage !== undefined)
    .toSorted(byRank)
}

function byRank(a: AnswerRow, b: AnswerRow): number {
  const unnamed = Number(a.keys.includes(null)) - Number(b.keys.includes(null))
  if (unnamed !== 0) return unnamed
  const isMonth = /^\d{4}-\d\d$/.test(a.keys[0] ?? '')
  const byValue = isMonth ? 0 : (b.value ?? -1) - (a.value ?? -1)
  return byValue || (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1)
}
