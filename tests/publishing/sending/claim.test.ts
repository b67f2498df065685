import { sql, type Updateable } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Tables } from '../../../src/database/tables.ts'
import { claimNext } from '../../../src/publishing/sending/claim.ts'
import { sandboxTiming as timing } from '../../../src/publishing/sending/timing.ts'
import { databaseKinds } from '../../factories/database.ts'
import { attemptsOf, buildPost, hurry, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

describe.each(databaseKinds)('claiming a post on the %s database', kind => {
  let world: ProtocolWorld
  let channelId: string
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    channelId = await world.channel()
  })

  const claim = (worker = 'worker-1') => claimNext(world.deps.db, { channelId, worker, timing })

  it('takes what is due in order of due time, one at a time for a channel', async () => {
    const { db } = world.deps
    const second = await buildPost(db, { channelId, dueInMs: -1_000 })
    const first = await buildPost(db, { channelId, dueInMs: -2_000 })
    expect(await claim()).toMatchObject({ postId: first, state: 'sending', fence: 1 })
    expect(await claim('worker-2')).toBeUndefined()
    await db.updateTable('post').set({ state: 'published', next_at: null }).where('id', '=', first).execute()
    expect(await claim('worker-2')).toMatchObject({ postId: second })
  })

  it('lets one of twenty workers that come at once have it', async () => {
    await buildPost(world.deps.db, { channelId })
    const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(`worker-${index}`)))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  it('never takes a post before it is due by the database’s clock', async () => {
    await buildPost(world.deps.db, { channelId, dueInMs: 2_000 })
    expect(await claim()).toBeUndefined()
  })

  it('writes the attempt down in the same commit, with the id that it answers', async () => {
    const { db } = world.deps
    const id = await buildPost(db, { channelId, texts: ['One', 'Two'], published: ['77'] })
    const taken = await claim()
    expect(await attemptsOf(db, id)).toMatchObject([
      { id: taken?.attemptId, position: 1, fence: 1, parent_external_id: '77', outcome: null },
    ])
  })

  it('only prepares a post whose images are not uploaded yet', async () => {
    const { db } = world.deps
    const media = [{ mediaId: crypto.randomUUID(), altText: 'A desk' }]
    const id = await buildPost(db, { channelId, media })
    expect(await claim()).toMatchObject({ state: 'claimed' })
    expect(await attemptsOf(db, id)).toEqual([])
  })

  it('takes over what a dead worker was preparing when its lease is over, and not before', async () => {
    const { db } = world.deps
    const media = [{ mediaId: crypto.randomUUID(), altText: 'A desk' }]
    const id = await buildPost(db, { channelId, media })
    await claim()
    expect(await claim('worker-2')).toBeUndefined()
    await hurry(db, id)
    expect(await claim('worker-2')).toMatchObject({ postId: id, fence: 2 })
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    [
      'was withdrawn',
      id =>
        sql`update approval set revoked_at = now() where id = (select approval_id from post where id = ${id})`.execute(
          world.deps.db,
        ),
    ],
    [
      'is of another content',
      id => sql`update post set content_hash = 'another' where id = ${id}`.execute(world.deps.db),
    ],
  ])('cancels a post whose approval %s', async (_title, change) => {
    const id = await buildPost(world.deps.db, { channelId })
    await change(id)
    expect(await claim()).toMatchObject({ postId: id, state: 'cancelled' })
    expect(await postRow(world.deps.db, id)).toMatchObject({ state: 'cancelled', next_at: null })
    expect((await postRow(world.deps.db, id)).reason).toMatch(/approval was withdrawn/)
    expect(await claim()).toBeUndefined()
  })

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      'the channel is held',
      () => setChannel({ stopped_at: new Date() }),
      () => setChannel({ stopped_at: null }),
    ],
    [
      'the network has paused the channel',
      () => setChannel({ blocked_until: new Date(Date.now() + 60_000) }),
      () => setChannel({ blocked_until: new Date(Date.now() - 60_000) }),
    ],
    [
      'the channel must be connected again',
      () => setChannel({ state: 'needs_reconnect' }),
      () => setChannel({ state: 'connected' }),
    ],
    [
      'the office is stopped',
      () => world.deps.db.updateTable('office').set({ stopped_at: new Date() }).execute(),
      () => world.deps.db.updateTable('office').set({ stopped_at: null }).execute(),
    ],
    [
      'everything is stopped',
      () =>
        world.deps.db
          .insertInto('emergency_stop')
          .values({ stopped_at: new Date(), stopped_by: 'admin', reason: 'A drill' })
          .execute(),
      () => world.deps.db.deleteFrom('emergency_stop').execute(),
    ],
  ])('takes nothing while %s, and goes on after', async (_title, stop, resume) => {
    const id = await buildPost(world.deps.db, { channelId })
    await stop()
    expect(await claim()).toBeUndefined()
    await resume()
    expect(await claim()).toMatchObject({ postId: id })
  })

  it.each<[string, { overdue: number; released?: boolean; published?: string[] }, string]>([
    ['sends a post that is less overdue than the channel allows', { overdue: 9 }, 'sending'],
    ['holds one that is more overdue for a person', { overdue: 11 }, 'missed'],
    ['sends it when a person said so', { overdue: 11, released: true }, 'sending'],
    ['finishes a thread that has begun', { overdue: 11, published: ['5'] }, 'sending'],
  ])('%s', async (_title, { overdue, released, published }, state) => {
    const { db } = world.deps
    await setChannel({ hold_when_overdue_minutes: 10 })
    const texts = ['One', 'Two']
    const id = await buildPost(db, {
      channelId,
      texts,
      dueInMs: -overdue * 60_000,
      ...(published ? { published } : {}),
    })
    if (released) await sql`update post set released_at = now() where id = ${id}`.execute(db)
    expect(await claim()).toMatchObject({ postId: id, state })
  })

  async function setChannel(change: Updateable<Tables['channel']>) {
    await world.deps.db.updateTable('channel').set(change).where('id', '=', channelId).execute()
  }
})
