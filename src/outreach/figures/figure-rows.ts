import { type RawBuilder, sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import { isDay } from '../../core/time/days.ts'
import type { Db } from '../../database/connect.ts'
import type { IndicatorId } from '../../indicators/registry.ts'
import { publishedPosts } from '../../publishing/published-posts.view.ts'
import { measures, type SourceName } from './measures.ts'
import type { FigureScope } from './periods.ts'
import { inDays, meaningsOf, ofProject } from './questions/in-scope.ts'

/** One entry, post or channel that an indicator counted. */
export interface FigureRow {
  id: string
  version?: number
  officeId: string
  day: string
  kind: string
  place?: string
  topic?: string
  language?: string
  basis?: string
  isDeleted?: boolean
  /** The local day on which the last of a post was deleted from its network. */
  deletedOn?: string
  value: number | null
  numerator?: number | null
  denominator?: number | null
}

/**
 * What an indicator counted in the scope, by day and id, after the row that `cursor` names. Of posts and channels the
 * newest values. Each office gives its first rows, by its index, so that a page costs a page.
 * @throws DatelineError `cursor-not-on-list` for a cursor that is none.
 */
export async function figureRows(
  db: Db,
  indicator: IndicatorId,
  scope: FigureScope,
  page: { cursor?: string; limit: number },
): Promise<FigureRow[]> {
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor)
  const { source } = measures[indicator]
  const within = (day: string, id: string) => sql`
    ${after ? sql`and (${sql.ref(day)}, ${sql.ref(id)}) > (${after.day}::date, ${after.id}::uuid)` : sql``}
    order by ${sql.ref(day)}, ${sql.ref(id)} limit ${page.limit}`
  const { rows } = await sql<FigureRow & Record<string, unknown>>`
    select counted.* from unnest(${[...scope.officeIds]}::text[]) as asked(office_id)
    cross join lateral (${sources[source](indicator, scope, within)}) as counted
    order by day, id::uuid limit ${page.limit}`.execute(db)
  return rows.map(withoutNulls)
}

export function cursorOf({ day, id }: FigureRow): string {
  return `${day}.${id}`
}

function readCursor(cursor: string): { day: string; id: string } {
  const [day = '', id = '', ...more] = cursor.split('.')
  if (!isDay(day) || !isUuid(id) || more.length > 0) throw new DatelineError('cursor-not-on-list', { cursor })
  return { day, id }
}

/** A value stays null where it is not known; all else is left out where there is none. */
function withoutNulls(row: FigureRow): FigureRow {
  const { value, ...more } = row
  const known = Object.entries(more).filter(([, each]) => each !== null)
  return { ...(Object.fromEntries(known) as Omit<FigureRow, 'value'>), value }
}

/** Ends a statement: behind the row before, in the order of the list, a page at most. */
type Within = (day: string, id: string) => RawBuilder<unknown>
/** The rows of the office `asked`. */
type SourceOfRows = (indicator: IndicatorId, scope: FigureScope, within: Within) => RawBuilder<unknown>

const sources: Readonly<Record<SourceName, SourceOfRows>> = {
  enquiries: enquiryRows,
  activities: activityRows,
  posts: postRows,
  channels: channelRows,
}

function enquiryRows(indicator: IndicatorId, scope: FigureScope, within: Within) {
  const answered = sql`case when enquiry.outcome in ('answered', 'referred') then count else 0 end`
  const isShare = indicator === 'enquiries-answered-share'
  const outcomes = isShare
    ? sql`and enquiry.outcome <> 'unknown'`
    : indicator === 'enquiries-referred'
      ? sql`and enquiry.outcome = 'referred'`
      : sql``
  return sql`
    select enquiry.entry_id::text as id, enquiry.version, enquiry.office_id as "officeId",
      to_char(enquiry.asked_on, 'YYYY-MM-DD') as day, coalesce(methods.meaning, enquiry.contact_method) as kind,
      coalesce(topics.meaning, enquiry.topic) as topic, enquiry.language, enquiry.count as value
      ${isShare ? sql`, ${answered} as numerator, enquiry.count as denominator` : sql``}
    from enquiry
    left join ${meaningsOf(scope, 'contact-method')} as methods on methods.word = enquiry.contact_method
    left join ${meaningsOf(scope, 'topic')} as topics on topics.word = enquiry.topic
    where enquiry.office_id = asked.office_id and ${inDays(scope, 'enquiry')} ${outcomes}
      ${ofProject(scope, 'enquiry.project_id')} ${within('enquiry.asked_on', 'enquiry.entry_id')}`
}

/** What each indicator reads of an activity: its value, and both numbers of a share. */
const ofActivity: Partial<
  Record<IndicatorId, readonly [value: string, numerator: string, denominator: string]>
