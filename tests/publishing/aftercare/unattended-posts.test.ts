import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { reportUnattendedPosts } from '../../../src/publishing/aftercare/report-unattended.ts'
import { unattendedPosts } from '../../../src/publishing/aftercare/unattended-posts.view.ts'
import { buildChannel } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { buildPost } from '../../factories/publishing.ts'

describe.each(databaseKinds)('posts that nobody takes up, on the %s database', kind => {
  let database: Database
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.db.deleteFrom('notification').execute()
    await database.db.deleteFrom('event').execute()
    await database.db.deleteFrom('emergency_stop').execute()
    await database.db.deleteFrom('post').execute()
    await database.db.updateTable('office').set({ stopped_at: null }).execute()
    channelId = await buildChannel(database.db, { network: 'x' })
  })

  const overdue = (facts: Partial<Parameters<typeof buildPost>[1]> = {}) =>
    buildPost(database.db, { channelId, dueInMs: -180_000, ...facts })
  const counted = async () => (await unattendedPosts(database.db)).map(each => each.count)
  const change = (values: object) =>
    database.db.updateTable('channel').set(values).where('id', '=', channelId).execute()

  it('are counted once their turn came two minutes ago, and alarm their office once', async () => {
    const postId = await overdue()
    await overdue({ dueInMs: -170_000 })
    await overdue({ dueInMs: -60_000 })
    expect(await unattendedPosts(database.db)).toMatchObject([{ count: 2, postId }])
    expect([await reportUnattendedPosts(database.db), await reportUnattendedPosts(database.db)]).toEqual([
      1, 0,
    ])
    await notifyNow(database.db)
    const told = await database.db.selectFrom('notification').selectAll().execute()
    expect(told).toMatchObject([{ kind: 'posts-unattended', post_id: postId }])
    expect(told[0]?.message).toMatch(
      /^2 posts wait since \d\d:\d\d UTC on \d{4}-\d\d-\d\d although nothing holds/,
    )
  })

  it('are also those in doubt whose account nobody reads, even where the channel is held', async () => {
    await overdue({ state: 'reconciling' })
    await change({ stopped_at: new Date(), stopped_reason: 'x' })
    expect(await counted()).toEqual([1])
  })

  it.each([
    ['a held channel', () => change({ stopped_at: new Date(), stopped_reason: 'x' })],
    ['a channel that must be connected again', () => change({ state: 'needs_reconnect' })],
    [
      'a channel that its network asked to wait',
      () => change({ blocked_until: new Date(Date.now() + 60_000) }),
    ],
    ['a stopped office', () => database.db.updateTable('office').set({ stopped_at: new Date() }).execute()],
    [
      'everything stopped',
      () =>
        database.db
          .insertInto('emergency_stop')
          .values({ stopped_at: new Date(), stopped_by: 'x', reason: 'x' })
          .execute(),
    ],
  ])('are not those of %s', async (_title, hold) => {
    await overdue()
    expect(await counted()).toEqual([1])
    await hold()
    expect(await counted()).toEqual([])
  })

  it('are not those of a channel that works off a long list', async () => {
    await overdue()
    await overdue()
    const out = await overdue({ dueInMs: -181_000, state: 'published' })
    await sql`update post set next_at = null, published_at = now() - interval '5 seconds' where id = ${out}`.execute(
      database.db,
    )
    expect(await counted()).toEqual([])
    await sql`update post set published_at = now() - interval '3 minutes' where id = ${out}`.execute(
      database.db,
    )
    expect(await counted()).toEqual([2])
  })

  it('are not those that wait behind one that is being sent, or was just tried', async () => {
    await overdue()
    const sending = await overdue({ state: 'sending' })
    await sql`update post set next_at = now() + interval '5 seconds' where id = ${sending}`.execute(
      database.db,
    )
    expect(await counted()).toEqual([])
  })
})
