import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../../../../src/core/logging/logger.ts'
import type { Clock } from '../../../../../src/core/time/clock.ts'
import type { Database } from '../../../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../../../../src/networks/x/x-network.ts'
import { returnNewsItem } from '../../../../../src/news/review/return-news-item.ts'
import { cancelPost } from '../../../../../src/publishing/aftercare/settle-post.ts'
import { schedulePosts } from '../../../../../src/publishing/calendar/schedule-posts.ts'
import {
  moveOccurrence,
  skipOccurrence,
} from '../../../../../src/publishing/calendar/series/change-occurrence.ts'
import { createEvergreen } from '../../../../../src/publishing/calendar/series/evergreen/create-evergreen.ts'
import {
  expectedOccurrences,
  seriesOccurrences,
} from '../../../../../src/publishing/calendar/series/occurrences.view.ts'
import { scheduleSeries } from '../../../../../src/publishing/calendar/series/schedule-series.ts'
import { showSeries } from '../../../../../src/publishing/calendar/series/series.view.ts'
import {
  endSeries,
  pauseSeries,
  resumeSeries,
} from '../../../../../src/publishing/calendar/series/series-state.ts'
import { buildChannel, buildOffice } from '../../../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../../../factories/database.ts'
import { approver, author, buildApprovedItem, stillClock } from '../../../../factories/news.ts'
import { buildApprover } from '../../../../factories/publishing.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
  ['facebook', createFacebookNetwork({ origin: 'http://127.0.0.1:9', version: 'v25.0', clock: stillClock })],
] as const)
const log = createLogger('silent')

/** Noon, UTC, of another day. It is Monday 23 November 2026. */
const clockAt = (day: string): Clock => ({ ...stillClock, now: () => new Date(`${day}T12:00:00Z`) })

