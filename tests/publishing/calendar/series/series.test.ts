import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../../../src/core/logging/logger.ts'
import type { Clock } from '../../../../src/core/time/clock.ts'
import type { Database } from '../../../../src/database/connect.ts'
import { toJson } from '../../../../src/database/tables.ts'
import { createFacebookNetwork } from '../../../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../../../src/networks/x/x-network.ts'
import { returnNewsItem } from '../../../../src/news/review/return-news-item.ts'
import { cancelPost } from '../../../../src/publishing/aftercare/settle-post.ts'
import { cancelWithdrawnPosts } from '../../../../src/publishing/aftercare/withdrawn-posts.ts'
import { movePost } from '../../../../src/publishing/calendar/moving/move-post.ts'
import { schedulePosts } from '../../../../src/publishing/calendar/schedule-posts.ts'
import {
  moveOccurrence,
  skipOccurrence,
} from '../../../../src/publishing/calendar/series/change-occurrence.ts'
import { createSeries } from '../../../../src/publishing/calendar/series/create-series.ts'
import {
  expectedOccurrences,
  seriesOccurrences,
} from '../../../../src/publishing/calendar/series/occurrences.view.ts'
import { scheduleSeries } from '../../../../src/publishing/calendar/series/schedule-series.ts'
import { listSeries, showSeries } from '../../../../src/publishing/calendar/series/series.view.ts'
import {
  endSeries,
  pauseSeries,
  resumeSeries,
} from '../../../../src/publishing/calendar/series/series-state.ts'
import { buildChannel, buildOffice } from '../../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../../factories/database.ts'
import { notifyNow } from '../../../factories/events.ts'
import { approver, author, buildApprovedItem, person, stillClock } from '../../../factories/news.ts'
import { addPeople } from '../../../factories/people.ts'
import { buildApprover } from '../../../factories/publishing.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
  ['facebook', createFacebookNetwork({ origin: 'http://127.0.0.1:9', version: 'v25.0', clock: stillClock })],
] as const)

const log = createLogger('silent')

/** Noon, UTC, of another day. */
const clockAt = (day: string): Clock => ({ ...stillClock, now: () => new Date(`${day}T12:00:00Z`) })

