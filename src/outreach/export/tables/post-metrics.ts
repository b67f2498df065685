import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { inBackground } from '../../../database/lane.ts'
import type { ExportScope } from '../export-scope.ts'
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
    const terms = await inBackground(() => readTerms(db))
    for (const officeId of scope.officeIds) {
      let after: PostOfPage | undefined
      for (;;) {
        const posts = await inBackground(() => readPosts(db, scope, officeId, after))
        if (posts.length === 0) break
        const rows = await inBackground(() => readSamples(db, scope, posts, terms))
        if (rows.length > 0) yield rows
        after = posts.at(-1)
      }
    }
  },
}

/** Posts of one page: at most some thousand samples, which are read by their key and joined with nothing. */
const postsAtOnce = 40

interface PostOfPage {
  postId: string
  office: string
  publishedOn: string
  /** Seconds since 1970. */
  publishedAt: number
}

async function readPosts(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: PostOfPage | undefined,
): Promise<PostOfPage[]> {
  const { rows } = await sql<PostOfPage>`
    select post.id as "postId", post.office_id as office, post.published_on as "publishedOn",
      date_part('epoch', post.published_at) as "publishedAt"
    from post join news_item on news_item.id = post.news_item_id
    where post.office_id = ${officeId} and post.published_on <= ${scope.to}::date and post.published_at is not null
      and (post.published_on, post.id) > (${after?.publishedOn ?? scope.from}::date, ${after?.postId ?? firstId}::uuid)
      and ${published(scope)}
    order by post.published_on, post.id
    limit ${postsAtOnce}`.execute(db)
  return rows
}

/** Before every id. */
const firstId = '00000000-0000-0000-0000-000000000000'

/** What the numbers in samples stand for. */
interface Terms {
  metrics: ReadonlyMap<number, Metric>
  ages: ReadonlyMap<number, string>
}

interface Metric {
  network: string
  name: string
  definition: number
  window: string
  paid: string
  role: string | null
  isUnique: boolean
  addable: boolean
}

async function readTerms(db: Db): Promise<Terms> {
  const metrics = await sql<Metric & { id: number }>`
    select id, network, name, definition, "window", paid, role, is_unique as "isUnique", addable from metric`.execute(
    db,
  )
  const ages = await sql<{ id: number; age: string }>`select id, age from measurement_age`.execute(db)
  return {
    metrics: new Map(metrics.rows.map(({ id, ...metric }) => [id, metric])),
    ages: new Map(ages.rows.map(({ id, age }) => [id, age])),
  }
}

interface SampleOfPage {
  /** Of its post on the page, from 1. */
  place: number
  metricId: number
  part: number
  ageId: number
  value: number
  /** Seconds since 1970. */
  takenAt: number
}

async function readSamples(
  db: Db,
  scope: ExportScope,
  posts: readonly PostOfPage[],
  { metrics, ages }: Terms,
): Promise<ExportRow[]> {
  const { rows } = await sql<SampleOfPage>`
    select page.place::integer as place, sample.metric_id as "metricId", sample.part, sample.age_id as "ageId",
      sample.value, date_part('epoch', sample.taken_at) as "takenAt"
    from unnest(${posts.map(post => post.postId)}::uuid[]) with ordinality as page (post_id, place)
    join sample on sample.post_id = page.post_id
    where sample.taken_at <= ${scope.at}
    order by page.place, sample.metric_id, sample.part, sample.age_id`.execute(db)
  const moments = new Map<number, string>()
  return rows.map(({ place, metricId, part, ageId, value, takenAt }) => {
    const post = posts[place - 1]
    const metric = metrics.get(metricId)
    const taken = moments.get(takenAt) ?? momentOf(takenAt)
    moments.set(takenAt, taken)
    return {
      post_id: post?.postId ?? null,
      office: post?.office ?? null,
      network: metric?.network ?? null,
      published_on: post?.publishedOn ?? null,
      part,
      metric: metric?.name ?? null,
      definition: metric?.definition ?? null,
      window: metric?.window ?? null,
      paid: metric?.paid ?? null,
      role: metric?.role ?? null,
      unique_people: metric?.isUnique ?? null,
      addable: metric?.addable ?? null,
      age: ages.get(ageId) ?? null,
      hours_since_publication: post ? Math.round((takenAt - post.publishedAt) / 36) / 100 : null,
      value,
      taken_at: taken,
    }
  })
}

function momentOf(seconds: number): string {
  return `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`
}
