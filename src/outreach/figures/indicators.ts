import { DatelineError } from '../../core/errors/errors.ts'

/**
 * What one figure says. `level` follows the AMEC framework (activity, output, out-take, outcome, impact), so that
 * a figure is never passed off as more than it is: nothing here claims an outcome or an impact.
 */
export interface IndicatorDefinition {
  id: string
  counted: string
  of: string
  over: string
  unit: 'count' | 'percent'
  level: 'activity' | 'output' | 'out-take'
  /** Whether values may be added over posts, channels, months and offices. */
  summable: boolean
  /** The indicator that a percentage is a share of, or what else it is divided by. */
  denominator?: string
  /** Goes up when the way of counting changes; a series must not run across unmarked. */
  version: number
}

/** Every figure of a snapshot, by its definition. */
export const indicators = {
  enquiries: {
    counted: 'questions that reached the office',
    of: 'the enquiry log; each counts once, under its main topic',
    over: 'the local days of the period',
    unit: 'count',
    level: 'out-take',
    summable: true,
    version: 1,
  },
  activities: {
    counted: 'activities held',
    of: 'the activity log',
    over: 'the local days of the period',
    unit: 'count',
    level: 'activity',
    summable: true,
    version: 1,
  },
  participants: {
    counted: 'people counted at activities; someone who comes twice counts twice',
    of: 'the activity log, without estimated audiences',
    over: 'the local days of the period',
    unit: 'count',
    level: 'output',
    summable: true,
    version: 1,
  },
  'women-share': {
    counted: 'women among participants',
    of: 'participants whose sex was noted',
    over: 'the local days of the period',
    unit: 'percent',
    level: 'output',
    summable: false,
    denominator: 'participants noted as women or men',
    version: 1,
  },
  'estimated-audience': {
    counted:
      "the organisers' or broadcasters' own estimates of their audience; the same people may be in several",
    of: 'the activity log',
    over: 'the local days of the period',
    unit: 'count',
    level: 'output',
    summable: false,
    version: 1,
  },
  materials: {
    counted: 'leaflets, cards and booklets handed out',
    of: 'the activity log',
    over: 'the local days of the period',
    unit: 'count',
    level: 'output',
    summable: true,
    version: 1,
  },
  posts: {
    counted: 'posts published; a thread counts once',
    of: 'posts that the network confirmed',
    over: 'the local days of publication',
    unit: 'count',
    level: 'activity',
    summable: true,
    version: 1,
  },
  views: {
    counted:
      'times posts were shown, as each network counts them: impression_count on X, post_media_view on Facebook',
    of: 'the newest sample of each part of each post',
    over: 'posts published in the period, up to the extraction',
    unit: 'count',
    level: 'output',
    summable: true,
    version: 1,
  },
  engagements: {
    counted: 'likes, reposts and replies on X; reactions, comments and shares on Facebook',
    of: 'the newest sample of each part of each post',
    over: 'posts published in the period, up to the extraction',
    unit: 'count',
    level: 'out-take',
    summable: true,
    version: 1,
  },
  'engagement-rate': {
    counted: 'engagements in a hundred views',
    of: 'posts for which both were read',
    over: 'posts published in the period, up to the extraction',
    unit: 'percent',
    level: 'out-take',
    summable: false,
    denominator: 'views of the same posts',
    version: 1,
  },
  reach: {
    counted:
      'unique people who saw one post, as the network counts them: post_total_media_view_unique on Facebook',
    of: 'the newest sample of one post',
    over: 'one post only',
    unit: 'count',
    level: 'output',
    summable: false,
    version: 1,
  },
} as const satisfies Record<string, Omit<IndicatorDefinition, 'id'>>

export type IndicatorId = keyof typeof indicators

export function definitionOf(id: IndicatorId): IndicatorDefinition {
  return { id, ...indicators[id] }
}

/**
 * Adds the values of one indicator. Absent values are not zeros: nothing but absences gives null.
 * @throws DatelineError `bad-input` for an indicator whose values must not be added, such as unique people: who saw
 * two posts would count twice.
 */
export function sumOf(id: IndicatorId, values: readonly (number | null)[]): number | null {
  if (!indicators[id].summable)
    throw new DatelineError('indicator-not-summable', { indicator: id, counted: indicators[id].counted })
  const present = values.filter(value => value !== null)
  return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0)
}

/** A change in percent of fewer than these would say more than the figures do. */
const leastBase = 20

/**
 * Change on an earlier value: of counts in percent, of percentages in points. Null where either is absent, or where a
 * count is too small to compare with.
 */
export function changeOn(
  unit: IndicatorDefinition['unit'],
  previous: number | null,
  value: number | null,
): number | null {
  if (previous === null || value === null) return null
  if (unit === 'percent') return value - previous
  if (previous < leastBase) return null
  return ((value - previous) / previous) * 100
}

/** How much of `whole` the part is, in percent; null where either is absent or the whole is nothing. */
export function percentOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null
  return (part / whole) * 100
}