> = {
  activities: ['1', 'null', 'null'],
  broadcasts: ['case when estimated_audience is not null then 1 end', 'null', 'null'],
  'audience-estimate': ['estimated_audience', 'null', 'null'],
  materials: ['materials', 'null', 'null'],
  referrals: ['referrals', 'null', 'null'],
  participants: ['people.everyone', 'null', 'null'],
  'women-share': ['100.0 * people.women / nullif(people.noted, 0)', 'people.women', 'people.noted'],
  'quiz-gain': ['quiz_after - quiz_before', 'null', 'quiz_n'],
  satisfaction: ['100.0 * satisfied_n / nullif(asked_n, 0)', 'satisfied_n', 'asked_n'],
}

function activityRows(indicator: IndicatorId, scope: FigureScope, within: Within) {
  const [value, numerator, denominator] = ofActivity[indicator] ?? ['null', 'null', 'null']
  return sql`
    select activity.entry_id::text as id, activity.version, activity.office_id as "officeId",
      to_char(activity.held_on, 'YYYY-MM-DD') as day, coalesce(kinds.meaning, activity.kind) as kind, activity.place,
      activity.topic, activity.language, activity.audience_basis as basis,
      (${sql.raw(value)})::double precision as value, (${sql.raw(numerator)})::double precision as numerator,
      (${sql.raw(denominator)})::double precision as denominator
    from activity
    left join ${meaningsOf(scope, 'kind')} as kinds on kinds.word = activity.kind
    left join lateral (
      select sum(count) as everyone, coalesce(sum(count) filter (where sex = 'women'), 0) as women,
        sum(count) filter (where sex in ('women', 'men')) as noted
      from activity_people where activity_id = activity.id
    ) as people on true
    where activity.office_id = asked.office_id and ${inDays(scope, 'activity')}
      and (${sql.raw(value)}) is not null ${ofProject(scope, 'activity.project_id')}
      ${within('activity.held_on', 'activity.entry_id')}`
}

const roles: Partial<Record<IndicatorId, string>> = {
  views: 'views',
  'views-7d': 'views',
  engagements: 'engagements',
  'link-clicks': 'link-clicks',
  reach: 'reach',
}

function postRows(indicator: IndicatorId, scope: FigureScope, within: Within) {
  const role = (name: string) => sql`sum(post_metric.value) filter (where metric.role = ${name})`
  const engagements = role('engagements')
  const seen = role('views')
  const value =
    indicator === 'posts'
      ? sql`1`
      : indicator === 'engagement-rate'
        ? sql`100 * ${engagements} / nullif(${seen}, 0)`
        : indicator === 'views-7d'
          ? sql`sum(post_metric.at_7d) filter (where metric.role = 'views')`
          : role(roles[indicator] ?? '')
  const both =
    indicator === 'engagement-rate' ? sql`, ${engagements} as numerator, ${seen} as denominator` : sql``
  return sql`
    select listed.post_id::text as id, listed.office_id as "officeId",
      to_char(listed.published_on, 'YYYY-MM-DD') as day, listed.network as kind, listed.language,
      deleted.at is not null as "isDeleted",
      to_char(deleted.at at time zone office.time_zone, 'YYYY-MM-DD') as "deletedOn", counted.*
    from (
      select published.* from ${publishedPosts} as published
      join news_item on news_item.id = published.news_item_id
      where published.office_id = asked.office_id and published.sandbox = ${scope.sandbox}
        and published.published_on between ${scope.from}::date and ${scope.to}::date
        ${scope.asOf === undefined ? sql`` : sql`and published.known_at <= ${scope.asOf}`}
        ${ofProject(scope, 'news_item.project_id')} ${within('published.published_on', 'published.post_id')}
    ) as listed
    join office on office.id = listed.office_id
    left join lateral (
      select case when bool_and(segment.deleted_at is not null) then max(segment.deleted_at) end as at
      from segment where segment.post_id = listed.post_id
    ) as deleted on true
    left join lateral (
      select (${value})::double precision as value ${both}
      from post_metric join metric on metric.id = post_metric.metric_id where post_metric.post_id = listed.post_id
      group by ()
    ) as counted on true`
}

/** Each channel's days are walked by their index from the first one; see `countFollowers`. */
function channelRows(_indicator: IndicatorId, scope: FigureScope, within: Within) {
  return sql`
    select listed.* from channel
    join metric on metric.network = channel.network and metric.role = 'followers'
    cross join lateral (
      select channel.id::text as id, channel.office_id as "officeId", to_char(sample.day, 'YYYY-MM-DD') as day,
        channel.network as kind, sample.value
      from channel_sample as sample
      where sample.channel_id = channel.id and sample.metric_id = metric.id and sample.day >= ${scope.from}::date
        ${scope.asOf === undefined ? sql`` : sql`and sample.taken_at <= ${scope.asOf}`}
        ${within('sample.day', 'channel.id')}
    ) as listed
    where channel.office_id = asked.office_id and channel.sandbox = ${scope.sandbox} and listed.day <= ${scope.to}`
}
