import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import type { IndicatorId } from '../../../src/indicators/registry.ts'
import type { Dimension } from '../../../src/outreach/figures/sources/counted.ts'
import { factTables } from './export-parquet.ts'

export interface PlainScope {
  officeIds: readonly string[]
  from: string
  to: string
}

/** Another engine over the Parquet files of an export: nothing of the record, its rollups, roles and sources. */
export interface PlainFigures {
  /** What an indicator comes to, by the JSON of its keys; null where there is nothing to say. */
  ask(
    indicator: IndicatorId,
    scope: PlainScope,
    division: readonly Dimension[],
  ): Promise<Map<string, number | null>>
  close(): void
}

const answers = z.array(z.tuple([z.array(z.string().nullable()), z.number().nullable()]))

/** @param folder with the files of `exportParquet`. */
export async function openPlainFigures(folder: string): Promise<PlainFigures> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const table of factTables)
    await connection.run(`create view ${table} as select * from read_parquet('${folder}/${table}.parquet')`)
  return {
    async ask(indicator, scope, division) {
      const rows = await connection.runAndReadAll(plainQuestion(indicator, scope, [division]))
      return new Map(answers.parse(rows.getRowsJson()).map(([keys, value]) => [JSON.stringify(keys), value]))
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

export interface PlainQuestion {
  indicator: IndicatorId
  divisions: readonly (readonly Dimension[])[]
}

/** One statement for an indicator and its divisions: one row of facts for each entry, count or post, and an expression. */
export function plainQuestion(
  indicator: IndicatorId,
  scope: PlainScope,
  divisions: readonly (readonly Dimension[])[],
): string {
  return plainQuestions([{ indicator, divisions }], scope)[0] ?? ''
}

/** One statement for all questions that rest on the same facts, with a column for each, behind the keys. */
export function plainQuestions(questions: readonly PlainQuestion[], scope: PlainScope): string[] {
  const known = questions.map(question => {
    const [facts, value] = plain[question.indicator] ?? []
    if (!facts || !value) throw new Error(`There is no plain SQL for ${question.indicator}.`)
    return { ...question, facts, value }
  })
  return [...Map.groupBy(known, ({ facts }) => facts)].map(([facts, own]) => {
    const divisions = [
      ...new Map(own.flatMap(each => each.divisions).map(each => [each.join(), each])).values(),
    ]
    const keys = [...new Set(divisions.flat())].map(dimension => `"${dimension}"::text`)
    const sets = divisions.map(division => `(${division.map(name => `"${name}"`).join(', ')})`)
    const values = own.map(({ value }) => `(${value})::double`)
    return `select [${keys.join(', ')}]::text[] as keys, ${values.join(', ')}
      from (${filled(facts, scope)}) as fact group by grouping sets (${sets.join(', ')})`
  })
}

function filled(facts: string, { officeIds, from, to }: PlainScope): string {
  return facts
    .replaceAll('$offices', `(${officeIds.map(id => `'${id}'`).join(', ')})`)
    .replaceAll('$from', `date '${from}'`)
    .replaceAll('$to', `date '${to}'`)
}

const enquiryFacts = `
  select office, strftime(date, '%Y-%m') as month, contact_method as "contactMethod", topic, language, outcome, sex,
    project, count as n
  from enquiries where office in $offices and date between $from and $to`

const activityFacts = `
  select office, strftime(date, '%Y-%m') as month, kind, place, partner, project, estimated_audience, materials, referrals,
    quiz_before, quiz_after, quiz_n, asked_n, satisfied_n, women, noted
  from activities left join (
    select entry_id, sum(count) filter (where sex = 'women') as women,
      sum(count) filter (where sex in ('women', 'men')) as noted
    from activity_people group by entry_id
  ) as people using (entry_id)
  where office in $offices and date between $from and $to`

const peopleFacts = `
  select people.office, strftime(people.date, '%Y-%m') as month, people.kind, place, partner, people.project, sex,
    ages as age, people.count
  from activity_people as people join activities using (entry_id)
  where people.office in $offices and people.date between $from and $to`

const views = `('impression_count', 'post_media_view')`
const clicks = `('non_public_metrics.url_link_clicks', 'post_clicks_by_type.link clicks')`
const engagements = `('like_count', 'retweet_count', 'reply_count', 'reactions', 'comments', 'shares', 'favourites_count',
  'reblogs_count', 'replies_count')`

const postFacts = `
  select office, strftime(published_on, '%Y-%m') as month, language, network, channel_id as channel, project,
    nullif(split_part(topics, '; ', 1), '') as topic, views, engagements, clicks, week
  from posts left join (
    select post_id, sum(value) filter (where metric in ${views} and part = 0) as views,
      sum(value) filter (where metric in ${engagements}) as engagements,
      sum(value) filter (where metric in ${clicks}) as clicks
    from (
      select post_id, metric, part, arg_max(value, taken_at) as value from post_metrics
      where office in $offices and published_on between $from and $to
      group by post_id, metric, part
    ) as newest group by post_id
  ) as counted using (post_id)
  left join (
    select post_id, sum(value) as week from post_metrics
    where office in $offices and published_on between $from and $to and metric in ${views} and part = 0 and age = '7d'
      and hours_since_publication between 126 and 210
    group by post_id
  ) as weeks using (post_id)
  where office in $offices and published_on between $from and $to`

const channelFacts = `
  select office, network, channel_id as channel, arg_max(value, day) filter (where day between $from and $to) as now,
    coalesce(arg_max(value, day) filter (where day < $from and day >= $from - 7),
      arg_min(value, day) filter (where day between $from and least($from + 7, $to))) as before
  from channel_metrics where office in $offices and metric = 'followers_count' group by office, network, channel_id`

const plain: Partial<Record<IndicatorId, readonly [facts: string, value: string]>> = {
  enquiries: [enquiryFacts, 'sum(n)'],
  'enquiries-answered-share': [
    enquiryFacts,
    `100.0 * coalesce(sum(n) filter (where outcome in ('answered', 'referred')), 0)
      / sum(n) filter (where outcome <> 'unknown')`,
  ],
  'enquiries-referred': [
    enquiryFacts,
    `case when count(*) filter (where outcome <> 'unknown') > 0
      then coalesce(sum(n) filter (where outcome = 'referred'), 0) end`,
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
