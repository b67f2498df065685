import { sql } from 'kysely'
import type { Db } from '../../../src/database/connect.ts'
import type { IndicatorId } from '../../../src/indicators/registry.ts'
import type { Dimension } from '../../../src/outreach/figures/sources/counted.ts'

export interface PlainScope {
  officeIds: readonly string[]
  from: string
  to: string
  sandbox: boolean
}

/**
 * What an indicator comes to, by SQL that knows nothing of rollups, roles and sources: one row of facts for each entry,
 * person-count or post, straight from the record, and one expression. Null where there is nothing to say.
 */
export async function plainFigures(
  db: Db,
  indicator: IndicatorId,
  scope: PlainScope,
  dimensions: readonly Dimension[],
): Promise<Map<string, number | null>> {
  const [facts, value] = plain[indicator] ?? []
  if (!facts || !value) throw new Error(`There is no plain SQL for ${indicator}.`)
  const keys = dimensions.map(dimension => `"${dimension}"`)
  const offices = `array[${scope.officeIds.map(id => `'${id}'`).join(',')}]`
  const filled = facts
    .replaceAll('$offices', offices)
    .replaceAll('$from', `date '${scope.from}'`)
    .replaceAll('$to', `date '${scope.to}'`)
    .replaceAll('$sandbox', String(scope.sandbox))
  const { rows } = await sql
    .raw<{ keys: (string | null)[]; value: number | null }>(
      `select array[${keys.map(key => `${key}::text`).join(',')}]::text[] as keys, (${value})::double precision as value
       from (${filled}) as fact ${keys.length > 0 ? `group by ${keys.join(',')}` : ''}`,
    )
    .execute(db)
  return new Map(rows.map(row => [JSON.stringify(row.keys), row.value]))
}

const enquiryFacts = `
  select office_id as office, to_char(asked_on, 'YYYY-MM') as month, contact_method as "contactMethod", topic, language,
    outcome, sex, project_id as project, count as n
  from enquiry
  where office_id = any($offices) and asked_on between $from and $to and sandbox = $sandbox and ended_at is null`

const activityFacts = `
  select office_id as office, to_char(held_on, 'YYYY-MM') as month, kind, place, partner, project_id as project,
    activity.*,
    (select sum(count) from activity_people where activity_id = activity.id) as everyone,
    (select sum(count) from activity_people where activity_id = activity.id and sex = 'women') as women,
    (select sum(count) from activity_people where activity_id = activity.id and sex in ('women', 'men')) as noted
  from (select id, office_id, held_on, kind, place, partner, project_id, estimated_audience, materials, referrals,
      quiz_before, quiz_after, quiz_n, asked_n, satisfied_n, sandbox, ended_at from activity) as raw
  cross join lateral (select raw.id, raw.estimated_audience, raw.materials, raw.referrals, raw.quiz_before,
    raw.quiz_after, raw.quiz_n, raw.asked_n, raw.satisfied_n) as activity
  where office_id = any($offices) and held_on between $from and $to and raw.sandbox = $sandbox and ended_at is null`

const peopleFacts = `
  select office_id as office, to_char(held_on, 'YYYY-MM') as month, kind, place, partner, project_id as project, sex,
    case when ages = '(,)' then 'unknown' else lower(ages) || '-' || (upper(ages) - 1) end as age, count
  from activity join activity_people on activity_id = activity.id
  where office_id = any($offices) and held_on between $from and $to and sandbox = $sandbox and ended_at is null`

const newest = (names: string, parts: string) => `
  (select sum(value) from sample join metric on metric.id = metric_id
   where sample.post_id = post.id and name in (${names}) ${parts} and not exists (
     select from sample as later where later.post_id = sample.post_id and later.metric_id = sample.metric_id
       and later.part = sample.part and later.taken_at > sample.taken_at))`
const views = `'impression_count', 'post_media_view'`
const clicks = `'non_public_metrics.url_link_clicks', 'post_clicks_by_type.link clicks'`
const engagements = `'like_count', 'retweet_count', 'reply_count', 'reactions', 'comments', 'shares',
  'favourites_count', 'reblogs_count', 'replies_count'`

const postFacts = `
  select post.office_id as office, to_char(published_on, 'YYYY-MM') as month, post.language, channel.network,
    post.channel_id as channel, news_item.project_id as project, ${newest(views, 'and part = 0')} as views,
    ${newest(engagements, '')} as engagements, ${newest(clicks, '')} as clicks,
    (select coalesce(merged_into, told.topic) from (
      select content->'topics'->>0 as topic from approval join revision on revision.id = revision_id
      where approval.id = post.approval_id) as told left join topic on id = told.topic) as topic,
    (select sum(value) from sample join metric on metric.id = metric_id
      where sample.post_id = post.id and name in (${views}) and part = 0 and age_id = 6
        and sample.taken_at between post.published_at + interval '126 hours' and post.published_at + interval '210 hours')
      as week
  from post join channel on channel.id = post.channel_id join news_item on news_item.id = news_item_id
  where post.office_id = any($offices) and (published_at at time zone (select time_zone from office where id = post.office_id))::date
    between $from and $to and post.sandbox = $sandbox and post.state = 'published'`

const channelFacts = `
  select channel.office_id as office, channel.network, channel.id as channel,
    (select value from channel_sample where channel_id = channel.id and day between $from and $to
      order by day desc limit 1) as now,
    coalesce(
      (select value from channel_sample where channel_id = channel.id and day < $from and day >= $from - 7
        order by day desc limit 1),
      (select value from channel_sample where channel_id = channel.id and day >= $from and day <= $from + 7
        and day <= $to order by day limit 1)) as before
  from channel where office_id = any($offices) and sandbox = $sandbox`

const plain: Partial<Record<IndicatorId, readonly [facts: string, value: string]>> = {
  enquiries: [enquiryFacts, 'sum(n)'],
  'enquiries-answered-share': [
    enquiryFacts,
    `100.0 * coalesce(sum(n) filter (where outcome in ('answered', 'referred')), 0)
      / sum(n) filter (where outcome <> 'unknown')`,
  ],
  activities: [activityFacts, 'count(*)'],
  participants: [peopleFacts, 'sum(count)'],
  'women-share': [activityFacts, '100.0 * coalesce(sum(women), 0) / nullif(sum(noted), 0)'],
  broadcasts: [activityFacts, 'count(estimated_audience)'],
  materials: [activityFacts, 'sum(materials)'],
  referrals: [activityFacts, 'sum(referrals)'],
  'quiz-gain': [activityFacts, 'sum((quiz_after - quiz_before) * quiz_n) / nullif(sum(quiz_n), 0)'],
  satisfaction: [activityFacts, '100.0 * sum(satisfied_n) / nullif(sum(asked_n), 0)'],
  posts: [postFacts, 'count(*)'],
  views: [postFacts, 'sum(views)'],
  'views-7d': [postFacts, 'sum(week)'],
  engagements: [postFacts, 'sum(engagements)'],
  'engagement-rate': [
    postFacts,
    `100.0 * sum(engagements) filter (where views is not null)
      / nullif(sum(views) filter (where engagements is not null), 0)`,
  ],
  'link-clicks': [postFacts, 'sum(clicks)'],
  followers: [channelFacts, 'sum(now)'],
  'followers-change': [channelFacts, 'sum(now - before)'],
}
