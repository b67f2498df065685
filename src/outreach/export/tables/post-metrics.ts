import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { inBackground } from '../../../database/lane.ts'
import { type ExportScope, momentText } from '../export-scope.ts'
import type { ExportRow, ExportTable } from '../export-table.ts'
import { published } from './posts.ts'

/** Samples of posts: what a network counted for a segment, at each age at which it was read. */
export const postMetricsTable: ExportTable = {
  columns: [
    { name: 'post_id', kind: 'text', meaning: 'the post' },
    { name: 'office', kind: 'text', meaning: "the office's id" },
    { name: 'network', kind: 'text', meaning: 'the network' },
    { name: 'published_on', kind: 'day', meaning: 'the local day of publication' },
    { name: 'part', kind: 'integer', meaning: 'the position of the segment, from 0' },
    { name: 'metric', kind: 'text', meaning: "the network's own name of what it counts" },
    {
      name: 'definition',
      kind: 'integer',
      meaning: 'goes up where the network changed what the name counts',
    },
    { name: 'window', kind: 'text', meaning: 'lifetime, day or 28d' },
    { name: 'paid', kind: 'text', meaning: 'all, organic or paid' },
    { name: 'role', kind: 'text', meaning: 'what it counts as in figures; empty where none uses it' },
    {
      name: 'unique_people',
      kind: 'boolean',
      meaning: 'whether it counts people, and must not be added over posts',
    },
    { name: 'addable', kind: 'boolean', meaning: 'whether it may be added over posts' },
    { name: 'age', kind: 'text', meaning: 'the age at which it was to be read' },
    { name: 'hours_since_publication', kind: 'number', meaning: 'the age at which it was read' },
    { name: 'value', kind: 'number', meaning: 'what the network counted by then' },
    { name: 'taken_at', kind: 'moment', meaning: 'when it was read, UTC' },
  ],
  async count(db, scope) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count
      from post join news_item on news_item.id = post.news_item_id join sample on sample.post_id = post.id
      where post.office_id = any(${[...scope.officeIds]}::text[])
        and post.published_on between ${scope.from}::date and ${scope.to}::date
        and ${published(scope)} and sample.taken_at <= ${scope.at}`.execute(db)
    return rows[0]?.count ?? 0
  },
  async *pages(db, scope) {
    for (const officeId of scope.officeIds) {
      let after: Place | undefined
      for (;;) {
        const posts = await inBackground(() => readPlaces(db, scope, officeId, after))
        if (posts.length === 0) break
        const rows = await inBackground(() => readSamples(db, scope, posts))
        if (rows.length > 0) yield rows
        after = posts.at(-1)
      }
    }
  },
}

/** Posts of one page: some hundred samples. */
const postsAtOnce = 25

interface Place {
  published_on: string
  post_id: string
}

async function readPlaces(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: Place | undefined,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select post.published_on, post.id as post_id
    from post join news_item on news_item.id = post.news_item_id
    where post.office_id = ${officeId} and post.published_on <= ${scope.to}::date and post.published_at is not null
      and (post.published_on, post.id) > (${after?.published_on ?? scope.from}::date, ${after?.post_id ?? firstId}::uuid)
      and ${published(scope)}
    order by post.published_on, post.id
    limit ${postsAtOnce}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'

async function readSamples(db: Db, scope: ExportScope, posts: readonly Place[]): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select sample.post_id, post.office_id as office, metric.network, post.published_on, sample.part,
      metric.name as metric, metric.definition, metric."window", metric.paid, metric.role,
      metric.is_unique as unique_people, metric.addable, age.age,
      round((extract(epoch from sample.taken_at - post.published_at) / 3600)::numeric, 2)::double precision
        as hours_since_publication,
      sample.value, ${momentText('sample.taken_at')} as taken_at
    from sample
    join post on post.id = sample.post_id
    join news_item on news_item.id = post.news_item_id
    join metric on metric.id = sample.metric_id
    join measurement_age as age on age.id = sample.age_id
    where sample.post_id = any(${posts.map(post => post.post_id)}::uuid[]) and sample.taken_at <= ${scope.at}
      and ${published(scope)}
    order by post.published_on, sample.post_id, sample.metric_id, sample.part, sample.age_id`.execute(db)
  return rows
}