describe.each(databaseKinds)('series, on the %s database', kind => {
  let database: Database
  let channelId: string
  let number = 0
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await buildApprover(database.db, approver.id)
    await addPeople(database.db, ['zoe'])
    channelId = await buildChannel(database.db, { network: 'facebook' })
  })
  afterAll(() => database.close())
  const deps = (clock: Clock = stillClock) => ({ db: database.db, clock, networks, log })

  const item = async () => {
    number += 1
    const text = `Lahore: The centre answers questions about work abroad, number ${number}.`
    return await buildApprovedItem(database.db, { variants: [{ language: 'en', text }] })
  }
  const series = async (parts: Partial<Parameters<typeof createSeries>[1]> = {}) => {
    const newsItemIds = parts.newsItemIds ?? [(await item()).newsItemId]
    return await createSeries(deps(), {
      actor: author,
      officeId: 'lahore',
      name: 'Hotline hours',
      newsItemIds,
      channelIds: [channelId],
      startsAt: '2026-12-07T09:30',
      rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=12',
      onHoliday: 'skip',
      ...parts,
    })
  }
  const made = async (parts: Parameters<typeof series>[0] = {}) => {
    const { seriesId } = await series(parts)
    if (!seriesId) throw new Error('a dry run')
    return seriesId
  }
  const states = async (seriesId: string) =>
    (await seriesOccurrences(database.db, author, seriesId)).map(each => each.state)
  const posts = async (seriesId: string) =>
    await database.db
      .selectFrom('post')
      .innerJoin('series_occurrence as o', 'o.id', 'post.occurrence_id')
      .select(['post.id', 'post.state', 'post.due_at', 'post.created_by', 'post.news_item_id', 'o.id as at'])
      .where('o.series_id', '=', seriesId)
      .orderBy('post.due_at')
      .orderBy('post.id')
      .execute()
  const open = async (seriesId: string) => (await posts(seriesId)).filter(post => post.state === 'scheduled')

  it('show what they would do, and then do it: posts for 60 days, the rest expected', async () => {
    const { newsItemId } = await item()
    const tried = await series({ newsItemIds: [newsItemId], dryRun: true })
    expect(tried).toMatchObject({ dryRun: true, seriesId: null, count: 12 })
    expect(tried.next).toHaveLength(10)
    expect(tried.next[0]).toMatchObject({
      at: '2026-12-07T09:30',
      local: '2026-12-07T09:30',
      zone: 'Asia/Karachi',
      offset: '+05:00',
      dueAt: new Date('2026-12-07T04:30:00Z'),
      posts: [{ channelId, language: 'en' }],
    })
    const seriesId = await made({ newsItemIds: [newsItemId] })
    // 7 December to 18 January: within 60 days of 23 November.
    expect(await states(seriesId)).toEqual([
      ...Array.from({ length: 7 }, () => 'scheduled'),
      ...Array.from({ length: 5 }, () => 'expected'),
    ])
    expect(await posts(seriesId)).toMatchObject([
      { due_at: new Date('2026-12-07T04:30:00Z'), created_by: author.id, state: 'scheduled' },
      ...Array.from({ length: 6 }, () => ({ state: 'scheduled' })),
    ])
    const range = { from: new Date('2027-02-01T00:00:00Z'), to: new Date('2027-02-28T00:00:00Z') }
    const expected = await expectedOccurrences(database.db, author, { ...range, offices: ['lahore'] })
    expect(expected.filter(each => each.seriesId === seriesId).map(each => each.local)).toEqual([
      '2027-02-01T09:30',
      '2027-02-08T09:30',
      '2027-02-15T09:30',
      '2027-02-22T09:30',
    ])
    expect(await expectedOccurrences(database.db, person('zoe', 'admin', 'vienna'), range)).toEqual([])
    expect(await listSeries(database.db, author, { limit: 10 })).toContainEqual(
      expect.objectContaining({ id: seriesId, state: 'active', newsItemIds: [newsItemId] }),
    )
    // The same content is not scheduled by hand beside it.
    const byHand = await schedulePosts(deps(), {
      actor: author,
      newsItemId,
      channelIds: [channelId],
      at: '2026-12-09T10:00',
    })
    expect(byHand.posts).toEqual([])
  })

  it('schedule each occurrence once, however many workers do it, and go on after an end in between', async () => {
    const seriesId = await made({ rule: 'FREQ=DAILY;COUNT=90' })
    const before = (await posts(seriesId)).length
    const later = deps(clockAt('2026-12-20'))
    await Promise.all([scheduleSeries(later), scheduleSeries(later), scheduleSeries(later)])
    await scheduleSeries(later)
    const all = await posts(seriesId)
    expect(before).toBe(47)
    expect(all).toHaveLength(before + 27)
    expect(new Set(all.map(post => post.at)).size).toBe(all.length)
    // An occurrence whose posts are there, yet its state was not kept, as nothing but a fault could do.
    const last = all.at(-1)
    await sql`update series_occurrence set state = 'expected' where id = ${last?.at}`.execute(database.db)
    await scheduleSeries(later)
    expect(await posts(seriesId)).toHaveLength(all.length)
    expect((await states(seriesId)).slice(0, all.length)).toEqual(all.map(() => 'scheduled'))
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('say several items in turn, and the same again on X only where a person accepts it', async () => {
    const xChannel = await buildChannel(database.db)
    const [one, two] = [await item(), await item()]
    const onX = { channelIds: [xChannel] }
    await expect(series({ ...onX, newsItemIds: [one.newsItemId] })).rejects.toMatchObject({
      code: 'series-repeats-text',
      data: { channelIds: [xChannel] },
    })
    // Every two weeks each text, in turn: further apart than X minds.
    const inTurn = await made({ ...onX, newsItemIds: [one.newsItemId, two.newsItemId] })
    expect((await posts(inTurn)).slice(0, 3).map(post => post.news_item_id)).toEqual([
      one.newsItemId,
      two.newsItemId,
      one.newsItemId,
    ])
    await expect(
      series({ ...onX, newsItemIds: [one.newsItemId, two.newsItemId], rule: 'FREQ=DAILY;COUNT=6' }),
    ).rejects.toMatchObject({ code: 'series-repeats-text' })
    const accepted = await made({
      ...onX,
      newsItemIds: [(await item()).newsItemId],
      acceptSameText: [xChannel],
    })
    expect((await showSeries(database.db, author, accepted)).channels).toMatchObject([
      { channelId: xChannel, sameTextAcceptedBy: author.id, sameTextAcceptedAt: '2026-11-23T12:00:00Z' },
    ])
  })

  it('resume what would now say the same again too soon only where a person accepts it', async () => {
    const xChannel = await buildChannel(database.db)
    const newsItemIds = [(await item()).newsItemId, (await item()).newsItemId]
    const seriesId = await made({ channelIds: [xChannel], newsItemIds })
    await pauseSeries(deps(), { actor: author, seriesId })
    const occurrences = await seriesOccurrences(database.db, author, seriesId)
    await skipOccurrence(deps(), { actor: author, seriesId, occurrenceId: occurrences[1]?.id ?? '' })
    await expect(resumeSeries(deps(), { actor: author, seriesId })).rejects.toMatchObject({
      code: 'series-repeats-text',
      data: { channelIds: [xChannel] },
    })
    expect(await open(seriesId)).toEqual([])
    await resumeSeries(deps(), { actor: author, seriesId, acceptSameText: [xChannel] })
    expect(await open(seriesId)).toHaveLength(6)
    expect((await showSeries(database.db, author, seriesId)).channels).toMatchObject([
      { channelId: xChannel, sameTextAcceptedBy: author.id, sameTextAcceptedAt: '2026-11-23T12:00:00Z' },
    ])
    // Accepted once, it stays accepted; and what is past no longer counts.
    await pauseSeries(deps(), { actor: author, seriesId })
    await resumeSeries(deps(), { actor: author, seriesId })
    await endSeries(deps(), { actor: author, seriesId })
    const later = await made({ channelIds: [xChannel], newsItemIds })
    await pauseSeries(deps(), { actor: author, seriesId: later })
    const [, second] = await seriesOccurrences(database.db, author, later)
    await skipOccurrence(deps(), { actor: author, seriesId: later, occurrenceId: second?.id ?? '' })
    await resumeSeries(deps(clockAt('2026-12-08')), { actor: author, seriesId: later })
    await endSeries(deps(), { actor: author, seriesId: later })
  })

  it('stand once they are made, also where their posts cannot be scheduled at once', async () => {
    const { db } = database
    await sql`create function refuse_posts() returns trigger language plpgsql as $$
      begin raise exception 'no posts at present'; end $$`.execute(db)
    const withoutPosts = async (work: () => Promise<unknown>) => {
      await sql`create trigger refuse_posts before insert on post execute function refuse_posts()`.execute(db)
      await work().finally(() => sql`drop trigger refuse_posts on post`.execute(db))
    }
    let seriesId = ''
    await withoutPosts(async () => {
      seriesId = await made()
    })
    expect(await open(seriesId)).toEqual([])
    await scheduleSeries(deps())
    expect(await open(seriesId)).toHaveLength(7)
    const [first] = await seriesOccurrences(db, author, seriesId)
    await withoutPosts(async () => {
      const change = { actor: author, seriesId }
      await moveOccurrence(deps(), { ...change, occurrenceId: first?.id ?? '', at: '2026-12-08T09:30' })
      await pauseSeries(deps(), change)
      await resumeSeries(deps(), change)
    })
    expect(await open(seriesId)).toEqual([])
    await scheduleSeries(deps())
    expect(await open(seriesId)).toHaveLength(7)
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('say why a long text cannot be laid out any more', async () => {
    const { db } = database
    const xChannel = await buildChannel(db)
    const style = (lengthLimit: number) =>
      db
        .updateTable('channel')
        .set({
          style: toJson({
            tooLong: 'thread',
            numbering: 'numbered',
            hashtags: 0,
            credit: 'append',
            lengthLimit,
          }),
        })
        .where('id', '=', xChannel)
        .execute()
    await style(280)
    const text = 'The office in Lahore held a counselling day for people who plan to travel. '
      .repeat(200)
      .trim()
    const { newsItemId } = await buildApprovedItem(db, { variants: [{ language: 'en', text }] })
    const onX = { channelIds: [xChannel], newsItemIds: [newsItemId], acceptSameText: [xChannel] }
    const seriesId = await made({ ...onX, rule: 'FREQ=DAILY;COUNT=80' })
    await style(100)
    await scheduleSeries(deps(clockAt('2026-11-30')))
    expect((await showSeries(db, author, seriesId)).problem).toContain('100')
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('pause, resume with what is still to come, and end', async () => {
    const seriesId = await made()
    await sql`update post set state = 'published', next_at = null where id = ${(await posts(seriesId))[0]?.id}`.execute(
      database.db,
    )
    const taken = await pauseSeries(deps(), { actor: author, seriesId, reason: 'Elections' })
    expect(taken).toHaveLength(6)
    expect(await open(seriesId)).toEqual([])
    await scheduleSeries(deps())
    expect(await open(seriesId)).toEqual([])
    await expect(pauseSeries(deps(), { actor: author, seriesId })).rejects.toMatchObject({
      code: 'series-state-wrong',
    })
    await resumeSeries(deps(clockAt('2026-12-22')), { actor: author, seriesId })
    // 14 and 21 December have passed; the published one is not made again.
    expect((await states(seriesId)).slice(0, 5)).toEqual([
      'scheduled',
      'passed',
      'passed',
      'scheduled',
      'scheduled',
    ])
    expect((await open(seriesId)).map(post => post.due_at.toISOString().slice(0, 10))[0]).toBe('2026-12-28')
    await endSeries(deps(), { actor: author, seriesId })
    expect(await open(seriesId)).toEqual([])
    await expect(resumeSeries(deps(), { actor: author, seriesId })).rejects.toMatchObject({
      code: 'series-state-wrong',
    })
    expect((await showSeries(database.db, author, seriesId)).occurrences.expected).toBe(0)
  })

  it('resume without the posts that a person cancelled or that are out, and with those that were taken off', async () => {
    const { db } = database
    const more = [
      await buildChannel(db, { network: 'facebook' }),
      await buildChannel(db, { network: 'facebook' }),
    ]
    const seriesId = await made({ channelIds: [channelId, ...more] })
    const [first, second] = await seriesOccurrences(db, author, seriesId)
    const on = (occurrence: typeof first, index: number) => occurrence?.posts[index]?.id ?? ''
    const stateOf = async (index: number) => {
      const occurrence = (await seriesOccurrences(db, author, seriesId))[index]
      const open = occurrence?.posts.filter(post => post.state !== 'cancelled') ?? []
      return { state: occurrence?.state, channels: open.map(post => post.channelId).sort() }
    }
    const channelOf = (occurrence: typeof first, index: number) => occurrence?.posts[index]?.channelId ?? ''
    await cancelPost(deps(), { actor: author, postId: on(first, 0) })
    await sql`update post set state = 'published', next_at = null where id = ${on(first, 1)}`.execute(db)
    // Part of a thread is out, and a person leaves it at that.
    await sql`update segment set external_id = 'out-1' where post_id = ${on(second, 0)}`.execute(db)
    await sql`update post set state = 'needs_attention', next_at = null where id = ${on(second, 0)}`.execute(
      db,
    )
    await cancelPost(deps(), { actor: author, postId: on(second, 0) })
    for (const again of [1, 2]) {
      await pauseSeries(deps(), { actor: author, seriesId, reason: `Time ${again}` })
      await resumeSeries(deps(), { actor: author, seriesId })
      expect(await stateOf(0)).toEqual({
        state: 'scheduled',
        channels: [channelOf(first, 1), channelOf(first, 2)].sort(),
      })
      expect(await stateOf(1)).toEqual({
        state: 'scheduled',
        channels: [channelOf(second, 1), channelOf(second, 2)].sort(),
      })
    }
    // What is out of an occurrence stays to be seen as that, also once its time has passed.
    await pauseSeries(deps(), { actor: author, seriesId })
    await resumeSeries(deps(clockAt('2026-12-09')), { actor: author, seriesId })
    expect(await stateOf(0)).toEqual({ state: 'scheduled', channels: [channelOf(first, 1)] })
    await endSeries(deps(), { actor: author, seriesId })
    expect((await states(seriesId)).slice(0, 3)).toEqual(['scheduled', 'scheduled', 'skipped'])
  })

  it('keep a cancelled post off the schedule where its occurrence moves, and move none that is out in part', async () => {
    const { db } = database
    const other = await buildChannel(db, { network: 'facebook' })
    const seriesId = await made({ channelIds: [channelId, other] })
    const [first, second] = await seriesOccurrences(db, author, seriesId)
    const of = (occurrence: typeof first) => ({ actor: author, seriesId, occurrenceId: occurrence?.id ?? '' })
    await cancelPost(deps(), { actor: author, postId: first?.posts[0]?.id ?? '' })
    await moveOccurrence(deps(), { ...of(first), at: '2026-12-09T14:00' })
    const [moved] = await seriesOccurrences(db, author, seriesId)
    expect(moved?.posts.filter(post => post.state === 'scheduled')).toMatchObject([
      { channelId: first?.posts[1]?.channelId, dueAt: '2026-12-09T09:00:00.000Z' },
    ])
    const [partly] = second?.posts ?? []
    await sql`update segment set external_id = 'out-2' where post_id = ${partly?.id}`.execute(db)
    await sql`update post set state = 'needs_attention', next_at = null where id = ${partly?.id}`.execute(db)
    await cancelPost(deps(), { actor: author, postId: partly?.id ?? '' })
    await expect(moveOccurrence(deps(), { ...of(second), at: '2026-12-16T14:00' })).rejects.toMatchObject({
      code: 'occurrence-state-wrong',
      data: { postId: partly?.id },
    })
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('find a post that a person moved to another channel, and make none beside it', async () => {
    const { db } = database
    const other = await buildChannel(db, { network: 'facebook' })
    const seriesId = await made()
    const [first, second] = await open(seriesId)
    const move = async (postId = '') =>
      (await movePost(deps(), { actor: author, postId, channelId: other })).post.id
    const [movedFirst, movedSecond] = [await move(first?.id), await move(second?.id)]
    // Both say the same on one channel, as occurrences do.
    expect((await open(seriesId)).slice(0, 2).map(post => post.id)).toEqual([movedFirst, movedSecond])
    await sql`update post set state = 'published', next_at = null where id = ${movedFirst}`.execute(db)
    const taken = await pauseSeries(deps(), { actor: author, seriesId })
    expect(taken.map(each => each.postId)).toContain(movedSecond)
    await sql`update series_occurrence set state = 'expected' where id = ${first?.at}`.execute(db)
    await resumeSeries(deps(), { actor: author, seriesId })
    const [published, again] = await seriesOccurrences(db, author, seriesId)
    expect(published?.posts.filter(post => post.state !== 'cancelled')).toMatchObject([{ id: movedFirst }])
    expect(again?.posts.filter(post => post.state !== 'cancelled')).toMatchObject([{ channelId }])
    // Nothing of an occurrence goes to a channel that has a post of it.
    const missed = await made({ channelIds: [channelId, other] })
    const [here, there] = (await seriesOccurrences(db, author, missed))[0]?.posts ?? []
    await sql`update post set state = 'missed', next_at = null where id = ${there?.id}`.execute(db)
    await expect(
      movePost(deps(), { actor: author, postId: here?.id ?? '', channelId: there?.channelId ?? '' }),
    ).rejects.toMatchObject({ code: 'scheduled-again', data: { postId: there?.id } })
    await endSeries(deps(), { actor: author, seriesId })
    await endSeries(deps(), { actor: author, seriesId: missed })
  })

  it('skip one, move one, and leave the others', async () => {
    const seriesId = await made()
    const [first, second, , , , , , eighth] = await seriesOccurrences(database.db, author, seriesId)
    const of = (occurrence: typeof first) => ({ actor: author, seriesId, occurrenceId: occurrence?.id ?? '' })
    await skipOccurrence(deps(), of(first))
    const moved = await moveOccurrence(deps(), { ...of(second), at: '2026-12-16T14:00' })
    expect(moved.local).toBe('2026-12-16T14:00')
    // From far ahead to near: it becomes a post at once.
    await moveOccurrence(deps(), { ...of(eighth), at: '2026-12-18T14:00' })
    expect((await open(seriesId)).map(post => post.due_at.toISOString())).toEqual([
      '2026-12-16T09:00:00.000Z',
      '2026-12-18T09:00:00.000Z',
      ...['21', '28'].map(day => `2026-12-${day}T04:30:00.000Z`),
      ...['04', '11', '18'].map(day => `2027-01-${day}T04:30:00.000Z`),
    ])
    await expect(skipOccurrence(deps(), of(first))).rejects.toMatchObject({ code: 'occurrence-state-wrong' })
    await expect(moveOccurrence(deps(), { ...of(second), at: '2026-11-01T09:00' })).rejects.toMatchObject({
      code: 'time-is-past',
    })
    // What a worker sends stays where it is, and nothing is changed.
    const [sending] = await open(seriesId)
    await sql`update post set state = 'sending' where id = ${sending?.id}`.execute(database.db)
    await expect(skipOccurrence(deps(), of(second))).rejects.toMatchObject({
      code: 'occurrence-state-wrong',
      data: { state: 'sending' },
    })
    await sql`update post set state = 'published', next_at = null where id = ${sending?.id}`.execute(
      database.db,
    )
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('end by a recall of anything they say, with one notification, and go on once it is approved again', async () => {
    const [one, two] = [await item(), await item()]
    const seriesId = await made({ newsItemIds: [one.newsItemId, two.newsItemId] })
    const first = (await open(seriesId)).length
    await returnNewsItem(deps(), { actor: approver, newsItemId: two.newsItemId, reason: 'A wrong number' })
    // Both orders are possible: the posts one by one, or the series first.
    await cancelWithdrawnPosts(database.db)
    await scheduleSeries(deps())
    await cancelWithdrawnPosts(database.db)
    expect(await open(seriesId)).toEqual([])
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({ state: 'recalled' })
    await scheduleSeries(deps())
    expect(await open(seriesId)).toEqual([])
    const events = await database.db
      .selectFrom('event')
      .select('kind')
      .where('subject_id', '=', seriesId)
      .orderBy('seq')
      .execute()
    expect(events.map(event => event.kind)).toEqual(['series.created', 'series.recalled'])
    await notifyNow(database.db)
    const told = await database.db
      .selectFrom('notification')
      .select(['kind', 'message'])
      .where('kind', 'in', ['series-recalled', 'post-cancelled'])
      .execute()
    expect(told.map(each => each.kind)).toEqual(['series-recalled'])
    await expect(resumeSeries(deps(), { actor: author, seriesId })).rejects.toMatchObject({
      code: 'item-not-approved',
    })
    await sql`update approval set revoked_at = null where news_item_id = ${two.newsItemId}`.execute(
      database.db,
    )
    await resumeSeries(deps(), { actor: author, seriesId })
    expect(await open(seriesId)).toHaveLength(first)
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('end also where the approval was given again before the worker looked', async () => {
    const one = await item()
    const seriesId = await made({ newsItemIds: [one.newsItemId] })
    const first = (await open(seriesId)).length
    await sql`update approval set revoked_at = now() where news_item_id = ${one.newsItemId}`.execute(
      database.db,
    )
    await cancelWithdrawnPosts(database.db)
    await sql`update approval set revoked_at = null where news_item_id = ${one.newsItemId}`.execute(
      database.db,
    )
    expect(await open(seriesId)).toEqual([])
    await scheduleSeries(deps())
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({ state: 'recalled' })
    await resumeSeries(deps(), { actor: author, seriesId })
    await scheduleSeries(deps())
    expect(await showSeries(database.db, author, seriesId)).toMatchObject({ state: 'active' })
    expect(await open(seriesId)).toHaveLength(first)
    await endSeries(deps(), { actor: author, seriesId })
  })

  it('say why they cannot be scheduled, once, and hold up no other', async () => {
    const lost = await buildChannel(database.db, { network: 'facebook' })
    const seriesId = await made({ channelIds: [lost], rule: 'FREQ=DAILY;COUNT=80' })
    const other = await made({ rule: 'FREQ=DAILY;COUNT=80', startsAt: '2026-12-07T11:30' })
    const before = (await posts(other)).length
    await sql`update channel set state = 'disconnected' where id = ${lost}`.execute(database.db)
    const later = deps(clockAt('2026-11-30'))
    await scheduleSeries(later)
    await scheduleSeries(later)
    expect((await posts(other)).length).toBe(before + 7)
    expect((await showSeries(database.db, author, seriesId)).problem).toContain('not a connected channel')
    const events = await database.db
      .selectFrom('event')
      .select('kind')
      .where('subject_id', '=', seriesId)
      .where('kind', '=', 'series.not-scheduled')
      .execute()
    expect(events).toHaveLength(1)
    await sql`update channel set state = 'connected' where id = ${lost}`.execute(database.db)
    await scheduleSeries(later)
    expect((await showSeries(database.db, author, seriesId)).problem).toBeNull()
    expect((await posts(seriesId)).length).toBe(54)
  })

  it('say once that times passed before their posts were made, but not which passed while they were paused', async () => {
    const { db } = database
    const told = async (seriesId: string) => {
      await notifyNow(db)
      const { rows } = await sql<{ says: unknown }>`select n.says -> 'params' as says from notification n
        where n.kind = 'series-times-passed' and n.message like ${`%"${seriesId}"%`}`.execute(db)
      return rows.map(row => row.says)
    }
    const named = async (name: string) => {
      const seriesId = await made({ name, rule: 'FREQ=DAILY;COUNT=5' })
      await pauseSeries(deps(), { actor: author, seriesId })
      return seriesId
    }
    const unattended = await named('Unattended')
    // What a resumed series had when its process died and no worker lived.
    await sql`update series set state = 'active', state_at = ${stillClock.now()} where id = ${unattended}`.execute(
      db,
    )
    const paused = await named('Paused')
    const later = deps(clockAt('2026-12-09'))
    await resumeSeries(later, { actor: author, seriesId: paused })
    await scheduleSeries(later)
    await scheduleSeries(later)
    for (const seriesId of [unattended, paused])
      expect(await states(seriesId)).toEqual(['passed', 'passed', 'passed', 'scheduled', 'scheduled'])
    expect(await told('Paused')).toEqual([])
    expect(await told('Unattended')).toEqual([
      { name: 'Unattended', count: 3, since: { at: '2026-12-07T04:30:00.000Z', zone: 'Asia/Karachi' } },
    ])
    for (const seriesId of [unattended, paused]) await endSeries(later, { actor: author, seriesId })
  })

  it('refuse a start that is past, and another office', async () => {
    await expect(series({ startsAt: '2026-11-02T09:30' })).rejects.toMatchObject({ code: 'time-is-past' })
    await expect(series({ actor: person('zoe', 'admin', 'vienna') })).rejects.toMatchObject({
      family: 'not-found',
    })
    const seriesId = await made()
    await expect(
      pauseSeries(deps(), { actor: person('zoe', 'admin', 'vienna'), seriesId }),
    ).rejects.toMatchObject({ family: 'not-found' })
    await expect(
      seriesOccurrences(database.db, person('zoe', 'admin', 'vienna'), seriesId),
    ).rejects.toMatchObject({ code: 'series-not-found' })
  })
})
