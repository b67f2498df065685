import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf } from '../../../src/channels/tokens/credentials.ts'
import { type Clock, systemClock } from '../../../src/core/time/clock.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { testKeys } from '../../factories/channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { buildPost, hurry, newText, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../sending/protocol-world.ts'

const goOn = new AbortController().signal
const dayMs = 86_400_000
/** A minute more than a day: the record has its own clock. */
const pastMs = dayMs + 60_000

/** The system's clock, which a test may set ahead. */
function aheadClock(): Clock & { advance(ms: number): void } {
  let ahead = 0
  return {
    ...systemClock,
    now: () => new Date(systemClock.now().getTime() + ahead),
    advance: ms => {
      ahead += ms
    },
  }
}

describe.each(databaseKinds)("X's limits of 24 hours, on the %s database", kind => {
  let world: ProtocolWorld
  let clock: ReturnType<typeof aheadClock>
  beforeAll(async () => {
    clock = aheadClock()
    world = await openProtocolWorld(kind, clock)
  })
  afterAll(() => world.close())

  async function planned(channelId: string, count: number) {
    const posts = []
    for (let index = 0; index < count; index += 1) {
      const text = newText()
      const dueInMs = -60_000 + index
      posts.push({ text, id: await buildPost(world.deps.db, { channelId, texts: [text], dueInMs }) })
    }
    return posts
  }

  /** A channel whose access token outlives the test: that tokens are renewed is shown elsewhere. */
  async function channel(): Promise<string> {
    const { db } = world.deps
    const id = await world.channel()
    const { accessToken } = (await accountOf({ db, keys: testKeys }, id)).credentials
    const account = await db
      .selectFrom('channel')
      .select(['network', 'external_id as externalId', 'handle', 'name'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    world.sandbox.provisionAccount({ ...account, accessToken, expiresIn: 30 * 86_400 })
    const access_expires_at = new Date(Date.now() + 30 * dayMs)
    await db.updateTable('channel').set({ access_expires_at }).where('id', '=', id).execute()
    return id
  }

  const work = (channelId: string) => workChannel(world.deps, channelId, goOn)
  const textsOf = async (channelId: string) => (await world.shown(channelId)).map(post => post.text)
  const statesOf = async (posts: readonly { id: string }[]) =>
    await Promise.all(posts.map(async ({ id }) => (await postRow(world.deps.db, id)).state))
  const blockedFor = async (channelId: string) => {
    const { rows } = await sql<{ ms: number }>`
      select extract(epoch from blocked_until - now())::double precision * 1000 as ms
      from channel where id = ${channelId}`.execute(world.deps.db)
    return rows[0]?.ms ?? 0
  }

  /** A day goes by for the networks; in the record, whose clock stays, what it ends is ended. */
  async function aDayLater(channelId: string, posts: readonly { id: string }[]) {
    const { db } = world.deps
    clock.advance(pastMs)
    await sql`update channel set blocked_until = null
      where id = ${channelId} and blocked_until <= ${clock.now()}`.execute(db)
    for (const { id } of posts) await hurry(db, id, pastMs)
  }

  it('keep the posts of an account that has used its day up, and send them in order after the reset', async () => {
    world.sandbox.changeSettings({ xPostsPerDay: 2, xAppPostsPerDay: 0 })
    const channelId = await channel()
    const posts = await planned(channelId, 5)
    const texts = posts.map(post => post.text)
    await work(channelId)
    expect(await textsOf(channelId)).toEqual(texts.slice(0, 2))
    expect(await statesOf(posts)).toEqual(['published', 'published', 'scheduled', 'scheduled', 'scheduled'])
    expect(Math.abs((await blockedFor(channelId)) - dayMs)).toBeLessThan(60_000)
    await work(channelId)
    expect(await textsOf(channelId)).toEqual(texts.slice(0, 2))

    await aDayLater(channelId, posts.slice(2))
    await work(channelId)
    expect(await textsOf(channelId)).toEqual(texts.slice(0, 4))
    await aDayLater(channelId, posts.slice(4))
    await work(channelId)
    expect(await textsOf(channelId)).toEqual(texts)
    expect(new Set(await statesOf(posts))).toEqual(new Set(['published']))
  })

  it('keep the post that is refused because another account used the day of the app up, until the reset', async () => {
    world.sandbox.changeSettings({ xPostsPerDay: 0, xAppPostsPerDay: 0 })
    clock.advance(pastMs)
    world.sandbox.changeSettings({ xAppPostsPerDay: 2 })
    const busy = await channel()
    const first = await planned(busy, 2)
    await work(busy)
    expect(await statesOf(first)).toEqual(['published', 'published'])

    const channelId = await channel()
    const posts = await planned(channelId, 2)
    const texts = posts.map(post => post.text)
    await work(channelId)
    expect(await textsOf(channelId)).toEqual([])
    const [refused] = posts
    const row = await postRow(world.deps.db, refused?.id ?? '')
    expect(row).toMatchObject({ state: 'retry_wait', reason: expect.stringContaining('X asks us to wait') })
    const waitMs = (row.next_at?.getTime() ?? 0) - Date.now()
    expect(Math.abs(waitMs - dayMs)).toBeLessThan(60_000)

    await aDayLater(channelId, posts)
    await work(channelId)
    expect(await textsOf(channelId)).toEqual(texts)
    expect(await statesOf(posts)).toEqual(['published', 'published'])
  })
})
