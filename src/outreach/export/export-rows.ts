import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { publishedPosts } from '../../publishing/published-posts.view.ts'
import type { Scope } from '../figures/periods.ts'
import { inScope, meaningsOf } from '../figures/questions/in-scope.ts'

/** The columns of the export, in order; docs/outreach-log.md explains each. */
export const exportColumns = [
  'record',
  'office',
  'date',
  'network',
  'channel',
  'post',
  'part',
  'metric',
  'age',
  'kind',
  'sex',
  'topic',
  'language',
  'value',
  'unique',
  'sandbox',
  'taken_at',
  'note',
] as const

export type ExportRow = Partial<Record<(typeof exportColumns)[number], string | number | boolean | null>>

/** The log as it stood at this moment (UTC), and no later samples, so that all pages show one state of the record. */
export interface ExportScope extends Scope {
  at: Date
}

/** So few that a page keeps the one connection of an embedded record for some milliseconds. */
export const pageSize = 250

interface SampleRow extends ExportRow {
  metric_id: number
  position: number
  age_id: number
}

/** Post by post, every sample. */
export function sampleRows(db: Db, scope: ExportScope): AsyncGenerator<ExportRow[]> {
  return pages<SampleRow>(async after => {
    const { rows } = await sql<SampleRow>`
      select 'post-metric' as record, published.office_id as office, published.published_on as date, published.network,
        published.channel_id as channel, sample.post_id as post, segment.external_id as part, metric.name as metric,
        measurement_age.age, published.language, sample.value, metric.is_unique as "unique", published.sandbox,
        to_char(sample.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as taken_at,
        sample.metric_id, sample.part as position, sample.age_id
      from sample
      join ${publishedPosts} as published on published.post_id = sample.post_id
      join metric on metric.id = sample.metric_id
      join measurement_age on measurement_age.id = sample.age_id
      left join segment on segment.post_id = sample.post_id and segment.position = sample.part
      where ${posted(scope)} and sample.taken_at <= ${scope.at}
        ${
          after
            ? sql`and (sample.post_id, sample.metric_id, sample.part, sample.age_id)
          > (${after.post}::uuid, ${after.metric_id}::smallint, ${after.position}::smallint, ${after.age_id}::smallint)`
            : sql``
        }
      order by sample.post_id, sample.metric_id, sample.part, sample.age_id
      limit ${pageSize}`.execute(db)
    return rows
  })
}

/** What should have been measured and was not, with the reason. */
export function notMeasuredRows(db: Db, scope: ExportScope): AsyncGenerator<ExportRow[]> {
  return pages(async after => {
    const { rows } = await sql<ExportRow>`
      select 'not-measured' as record, published.office_id as office, published.published_on as date,
        published.network, published.channel_id as channel, measurement.post_id as post, measurement.age,
        published.language, published.sandbox, measurement.reason as note
      from measurement
      join ${publishedPosts} as published on published.post_id = measurement.post_id
      where ${posted(scope)} and measurement.taken_at is null and measurement.due_at <= ${scope.at}
        ${after ? sql`and (measurement.post_id, measurement.age) > (${after.post}::uuid, ${after.age})` : sql``}
      order by measurement.post_id, measurement.age
      limit ${pageSize}`.execute(db)
    return rows
  })
}

interface ActivityPage extends ExportRow {
  id: string
  values: ExportRow[]
}

/** Each activity as several rows: that it was held, its participants by sex and age, and its other counts. */
export async function* activityRows(db: Db, scope: ExportScope): AsyncGenerator<ExportRow[]> {
  const found = pages<ActivityPage>(async after => {
    const { rows } = await sql<ActivityPage>`
      select id, 'activity' as record, office_id as office, held_on as date,
        coalesce(merged.meaning, kind) as kind, sandbox,
        jsonb_build_array(jsonb_build_object('metric', 'held', 'value', 1))
        || case when estimated_audience is null then '[]' else jsonb_build_array(
          jsonb_build_object('metric', 'estimated_audience', 'value', estimated_audience)) end
        || case when materials is null then '[]' else jsonb_build_array(
          jsonb_build_object('metric', 'materials', 'value', materials)) end
        || coalesce((select jsonb_agg(jsonb_build_object('metric', 'participants', 'sex', people.sex,
            'age', age_label(people.ages), 'value', people.count) order by people.sex, people.ages)
          from activity_people as people where people.activity_id = activity.id), '[]') as values
      from activity left join ${meaningsOf({ asOf: scope.at }, 'kind')} as merged on merged.word = kind
      where ${inScope({ ...scope, asOf: scope.at }, 'activity')}
        ${after ? sql`and (held_on, id) > (${after.date}::date, ${after.id}::uuid)` : sql``}
      order by held_on, id
      limit ${pageSize}`.execute(db)
    return rows
  })
  for await (const page of found)
    yield page.flatMap(({ id: _id, values, ...activity }) => values.map(value => ({ ...activity, ...value })))
}

export function enquiryRows(db: Db, scope: ExportScope): AsyncGenerator<ExportRow[]> {
  return pages<ExportRow & { id: string }>(async after => {
    const { rows } = await sql<ExportRow & { id: string }>`
      select id, 'enquiry' as record, office_id as office, asked_on as date, 'enquiries' as metric,
        coalesce(method.meaning, contact_method) as kind, coalesce(merged.meaning, topic) as topic, language,
        count as value, sandbox
      from enquiry
      left join ${meaningsOf({ asOf: scope.at }, 'contact-method')} as method on method.word = contact_method
      left join ${meaningsOf({ asOf: scope.at }, 'topic')} as merged on merged.word = topic
      where ${inScope({ ...scope, asOf: scope.at }, 'enquiry')}
        ${after ? sql`and (asked_on, id) > (${after.date}::date, ${after.id}::uuid)` : sql``}
      order by asked_on, id
      limit ${pageSize}`.execute(db)
    return rows
  })
}

function posted(scope: ExportScope) {
  return sql`published.office_id = any(${[...scope.officeIds]}::text[])
    and published.sandbox = ${scope.sandbox}
    and published.published_on between ${scope.from}::date and ${scope.to}::date`
}

/**
 * Page after page in the background, each asked for with the last row of the one before: memory stays that of one page,
 * and the record is free between two.
 */
async function* pages<Row>(read: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let after: Row | undefined
  for (;;) {
    const rows = await inBackground(() => read(after))
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = rows.at(-1)
  }
}
