import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { recallComments, restoreComments } from '../../../src/publishing/aftercare/withdrawn-comments.ts'
import { claimNext } from '../../../src/publishing/sending/claim.ts'
import { claimComment } from '../../../src/publishing/sending/comments/claim-comment.ts'
import { recordPublished } from '../../../src/publishing/sending/record-sent.ts'
import { sandboxTiming as timing } from '../../../src/publishing/sending/timing.ts'
import { buildPost } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

// What a post costs must not grow with the posts that were published before it.
describe.skipIf(!inject('postgresUrl'))('publishing on a server', () => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld('server')
  })
  afterAll(() => world.close())

  it('claims and records by key in a new record, of whose tables the planner knows nothing', async () => {
    await expectByKey(world)
  })

  it('claims and records by key with many posts in the record', async () => {
    await publishedLongAgo(world, await manyPosts(world, 5_000))
    await analyze(world)
    await expectByKey(world)
  })
})

describe.skipIf(!inject('postgresUrl'))('the first comments of a channel on a server', () => {
  it('are found without reading its posts, also where statistics are from before these were published', async () => {
    const world = await openProtocolWorld('server')
    try {
      const channelId = await manyPosts(world, 2_000)
      await analyze(world)
      await publishedLongAgo(world, channelId)
      const { db } = world.deps
      for (const ask of [
        () => claimComment(db, { channelId, worker: 'worker-1', timing }),
        () => recallComments(db),
        () => restoreComments(db),
      ]) {
        const before = await rowsRead(world)
        await ask()
        expect((await rowsRead(world)) - before).toBeLessThan(100)
      }
    } finally {
      await world.close()
    }
  })
})

/** Publishes three posts at a time, and counts the tables that were read through meanwhile. */
async function expectByKey(world: ProtocolWorld): Promise<void> {
  const { db } = world.deps
  const before = await readThrough(world)
  for (let round = 0; round < 8; round += 1) {
    const channels = await Promise.all([world.channel(), world.channel(), world.channel()])
    for (const channelId of channels) await buildPost(db, { channelId })
    await Promise.all(channels.map(channelId => publishOne(world, channelId)))
  }
  expect(await readThrough(world)).toEqual(before)
}

async function publishOne({ deps: { db } }: ProtocolWorld, channelId: string): Promise<void> {
  const claim = await claimNext(db, { channelId, worker: 'worker-1', timing })
  if (!claim) throw new Error('the post is due')
  const sent = { position: 0, externalId: claim.postId, permalink: undefined, nextPosition: undefined }
  const claimFor = 'worker-1'
  await recordPublished(db, claim, { ...sent, claimFor, attemptId: claim.attemptId, timing })
}

/** Copies of one post, each in a language of its own, since the record allows one for each; returns their channel. */
async function manyPosts(world: ProtocolWorld, count: number): Promise<string> {
  const { db } = world.deps
  const channelId = await world.channel()
  const postId = await buildPost(db, { channelId })
  await sql`
    with copies as (
      insert into post (id, news_item_id, approval_id, content_hash, office_id, channel_id, language, state, due_at,
        planned, sandbox, created_by)
      select gen_random_uuid(), news_item_id, approval_id, content_hash, office_id, channel_id, 'copy-' || number,
        'scheduled', due_at, planned, sandbox, created_by
      from post cross join generate_series(1, ${count}::integer) as number where id = ${postId}
      returning id
    )
    insert into segment (post_id, position, text) select id, 0, 'Long ago' from copies`.execute(db)
  return channelId
}

async function publishedLongAgo({ deps: { db } }: ProtocolWorld, channelId: string): Promise<void> {
  await sql`
    with published as (
      update post set state = 'published', published_at = due_at where channel_id = ${channelId} returning id
    ),
    attempts as (
      insert into attempt (id, post_id, position, fence, content_hash, started_at, deadline_at, outcome)
      select gen_random_uuid(), id, 0, 1, 'hash', now(), now(), 'published' from published
    )
    update segment set external_id = post_id from published where post_id = published.id`.execute(db)
}

/** What the planner goes by. */
async function analyze({ deps: { db } }: ProtocolWorld): Promise<void> {
  await sql`analyze post, segment, attempt`.execute(db)
}

/** How often each of the tables was read from beginning to end. */
async function readThrough(world: ProtocolWorld): Promise<unknown[]> {
  const rows = await counted(world)
  return rows.map(({ relname, seq_scan }) => ({ relname, seq_scan }))
}

/** How many rows of the tables were read in all. */
async function rowsRead(world: ProtocolWorld): Promise<number> {
  const rows = await counted(world)
  return rows.reduce((sum, { read }) => sum + Number(read), 0)
}

/** What the server has counted of the tables, as every connection of the pool reports it. */
async function counted({
  database,
}: ProtocolWorld): Promise<{ relname: string; seq_scan: string; read: string }[]> {
  const clients = await Promise.all(Array.from({ length: 10 }, () => database.pool.connect()))
  for (const client of clients) await client.query('select pg_stat_force_next_flush()')
  for (const client of clients) client.release()
  const { rows } = await database.pool.query(
    `select relname, seq_scan, seq_tup_read + coalesce(idx_tup_fetch, 0) as read
    from pg_stat_user_tables where relname in ('post', 'segment', 'attempt') order by 1`,
  )
  return rows
}
