import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { claimNext } from '../../../src/publishing/sending/claim.ts'
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
    await publishedLongAgo(world, 5_000)
    await expectByKey(world)
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

/** Copies of one post, each in a language of its own, since the record allows one for each. */
async function publishedLongAgo(world: ProtocolWorld, count: number): Promise<void> {
  const { db } = world.deps
  const postId = await buildPost(db, { channelId: await world.channel() })
  await sql`
    with copies as (
      insert into post (id, news_item_id, approval_id, content_hash, office_id, channel_id, language, state, due_at,
        planned, sandbox, created_by, published_at)
      select gen_random_uuid(), news_item_id, approval_id, content_hash, office_id, channel_id, 'copy-' || number,
        'published', due_at, planned, sandbox, created_by, due_at
      from post cross join generate_series(1, ${count}::integer) as number where id = ${postId}
      returning id
    ),
    attempts as (
      insert into attempt (id, post_id, position, fence, content_hash, started_at, deadline_at, outcome)
      select gen_random_uuid(), id, 0, 1, 'hash', now(), now(), 'published' from copies
    )
    insert into segment (post_id, position, text, external_id) select id, 0, 'Long ago', id from copies`.execute(
    db,
  )
  await sql`analyze post, segment, attempt`.execute(db)
}

/** How often each of the tables was read from beginning to end, as every connection of the pool has counted it. */
async function readThrough({ database }: ProtocolWorld): Promise<unknown[]> {
  const clients = await Promise.all(Array.from({ length: 10 }, () => database.pool.connect()))
  for (const client of clients) await client.query('select pg_stat_force_next_flush()')
  for (const client of clients) client.release()
  const { rows } = await database.pool.query(
    `select relname, seq_scan from pg_stat_user_tables where relname in ('post', 'segment', 'attempt') order by 1`,
  )
  return rows
}
