import type { Wording } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { definitionOf, type IndicatorDefinition } from '../../indicators/definition.ts'
import { type IndicatorId, indicatorIds, indicatorOf } from '../../indicators/registry.ts'
import { percentOf } from '../../indicators/sums.ts'
import { type Target, targetsOf } from '../targets/target.view.ts'
import { targetFor } from '../targets/target-for.ts'
import { answer, expectAnswers } from './answer.ts'
import { type Counter, createCounter } from './count.ts'
import { type Measured, measures } from './measures.ts'
import { networksOf } from './networks-of.ts'
import { lastDayOf, type Period, periodBefore, type Scope, sameDaysBefore, trendMonths } from './periods.ts'
import { projectsOf } from './questions/projects.ts'
import type { Dimension } from './sources/counted.ts'

/** One figure of a period. Null is "not known", and never a zero. */
interface IndicatorFigure {
  indicator: IndicatorId
  value: number | null
  /** The same of the period before. */
  previous: number | null
  /** In percent of the period before; of a percentage in points. */
  change: number | null
  /** What the offices aimed at in the period's months; null unless all of them have a target. */
  target: number | null
  /** In percent of the target. */
  targetReached: number | null
  /** What a percentage was divided by. */
  denominator?: number | null
  /** What that of the period before was divided by. */
  previousDenominator?: number | null
  /** For how many of the posts it could be read. */
  coverage?: { measured: number; published: number }
}

export interface Breakdown {
  indicator: IndicatorId
  dimension: 'channel' | 'topic' | 'kind' | 'network'
  rows: { key: string; value: number | null }[]
}

export interface AgeBandCount {
  age: string
  women: number
  men: number
  unknown: number
}

/** Everything a snapshot holds. It is stored as JSON and hashed, so it has no dates but text. */
export interface OutreachFigures {
  version: 1
  offices: { id: string; names: Wording; timeZone: string }[]
  period: Period
  previousPeriod: Period
  /** The period was not over: it ends on the day of extraction, and is compared with the same days before. */
  soFar?: true
  /** The whole period of which these are the days so far; absent in snapshots from before it was kept. */
  wholePeriod?: Period
  /** Months of the log that were open, and taken as they were. */
  openMonths?: { officeId: string; month: string; log: 'activities' | 'enquiries' }[]
  /** UTC. */
  extractedAt: string
  /** Practice figures only; or else live ones only. */
  sandbox: boolean
  /** Whose money they rest on; absent in snapshots from before it was kept. */
  projects?: string[]
  definitions: IndicatorDefinition[]
  countingRules: string[]
  figures: IndicatorFigure[]
  breakdowns: Breakdown[]
  participantsBySexAndAge: AgeBandCount[]
  /** The last whole months up to the period's end, with each month's target. */
  enquiriesByMonth: { month: string; value: number | null; target: number | null }[]
}

export const countingRules = [
  'An enquiry counts once, under its main topic.',
  'Participants are counted at each activity; an estimated audience is never added to them.',
  'A post belongs to the local day, in its office, on which it was published; a thread is one post.',
  'Metrics are those of the newest sample at the time of extraction; younger posts have had less time.',
  'Counts of unique people are never added over posts or networks.',
  'What was not logged or could not be read is absent, and not zero.',
]

/**
 * Works the figures of the offices and the period out, as the record stands at `at` (UTC). `unfinished` names the whole
 * period of which the scope has the days so far.
 */
export async function outreachFigures(
  db: Db,
  scope: Scope,
  at: Date,
  unfinished?: { wholePeriod: Period },
): Promise<OutreachFigures> {
  const earlierPeriod = unfinished ? sameDaysBefore(unfinished.wholePeriod, scope.to) : periodBefore(scope)
  const counter = createCounter(db)
  const networks = await networksOf(db, scope)
  const trend = trendMonths(scope)
  const trendScope = { ...scope, from: `${trend[0]}-01`, to: lastDayOf(trend.at(-1) ?? scope.to) }
  expectAnswers(
    counter,
    reported.map(indicator => ({ indicator })),
    scope,
    earlierPeriod,
  )
  for (const [indicator, dimension] of brokenDown)
    counter.expect(measures[indicator].source, scope, [[asked[dimension]]])
  counter.expect('activities', scope, [['sex', 'age']])
  counter.expect('enquiries', trendScope, [['month']])
  const targets = [...(await targetsOf(db, scope)), ...(await targetsOf(db, trendScope))]
  const figures: IndicatorFigure[] = []
  for (const indicator of reported)
    figures.push(
      figureOf(
        await answer(counter, { indicator }, scope, { compared: earlierPeriod, networks }),
        targetFor(targets, indicator, scope),
      ),
    )
  const breakdowns: Breakdown[] = []
  for (const [indicator, dimension] of brokenDown)
    breakdowns.push({
      indicator,
      dimension,
      rows: await rowsBy(counter, indicator, scope, asked[dimension]),
    })
  return {
    version: 1,
    offices: await officesOf(db, scope.officeIds),
    period: { from: scope.from, to: scope.to },
    previousPeriod: earlierPeriod,
    ...(unfinished ? { soFar: true as const } : {}),
    extractedAt: at.toISOString(),
    sandbox: scope.sandbox,
    projects: await projectsOf(db, scope),
    definitions: indicatorIds.map(definitionOf),
    countingRules,
    figures,
    breakdowns,
    participantsBySexAndAge: await sexByAge(counter, scope),
    enquiriesByMonth: await monthsOfEnquiries(counter, trendScope, trend, targets),
  }
}

