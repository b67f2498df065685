import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { measurementAges } from '../../../src/core/time/measurement-ages.ts'
import type { Database } from '../../../src/database/connect.ts'
import { collectMeasurements } from '../../../src/outreach/measuring/collect-measurements.ts'
import { channelsToMeasure, measurementsOf } from '../../../src/outreach/measuring/measurement.view.ts'
import { planMeasurements } from '../../../src/outreach/measuring/plan-measurements.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import {
  buildChannel,
  buildOffice,
  buildPublishedPost,
  clockAt,
  emptyOutreach,
  namedSamples,
  type PostFacts,
} from '../../factories/outreach.ts'
import { collectDeps, likes, type Script, scriptedNetwork } from '../../factories/scripted-network.ts'

const published = '2026-10-01T09:00:00Z'
const minutesLater = (minutes: number) => new Date(Date.parse(published) + minutes * 60_000)
const outage = { type: 'not-sent', reason: 'X could not be reached.', code: 'ECONNREFUSED' } as const

describe('the table of measurement ages', () => {
  it('has each age end where the next begins, so that no reading belongs to two', () => {
    for (const [index, age] of measurementAges.slice(0, -1).entries())
      expect(age.untilMs).toBe(measurementAges[index + 1]?.afterMs)
  })
})

