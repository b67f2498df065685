import { sql } from 'kysely'
import type { Actor } from '../../src/access/actor.ts'
import { newId } from '../../src/core/ids.ts'
import type { NetworkName } from '../../src/core/network-name.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import type { Db } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import type { KnownProjects } from '../../src/outreach/log/reading/log-projects.ts'
import type { KnownWords } from '../../src/outreach/log/words/known-words.ts'
import { assureMetrics } from '../../src/outreach/measuring/known-metrics.ts'

export const analyst: Actor = {
  id: 'person-analyst',
  via: 'session',
  grants: [{ role: 'analyst', officeId: '*' }],
}

export const noProjects: KnownProjects = new Map()
/** Lists without a word. */
export const noWords: KnownWords = { kind: new Map(), 'contact-method': new Map(), topic: new Map() }

/** A clock that stands still until it is moved. */
export interface HeldClock extends Clock {
  set(moment: string | Date): void
}

export function clockAt(moment: string): HeldClock {
  let now = new Date(moment)
  return {
    now: () => now,
    monotonic: () => now.getTime(),
    sleep: async () => undefined,
    set(next) {
      now = new Date(next)
    },
  }
}

export async function buildOffice(db: Db, office: { id: string; timeZone?: string }): Promise<string> {
  await db
    .insertInto('office')
    .values({
      id: office.id,
      names: toJson({ en: office.id }),
      country: 'PK',
      time_zone: office.timeZone ?? 'Asia/Karachi',
      working_days: [1, 2, 3, 4, 5],
      languages: ['en', 'ur'],
    })
    .execute()
  return office.id
}

export async function buildChannel(
  db: Db,
  channel: { officeId: string; network: NetworkName },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('channel')
    .values({
      id,
      office_id: channel.officeId,
      network: channel.network,
      external_id: `account-${id}`,
      handle: '@practice',
      name: 'Practice channel',
      languages: ['en'],
      style: toJson({ tooLong: 'thread', numbering: 'plain', hashtags: 0, credit: 'omit' }),
      sandbox: true,
    })
    .execute()
  return id
}

export interface PostFacts {
  officeId: string
  channelId: string
  publishedAt: string
  /** The network's ids of its parts. */
  externalIds?: string[]
  sandbox?: true
}

/** A published post with the approved news item it needs. */
export async function buildPublishedPost(db: Db, post: PostFacts): Promise<string> {
  const [itemId, revisionId, approvalId, postId] = [newId(), newId(), newId(), newId()]
  await db
    .insertInto('news_item')
    .values({
      id: itemId,
      office_id: post.officeId,
      state: 'approved',
      source: toJson({ kind: 'text', name: 'test' }),
      revision: 1,
      created_by: 'author',
    })
    .execute()
  await db
    .insertInto('revision')
    .values({
      id: revisionId,
      news_item_id: itemId,
      number: 1,
      content: toJson({ places: [], topics: [], variants: [], media: [] }),
      content_hash: 'h',
      created_by: 'author',
    })
    .execute()
  await db
    .insertInto('approval')
    .values({
      id: approvalId,
      news_item_id: itemId,
      revision_id: revisionId,
      content_hash: 'h',
      submitted_by: 'author',
      approved_by: 'approver',
    })
    .execute()
  await db
    .insertInto('post')
    .values({
      id: postId,
      news_item_id: itemId,
      approval_id: approvalId,
      content_hash: 'h',
      office_id: post.officeId,
      channel_id: post.channelId,
      language: 'en',
      state: 'published',
      due_at: new Date(post.publishedAt),
      published_at: new Date(post.publishedAt),
      planned: toJson({ local: '', zone: '', notes: [], conflicts: [] }),
      sandbox: post.sandbox === true,
      created_by: 'author',
    })
    .execute()
  const parts = post.externalIds ?? [postId]
  await db
    .insertInto('segment')
    .values(
      parts.map((externalId, position) => ({
        post_id: postId,
        position,
        text: 'text',
        external_id: externalId,
        published_at: new Date(post.publishedAt),
        media: toJson([]),
      })),
    )
    .execute()
  return postId
}

export interface SampleFacts {
  postId: string
  metric: string
  value: number
  /** The position of the segment; 0 without one. */
  part?: number
  age?: string
  takenAt?: string | Date
  unique?: true
}

/** Samples as measuring writes them. */
export async function addSamples(db: Db, samples: readonly SampleFacts[]): Promise<void> {
  for (const sample of samples) {
    const { network } = await db
      .selectFrom('post')
      .innerJoin('channel', 'channel.id', 'post.channel_id')
      .select('channel.network')
      .where('post.id', '=', sample.postId)
      .executeTakeFirstOrThrow()
    await assureMetrics(db, [{ network, name: sample.metric, isUnique: sample.unique === true }])
    await sql`
      insert into sample (post_id, metric_id, part, age_id, value, taken_at)
      select ${sample.postId}, metric.id, ${sample.part ?? 0}, measurement_age.id, ${sample.value},
        ${new Date(sample.takenAt ?? '2026-09-20T00:00:00Z')}
      from metric, measurement_age
      where metric.network = ${network} and metric.name = ${sample.metric}
        and measurement_age.age = ${sample.age ?? '1h'}`.execute(db)
  }
}

/** Every sample with the names that its numbers stand for. */
export async function namedSamples(db: Db) {
  const { rows } = await sql<{
    post_id: string
    metric: string
    is_unique: boolean
    part: number
    age: string
    value: number
  }>`
    select post_id, metric.name as metric, is_unique, part, age, value from sample
    join metric on metric.id = metric_id join measurement_age on measurement_age.id = age_id
    order by age_id, part`.execute(db)
  return rows
}

/** Empties what tests of outreach write, so that each starts from nothing. */
export async function emptyOutreach(db: Db): Promise<void> {
  await db.transaction().execute(async trx => {
    await sql`alter table snapshot disable trigger snapshot_stays`.execute(trx)
    await sql`truncate news_item, channel, office, activity, activity_people, enquiry, log_import, log_closing, target, sample, measurement, snapshot, fixed_moment cascade`.execute(
      trx,
    )
    await sql`alter table snapshot enable trigger snapshot_stays`.execute(trx)
  })
}