describe.each(databaseKinds)('evergreen series, on the %s database', kind => {
  let database: Database
  let number = 0
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await buildApprover(database.db, approver.id)
  })
  afterAll(() => database.close())
  const deps = (clock: Clock = stillClock) => ({ db: database.db, clock, networks, log })

  const item = async () => {
    number += 1
    const text = `Lahore: Counselling is free, number ${number}.`
    return (await buildApprovedItem(database.db, { variants: [{ language: 'en', text }] })).newsItemId
  }
  /** Tuesdays and Thursdays, 10:00. */
  const channelWithSlots = async (network: 'facebook' | 'x' = 'facebook') => {
    const channelId = await buildChannel(database.db, { network, sandbox: true })
    await sql`insert into channel_slot values (${channelId}, 2, '10:00'), (${channelId}, 4, '10:00')`.execute(
      database.db,
    )
    return channelId
  }
  const pool = async (parts: Partial<Parameters<typeof createEvergreen>[1]> = {}) => {
    const channelId = parts.channelIds?.[0] ?? (await channelWithSlots())
    const newsItemIds = parts.newsItemIds ?? [await item(), await item()]
    const created = await createEvergreen(deps(), {
      actor: author,
      officeId: 'lahore',
      name: 'Good to know',
      leastDays: 5,
      endsOn: '2026-12-31',
      daysAhead: 2,
      ...parts,
      newsItemIds,
      channelIds: [channelId],
    })
    return { channelId, newsItemIds, created, seriesId: created.seriesId ?? '' }
  }
  const uses = async (seriesId: string) =>
    (await seriesOccurrences(database.db, author, seriesId)).map(
      each => `${each.at.slice(5)} ${each.state} ${each.newsItemId}`,
    )
  const openPosts = async (channelId: string) =>
    await database.db
      .selectFrom('post')
      .select(['id', 'due_at', 'news_item_id', 'created_by', 'occurrence_id'])
      .where('channel_id', '=', channelId)
      .where('state', '=', 'scheduled')
      .orderBy('due_at')
      .execute()

  it('show what they would do, promise free slots up to their end, and make posts days ahead', async () => {
    const channelId = await channelWithSlots()
    const [one, other] = [await item(), await item()]
    const wish = { channelIds: [channelId], newsItemIds: [one, other] }
    const tried = await pool({ ...wish, dryRun: true })
    expect(tried.created).toMatchObject({ dryRun: true, seriesId: null, count: 12 })
    expect(tried.created.next).toHaveLength(10)
    expect(tried.created.next[0]).toMatchObject({
      local: '2026-11-24T10:00',
      newsItemId: one,
      dueAt: new Date('2026-11-24T05:00:00Z'),
      posts: [{ channelId, language: 'en' }],
    })
    expect(await openPosts(channelId)).toEqual([])
    const { seriesId } = await pool(wish)
    // Two a week would be each item every seven days; five of them must lie between.
    const expected = [
      `11-24T10:00 scheduled ${one}`,
      `11-26T10:00 expected ${other}`,
      `12-01T10:00 expected ${one}`,
      `12-03T10:00 expected ${other}`,
      `12-08T10:00 expected ${one}`,
      `12-10T10:00 expected ${other}`,
      `12-15T10:00 expected ${one}`,
      `12-17T10:00 expected ${other}`,
      `12-22T10:00 expected ${one}`,
      `12-24T10:00 expected ${other}`,
      `12-29T10:00 expected ${one}`,
      `12-31T10:00 expected ${other}`,
    ]
    expect(await uses(seriesId)).toEqual(expected)
    expect(await openPosts(channelId)).toMatchObject([
      { news_item_id: one, due_at: new Date('2026-11-24T05:00:00Z'), created_by: author.id },
    ])
    const range = { from: new Date('2026-12-07T00:00:00Z'), to: new Date('2026-12-14T00:00:00Z') }
    expect(await expectedOccurrences(database.db, author, { ...range, channels: [channelId] })).toMatchObject(
      [
        { local: '2026-12-08T10:00', newsItemId: one, channelIds: [channelId], posts: [] },
        { local: '2026-12-10T10:00', newsItemId: other },
      ],
    )
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({
      rule: null,
      evergreen: { leastDays: 5, endsOn: '2026-12-31', daysAhead: 2 },
      newsItemIds: [one, other],
    })
  })

  it('give way to what people schedule, and take another slot; each use becomes a post once', async () => {
    const { channelId, seriesId, newsItemIds } = await pool()
    const news = await item()
    const wish = { actor: author, newsItemId: news, channelIds: [channelId] }
    expect((await schedulePosts(deps(), wish)).posts).toMatchObject([
      { planned: { local: '2026-11-26T10:00' } },
    ])
    const late = clockAt('2026-11-25')
    await Promise.all([scheduleSeries(deps(late)), scheduleSeries(deps(late))])
    await scheduleSeries(deps(clockAt('2026-11-30')))
    await scheduleSeries(deps(clockAt('2026-11-30')))
    const [one] = newsItemIds
    const [, second, third] = await seriesOccurrences(database.db, author, seriesId)
    expect(second).toMatchObject({
      at: '2026-11-26T10:00',
      state: 'passed',
      reason: expect.stringContaining('not free any more'),
    })
    expect(third).toMatchObject({ at: '2026-12-01T10:00', state: 'scheduled', newsItemId: one })
    expect((await openPosts(channelId)).map(post => post.due_at.toISOString())).toEqual([
      '2026-11-24T05:00:00.000Z',
      '2026-11-26T05:00:00.000Z',
      '2026-12-01T05:00:00.000Z',
    ])
  })

  it('keep their distance from posts of the same item that others scheduled', async () => {
    const { channelId, seriesId, newsItemIds } = await pool()
    const [, other = ''] = newsItemIds
    const byHand = { actor: author, newsItemId: other, channelIds: [channelId], at: '2026-11-25T15:00' }
    await schedulePosts(deps(), byHand)
    await scheduleSeries(deps(clockAt('2026-11-25')))
    expect((await seriesOccurrences(database.db, author, seriesId))[1]).toMatchObject({
      at: '2026-11-26T10:00',
      state: 'passed',
      reason: 'Its item is on this channel less than 5 days from then already.',
    })
  })

  it('say the same again on X only where a person accepts it', async () => {
    const channelId = await channelWithSlots('x')
    const wish = { channelIds: [channelId], newsItemIds: [await item()] }
    await expect(pool(wish)).rejects.toMatchObject({
      code: 'series-repeats-text',
      data: { channelIds: [channelId] },
    })
    const { seriesId } = await pool({ ...wish, acceptSameText: [channelId] })
    expect((await uses(seriesId)).length).toBeGreaterThan(4)
    const { channels } = await showSeries(database.db, author, seriesId)
    expect(channels).toMatchObject([{ channelId, sameTextAcceptedAt: '2026-11-23T12:00:00Z' }])
  })

  it('pause, resume and end; leave a use out, and move one', async () => {
    const { channelId, seriesId } = await pool()
    const [first, second, third] = await seriesOccurrences(database.db, author, seriesId)
    const aim = { actor: author, seriesId }
    await skipOccurrence(deps(), { ...aim, occurrenceId: second?.id ?? '' })
    await moveOccurrence(deps(), { ...aim, occurrenceId: third?.id ?? '', at: '2026-11-25T09:00' })
    expect((await openPosts(channelId)).map(post => post.occurrence_id)).toEqual([first?.id, third?.id])
    expect(await pauseSeries(deps(), aim)).toHaveLength(2)
    await scheduleSeries(deps(clockAt('2026-11-24')))
    expect(await openPosts(channelId)).toEqual([])
    await resumeSeries(deps(), aim)
    const [one, two] = await openPosts(channelId)
    expect([one?.occurrence_id, two?.occurrence_id]).toEqual([first?.id, third?.id])
    // A post that a person cancelled stays cancelled, and its slot stays empty.
    await cancelPost(deps(), { actor: author, postId: one?.id ?? '' })
    await scheduleSeries(deps({ ...stillClock, now: () => new Date('2026-11-23T12:30:00Z') }))
    expect((await openPosts(channelId)).map(post => post.id)).toEqual([two?.id])
    expect((await uses(seriesId)).filter(use => use.startsWith('11-26'))).toMatchObject([
      expect.stringContaining('skipped'),
    ])
    await endSeries(deps(), aim)
    expect(await openPosts(channelId)).toEqual([])
    expect((await uses(seriesId)).some(use => use.includes('expected'))).toBe(false)
  })

  it.each([
    ['Asia/Karachi', '2026-11-23T17:04:30'],
    ['Pacific/Kiritimati', '2026-11-24T02:04:30'],
    ['Pacific/Pago_Pago', '2026-11-23T01:04:30'],
  ])(
    'make posts of what is near at the next look, though the process died that changed the series, in %s',
    async (zone, at) => {
      const zoned = (timeZone: string) =>
        database.db.updateTable('office').set({ time_zone: timeZone }).where('id', '=', 'lahore').execute()
      await zoned(zone)
      const { channelId, seriesId } = await pool({ daysAhead: 1 })
      await pauseSeries(deps(), { actor: author, seriesId })
      const [first] = await seriesOccurrences(database.db, author, seriesId)
      await moveOccurrence(deps(), { actor: author, seriesId, occurrenceId: first?.id ?? '', at })
      // What a resumed series had when its process died: the change of its state.
      await database.db.updateTable('series').set({ state: 'active' }).where('id', '=', seriesId).execute()
      await scheduleSeries(deps())
      expect((await openPosts(channelId)).map(post => post.due_at.toISOString())).toEqual([
        '2026-11-23T12:04:30.000Z',
      ])
      // Nothing is near any more: free slots are looked for every quarter of an hour, as before.
      await scheduleSeries(deps({ ...stillClock, now: () => new Date('2026-11-23T12:03:00Z') }))
      const series = database.db.selectFrom('series').select('filled_at').where('id', '=', seriesId)
      expect(await series.executeTakeFirst()).toEqual({ filled_at: stillClock.now() })
      await endSeries(deps(), { actor: author, seriesId })
      await zoned('Asia/Karachi')
    },
  )

  it('promise nothing that has passed, also where no worker looked until long after their end', async () => {
    const { seriesId } = await pool()
    await scheduleSeries(deps(clockAt('2027-02-01')))
    expect((await uses(seriesId)).filter(use => use.includes('expected'))).toEqual([])
    const passed = database.db.selectFrom('event').select('data').where('subject_id', '=', seriesId)
    expect(await passed.where('kind', '=', 'series.times-passed').execute()).toEqual([
      { data: { name: 'Good to know', count: 11, since: '2026-11-26T05:00:00.000Z' } },
    ])
  })

  it('end by a recall of anything they say', async () => {
    const { channelId, seriesId, newsItemIds } = await pool()
    await returnNewsItem(deps(), {
      actor: approver,
      newsItemId: newsItemIds[1] ?? '',
      reason: 'The date is wrong.',
    })
    await scheduleSeries(deps())
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({ state: 'recalled' })
    expect(await openPosts(channelId)).toEqual([])
    await expect(resumeSeries(deps(), { actor: author, seriesId })).rejects.toMatchObject({
      code: 'item-not-approved',
    })
  })

  it('get more slots with every day, up to their end', async () => {
    const { seriesId } = await pool({ endsOn: '2027-02-02', leastDays: 20 })
    const last = async () => (await uses(seriesId)).at(-1)?.slice(0, 5)
    expect(await last()).toBe('01-07')
    await scheduleSeries(deps(clockAt('2026-12-24')))
    expect(await last()).toBe('01-28')
    await scheduleSeries(deps(clockAt('2027-01-20')))
    expect(await last()).toBe('01-28')
  })

  it('are refused with an end that is past, and on channels without slots', async () => {
    await expect(pool({ endsOn: '2026-11-22' })).rejects.toMatchObject({ code: 'evergreen-end-invalid' })
    await expect(pool({ endsOn: '2031-11-24' })).rejects.toMatchObject({
      code: 'evergreen-end-invalid',
      params: { endsOn: '2031-11-24', first: '2026-11-23', last: '2031-11-23' },
    })
    const bare = await buildChannel(database.db, { network: 'facebook', sandbox: true })
    await expect(pool({ channelIds: [bare] })).rejects.toMatchObject({ code: 'no-slots' })
  })
})