describe.each(databaseKinds)('measuring on %s PostgreSQL', kind => {
  let database: Database
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
  })

  const buildPost = (facts: Partial<PostFacts> = {}) =>
    buildPublishedPost(database.db, { officeId: 'lahore', channelId, publishedAt: published, ...facts })

  /** Collects at so many minutes after publication, from a network that answers by the script. */
  async function collectAt(minutes: number, script: Script, options: { limit?: number } = {}) {
    const network = scriptedNetwork(script)
    const deps = { db: database.db, ...collectDeps(clockAt(minutesLater(minutes).toISOString()), network) }
    const collected = await collectMeasurements(deps, { channelId, limit: options.limit ?? 100 })
    return { ...collected, asked: network.asked }
  }

  const stateOf = async (postId: string, age: string) =>
    (await measurementsOf(database.db, postId)).find(measurement => measurement.age === age)
  const samples = () => namedSamples(database.db)

  it.each(measurementAges)('measures a post at the age of $age', async ({ age, afterMs, untilMs }) => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    const measurement = await stateOf(postId, age)
    expect(measurement?.dueAt).toEqual(new Date(Date.parse(published) + afterMs))
    const early = await collectAt(afterMs / 60_000 - 1, posts => likes(posts, 3))
    expect((await samples()).some(sample => sample.age === age)).toBe(false)
    expect(early.failing).toBe(0)
    await collectAt(untilMs / 60_000 - 1, posts => likes(posts, 7))
    expect((await samples()).find(sample => sample.age === age)).toMatchObject({
      metric: 'like_count',
      value: 7,
    })
  })

  it('learns of a published post once, however often it looks', async () => {
    await buildPost()
    expect(await planMeasurements(database.db, minutesLater(1))).toBe(measurementAges.length)
    expect(await planMeasurements(database.db, minutesLater(2))).toBe(0)
    expect(await channelsToMeasure(database.db, minutesLater(14))).toEqual([])
    expect(await channelsToMeasure(database.db, minutesLater(15))).toEqual([channelId])
  })

  it('leaves alone what is not published', async () => {
    const postId = await buildPost()
    await database.db.updateTable('post').set({ state: 'sending' }).where('id', '=', postId).execute()
    expect(await planMeasurements(database.db, minutesLater(1))).toBe(0)
  })

  it('keeps the local day of publication when the office moves to another zone', async () => {
    const postId = await buildPost({ publishedAt: '2026-09-30T18:59:59Z' })
    const day = async () =>
      (
        await database.db
          .selectFrom('post')
          .select('published_on')
          .where('id', '=', postId)
          .executeTakeFirst()
      )?.published_on
    expect(await day()).toBe('2026-09-30')
    await database.db.updateTable('office').set({ time_zone: 'Asia/Tokyo' }).execute()
    await database.db.updateTable('post').set({ reason: 'seen' }).where('id', '=', postId).execute()
    expect(await day()).toBe('2026-09-30')
    const publishedAt = new Date('2026-09-30T18:00:00Z')
    await database.db
      .updateTable('post')
      .set({ published_at: publishedAt })
      .where('id', '=', postId)
      .execute()
    expect(await day()).toBe('2026-10-01')
  })

  it('numbers metrics once, also where two workers meet one for the first time', async () => {
    await buildPost({ externalIds: ['p'] })
    await buildPost({ externalIds: ['q'] })
    await planMeasurements(database.db, minutesLater(1))
    const odd = (id: string) => [
      {
        externalId: id,
        metric: 'organic_metrics.odd_count',
        value: 1,
        unique: false,
        paid: 'organic' as const,
      },
    ]
    await Promise.all([
      collectAt(20, posts => posts.flatMap(post => odd(post.externalId)), { limit: 1 }),
      collectAt(20, posts => posts.flatMap(post => odd(post.externalId)), { limit: 1 }),
    ])
    const found = await database.db
      .selectFrom('metric')
      .select(['paid', 'is_unique', 'addable'])
      .where('name', '=', 'organic_metrics.odd_count')
      .execute()
    expect(found).toEqual([{ paid: 'organic', is_unique: false, addable: true }])
    expect(await samples()).toHaveLength(2)
  })

  it('asks for a hundred parts at a time', async () => {
    for (let post = 0; post < 3; post += 1)
      await buildPost({ externalIds: Array.from({ length: 70 }, (_, part) => `${post}-${part}`) })
    await planMeasurements(database.db, minutesLater(1))
    const collected = await collectAt(20, posts => likes(posts, 1))
    expect(collected.asked.map(ids => ids.length)).toEqual([100, 100, 10])
    expect(collected).toMatchObject({ taken: 3, samples: 210 })
  })

  it('takes at most as many as asked for, the longest due first', async () => {
    const late = await buildPost({ publishedAt: minutesLater(5).toISOString() })
    const early = await buildPost()
    await planMeasurements(database.db, minutesLater(6))
    expect(await collectAt(30, posts => likes(posts, 1), { limit: 1 })).toMatchObject({ taken: 1 })
    expect((await stateOf(early, '15m'))?.state).toBe('taken')
    expect((await stateOf(late, '15m'))?.state).toBe('waiting')
  })

  it('gives each measurement to one of two workers that come at once', async () => {
    for (let post = 0; post < 4; post += 1) await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    const both = await Promise.all([
      collectAt(20, posts => likes(posts, 1)),
      collectAt(20, posts => likes(posts, 2)),
    ])
    const asked = both.flatMap(one => one.asked.flat())
    expect(new Set(asked).size).toBe(asked.length)
    expect((both[0]?.taken ?? 0) + (both[1]?.taken ?? 0)).toBe(4)
  })

  it('keeps what the network did not give absent, and does not call it zero', async () => {
    await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    await collectAt(20, posts => likes(posts, 4))
    expect(await samples()).toMatchObject([{ metric: 'like_count', value: 4, is_unique: false }])
  })

  it('keeps the mark of a metric that counts people', async () => {
    const postId = await buildPost({ externalIds: ['p'] })
    await planMeasurements(database.db, minutesLater(1))
    await collectAt(20, () => [
      { externalId: 'p', metric: 'post_total_media_view_unique', value: 9, unique: true },
    ])
    expect(await samples()).toMatchObject([{ post_id: postId, is_unique: true }])
  })

  it('says why a measurement failed and tries again, later each time', async () => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    expect(await collectAt(15, () => outage)).toMatchObject({ failing: 1, taken: 0, failure: outage })
    expect(await stateOf(postId, '15m')).toMatchObject({
      state: 'failing',
      reason: 'X could not be reached.',
    })
    expect(await samples()).toEqual([])
    expect(await channelsToMeasure(database.db, minutesLater(15.9))).toEqual([])
    await collectAt(16, () => outage)
    expect(await channelsToMeasure(database.db, minutesLater(17.9))).toEqual([])
    expect(await collectAt(18, posts => likes(posts, 2))).toMatchObject({ taken: 1 })
    expect(await stateOf(postId, '15m')).toMatchObject({ state: 'taken', reason: null })
  })

  it('does not try again before the moment the network named', async () => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    const limited = {
      type: 'rate-limited',
      reason: 'X asks to wait.',
      code: '429',
      retryAt: minutesLater(40),
    } as const
    await collectAt(15, () => limited)
    expect(await channelsToMeasure(database.db, minutesLater(39))).toEqual([])
    await collectAt(40, () => ({ ...limited, retryAt: minutesLater(61) }))
    expect(await stateOf(postId, '15m')).toMatchObject({ state: 'not-taken', reason: 'X asks to wait.' })
  })

  it('records an age as not taken, with its last reason, once the next age is due', async () => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    await collectAt(58, () => outage)
    expect(await collectAt(61, posts => likes(posts, 2))).toMatchObject({ notTaken: 1, taken: 1 })
    expect(await stateOf(postId, '15m')).toMatchObject({
      state: 'not-taken',
      reason: 'X could not be reached.',
    })
    expect((await samples()).map(sample => sample.age)).toEqual(['1h'])
  })

  it('says that nothing read an age which passed while nobody worked', async () => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(30 * 60))
    await collectAt(30 * 60, posts => likes(posts, 2))
    expect(await stateOf(postId, '6h')).toMatchObject({
      state: 'not-taken',
      reason: 'Nothing read it before the next age was due.',
    })
    expect((await stateOf(postId, '1d'))?.state).toBe('taken')
  })

  it('does not call a post measured that the network says nothing of', async () => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    expect(await collectAt(20, () => [])).toMatchObject({ failing: 1, samples: 0 })
    expect((await stateOf(postId, '15m'))?.reason).toContain('may have been deleted')
  })

  it('keeps the readings of a thread when one part is gone, and says so', async () => {
    const postId = await buildPost({ externalIds: ['a', 'b', 'c'] })
    await planMeasurements(database.db, minutesLater(1))
    await collectAt(20, posts => likes(posts.slice(0, 2), 1))
    expect(await stateOf(postId, '15m')).toMatchObject({
      state: 'taken',
      reason: 'The network gave no figures for 1 of 3 parts.',
    })
  })

  it('writes a fault of our own down before it throws it on', async () => {
    const postId = await buildPost()
    await planMeasurements(database.db, minutesLater(1))
    const broken = () => {
      throw new TypeError('a fault')
    }
    await expect(collectAt(20, broken)).rejects.toThrow('a fault')
    expect((await stateOf(postId, '15m'))?.state).toBe('failing')
  })

  it('measures at other ages where a table of its own is given', async () => {
    await buildPost()
    await planMeasurements(database.db, minutesLater(0), [{ age: '15m', afterMs: 0, untilMs: 60_000 }])
    expect(await collectAt(0.5, posts => likes(posts, 1))).toMatchObject({ taken: 1, samples: 1 })
  })
})
