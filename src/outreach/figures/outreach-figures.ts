import type { Wording } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { definitionOf, type IndicatorDefinition } from '../../indicators/definition.ts'
import { type IndicatorId, indicatorIds, isSummable } from '../../indicators/registry.ts'
import { changeOn, percentOf, sumOf } from '../../indicators/sums.ts'
import {
  lastDayOf,
  monthsOf,
  type Period,
  periodBefore,
  type Scope,
  sameDaysBefore,
  trendMonths,
} from './periods.ts'
import {
  type ActivityTotals,
  type AgeBandCount,
  activitiesByKind,
  activityTotals,
  participantsByKind,
  participantsBySexAndAge,
} from './questions/activities.ts'
import {
  countEnquiries,
  enquiriesByContactMethod,
  enquiriesByMonth,
  enquiriesByTopic,
} from './questions/enquiries.ts'
import { type NetworkFigures, postFiguresByNetwork } from './questions/posts.ts'
import { projectsOf } from './questions/projects.ts'
import { targetsByMonth } from './questions/targets.ts'

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
  const before = { ...scope, ...earlierPeriod }
  const trend = trendMonths(scope)
  const trendFrom = `${trend[0]}-01`
  const trendTo = lastDayOf(trend.at(-1) ?? scope.to)
  const months = monthsOf(scope)
  const offices = await officesOf(db, scope.officeIds)
  const now = await totalsOf(db, scope)
  const earlier = await totalsOf(db, before)
  const targets = await targetsByMonth(db, scope.officeIds, [...trend, ...months.map(({ month }) => month)])
  const enquiryMonths = new Map(
    (await enquiriesByMonth(db, { ...scope, from: trendFrom, to: trendTo })).map(row => [row.key, row.value]),
  )
  return {
    version: 1,
    offices,
    period: { from: scope.from, to: scope.to },
    previousPeriod: { from: before.from, to: before.to },
    ...(unfinished ? { soFar: true as const } : {}),
    extractedAt: at.toISOString(),
    sandbox: scope.sandbox,
    projects: await projectsOf(db, scope),
    definitions: indicatorIds.map(definitionOf),
    countingRules,
    figures: reported.map(id => figureOf(id, now, earlier, targetOf(id, months, targets))),
    breakdowns: [
      { indicator: 'enquiries', dimension: 'channel', rows: await enquiriesByContactMethod(db, scope) },
      { indicator: 'enquiries', dimension: 'topic', rows: await enquiriesByTopic(db, scope) },
      { indicator: 'activities', dimension: 'kind', rows: await activitiesByKind(db, scope) },
      { indicator: 'participants', dimension: 'kind', rows: await participantsByKind(db, scope) },
      ...byNetwork(now.networks),
    ],
    participantsBySexAndAge: await participantsBySexAndAge(db, scope),
    enquiriesByMonth: trend.map(month => ({
      month,
      value: enquiryMonths.get(month) ?? null,
      target:
        targets.find(target => target.indicator === 'enquiries' && target.month === month)?.value ?? null,
    })),
  }
}

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

interface Totals {
  enquiries: number | null
  activities: ActivityTotals
  networks: NetworkFigures[]
}

async function totalsOf(db: Db, scope: Scope): Promise<Totals> {
  return {
    enquiries: await countEnquiries(db, scope),
    activities: await activityTotals(db, scope),
    networks: await postFiguresByNetwork(db, scope),
  }
}

function figureOf(id: IndicatorId, now: Totals, before: Totals, target: number | null): IndicatorFigure {
  const { value, ...more } = worth(id, now)
  const { value: previous, denominator: previousDenominator } = worth(id, before)
  return {
    indicator: id,
    value,
    previous,
    change: changeOn(
      id,
      { value: previous, denominator: previousDenominator ?? null },
      { value, denominator: more.denominator ?? null },
    ),
    target,
    targetReached: percentOf(value, target),
    ...more,
    ...(previousDenominator === undefined ? {} : { previousDenominator }),
  }
}

function worth(id: IndicatorId, totals: Totals): Pick<IndicatorFigure, 'value' | 'denominator' | 'coverage'> {
  const { activities, networks } = totals
  const published = networks.reduce((sum, network) => sum + network.posts, 0)
  const measured = (of: 'postsWithViews' | 'postsWithEngagements') =>
    networks.reduce((sum, network) => sum + network[of], 0)
  switch (id) {
    case 'enquiries':
      return { value: totals.enquiries }
    case 'activities':
      return { value: activities.activities }
    case 'participants':
      return { value: activities.participants }
    case 'women-share':
      return {
        value: percentOf(activities.sexNoted === null ? null : (activities.women ?? 0), activities.sexNoted),
        denominator: activities.sexNoted,
      }
    case 'broadcasts':
      return { value: activities.broadcasts }
    case 'materials':
      return { value: activities.materials }
    case 'posts':
      return { value: published }
    case 'views':
      return {
        value: sumOf(
          'views',
          networks.map(network => network.views),
        ),
        coverage: { measured: measured('postsWithViews'), published },
      }
    case 'engagements':
      return {
        value: sumOf(
          'engagements',
          networks.map(network => network.engagements),
        ),
        coverage: { measured: measured('postsWithEngagements'), published },
      }
    case 'engagement-rate': {
      const views = sumOf(
        'views',
        networks.map(network => network.rateViews),
      )
      const engagements = sumOf(
        'engagements',
        networks.map(network => network.rateEngagements),
      )
      return { value: percentOf(engagements, views), denominator: views }
    }
    default:
      return { value: null }
  }
}

/** Monthly targets add up over a period of whole months, each with its target. */
function targetOf(
  id: IndicatorId,
  months: readonly { month: string; whole: boolean }[],
  targets: readonly { indicator: string; month: string; value: number }[],
): number | null {
  if (!isSummable(id) || months.some(({ whole }) => !whole)) return null
  const own = months.map(({ month }) =>
    targets.find(target => target.indicator === id && target.month === month),
  )
  return own.every(target => target !== undefined)
    ? sumOf(
        id,
        own.map(target => target.value),
      )
    : null
}

function byNetwork(networks: readonly NetworkFigures[]): Breakdown[] {
  return (['posts', 'views', 'engagements'] as const).map(indicator => ({
    indicator,
    dimension: 'network',
    rows: networks.map(network => ({ key: network.network, value: network[indicator] })),
  }))
}