/** What snapshots call a dimension. */
const asked: Readonly<Record<Breakdown['dimension'], Dimension>> = {
  channel: 'contactMethod',
  topic: 'topic',
  kind: 'kind',
  network: 'network',
}

/** What a snapshot divides, and by what. */
const brokenDown: readonly (readonly [IndicatorId, Breakdown['dimension']])[] = [
  ['enquiries', 'channel'],
  ['enquiries', 'topic'],
  ['activities', 'kind'],
  ['participants', 'kind'],
  ['posts', 'network'],
  ['views', 'network'],
  ['engagements', 'network'],
]

/** What a snapshot has a figure of. */
const reported: readonly IndicatorId[] = [
  'enquiries',
  'activities',
  'participants',
  'women-share',
  'broadcasts',
  'materials',
  'posts',
  'views',
  'engagements',
  'engagement-rate',
]

async function officesOf(db: Db, ids: readonly string[]): Promise<OutreachFigures['offices']> {
  const rows = await db
    .selectFrom('office')
    .select(['id', 'names', 'time_zone'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, names: row.names, timeZone: row.time_zone }))
}

function figureOf(
  { indicator, value, previous, change, denominator, coverage }: Awaited<ReturnType<typeof answer>>,
  target: number | null,
): IndicatorFigure {
  const isShare = indicatorOf(indicator).unit !== 'count'
  return {
    indicator,
    value,
    previous: previous?.value ?? null,
    change: change?.value ?? null,
    target,
    targetReached: isShare ? null : percentOf(value, target),
    ...(isShare
      ? { denominator: denominator ?? null, previousDenominator: previous?.denominator ?? null }
      : {}),
    ...(coverage ? { coverage } : {}),
  }
}

/** The largest first; of what is not noted, nothing is shown. */
async function rowsBy(
  counter: Counter,
  indicator: IndicatorId,
  scope: Scope,
  dimension: Dimension,
): Promise<Breakdown['rows']> {
  const { source, of } = measures[indicator]
  const rows = await counter.by(source, scope, [dimension])
  const ofPosts = source === 'posts'
  return rows
    .flatMap(row => {
      const [key] = row.keys
      const { value }: Measured = of(row)
      return typeof key === 'string' && (ofPosts || value !== null) ? [{ key, value }] : []
    })
    .toSorted((a, b) => (ofPosts ? 0 : (b.value ?? 0) - (a.value ?? 0)) || (a.key < b.key ? -1 : 1))
}

/** Youngest first, those of unknown age last; other sexes stand with the unknown. */
async function sexByAge(counter: Counter, scope: Scope): Promise<AgeBandCount[]> {
  const bands = new Map<string, AgeBandCount>()
  for (const { keys, participants } of await counter.by('activities', scope, ['sex', 'age'])) {
    const [sex, age = null] = keys
    if (age === null) continue
    const band = bands.get(age) ?? { age, women: 0, men: 0, unknown: 0 }
    const column = sex === 'women' || sex === 'men' ? sex : 'unknown'
    bands.set(age, { ...band, [column]: band[column] + (participants ?? 0) })
  }
  const first = ({ age }: AgeBandCount) => (age === 'unknown' ? 1_000 : Number.parseInt(age, 10))
  return [...bands.values()].toSorted((a, b) => first(a) - first(b) || (a.age < b.age ? -1 : 1))
}

async function monthsOfEnquiries(
  counter: Counter,
  scope: Scope,
  months: readonly string[],
  targets: readonly Target[],
): Promise<OutreachFigures['enquiriesByMonth']> {
  const rows = await counter.by('enquiries', scope, ['month'])
  return months.map(month => ({
    month,
    value: rows.find(row => row.keys[0] === month)?.enquiries ?? null,
    target: targetFor(targets, 'enquiries', { ...scope, from: `${month}-01`, to: lastDayOf(month) }),
  }))
}
