import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import type { Clock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { returnNewsItem } from '../../../src/news/review/return-news-item.ts'
import { cancelPost } from '../../../src/publishing/aftercare/settle-post.ts'
import { movePost } from '../../../src/publishing/calendar/moving/move-post.ts'
import { shiftChannel } from '../../../src/publishing/calendar/moving/shift-channel.ts'
import { swapPosts } from '../../../src/publishing/calendar/moving/swap-posts.ts'
import { undoChange } from '../../../src/publishing/calendar/moving/undo-change.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import type { PostState } from '../../../src/publishing/post-state.ts'
import { buildChannel, buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { approver, author, buildApprovedItem, newsContent, person, stillClock } from '../../factories/news.ts'
import { addPeople } from '../../factories/people.ts'
import { buildApprover, postRow } from '../../factories/publishing.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
] as const)
const colleague = person('chiara', 'author')

describe.each(databaseKinds)('moving posts, on the %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await buildApprover(database.db, approver.id)
    await addPeople(database.db, [colleague.id])
  })
  afterAll(() => database.close())
  const deps = (clock: Clock = stillClock) => ({ db: database.db, clock, networks })

  it('gives a post another time, and keeps its text, approval and identity', async () => {
    const { postId } = await scheduled('2026-12-01T10:00')
    const before = await postRow(database.db, postId)
    const tried = await movePost(deps(), { actor: author, postId, at: '2026-12-05T09:00', dryRun: true })
    expect(tried).toMatchObject({ dryRun: true, undo: null, post: { local: '2026-12-01T10:00' } })
    expect(await postRow(database.db, postId)).toEqual(before)
    const moved = await movePost(deps(), { actor: author, postId, at: '2026-12-05T09:00' })
    expect(moved).toMatchObject({
      dryRun: false,
      post: { id: postId, local: '2026-12-05T09:00', conflicts: ['day-off'] },
      wasDueAt: new Date('2026-12-01T05:00:00Z'),
      planned: { conflicts: tried.planned.conflicts },
    })
    const after = await postRow(database.db, postId)
    expect(after).toEqual({
      ...before,
      due_at: new Date('2026-12-05T04:00:00Z'),
      next_at: new Date('2026-12-05T04:00:00Z'),
      planned: expect.objectContaining({ local: '2026-12-05T09:00' }),
    })
    expect(await eventsOf(postId)).toMatchObject([
      { kind: 'post.scheduled' },
      {
        kind: 'post.moved',
        data: { wasDueAt: '2026-12-01T05:00:00.000Z', dueAt: '2026-12-05T04:00:00.000Z' },
      },
    ])
    expect(await auditOf(postId)).toEqual(['posts.schedule', 'posts.move'])
  })

  it('names each rule that a time breaks, and holds nothing back', async () => {
    const { postId, channelId } = await scheduled('2026-12-02T10:00')
    const other = await scheduled('2026-12-03T21:00', channelId)
    const twinChannel = await buildChannel(database.db, { sandbox: true })
    await sql`update channel set daily_cap = 1 where id = ${channelId}`.execute(database.db)
    await sql`update office set quiet_hours = '[{"weekdays": [1, 2, 3, 4, 5, 6, 7], "from": "20:00", "to": "07:00"}]' where id = 'lahore'`.execute(
      database.db,
    )
    await sql`insert into office_holiday (office_id, day, name) values ('lahore', '2026-12-03', 'Founding day')`.execute(
      database.db,
    )
    await sql`update post set channel_id = ${twinChannel}, due_at = '2026-12-03T16:00:00Z',
      same_text_key = (select same_text_key from post where id = ${postId})
      where id = ${(await scheduled('2026-12-03T09:00')).postId}`.execute(database.db)
    const move = async (at: string) =>
      (await movePost(deps(), { actor: author, postId, at, dryRun: true })).planned.conflicts.map(
        conflict => conflict.kind,
      )
    expect(await move('2026-12-03T21:00')).toEqual([
      'holiday',
      'quiet-hours',
      'slot-taken',
      'daily-cap',
      'same-text',
    ])
    expect(await move('2026-12-03T20:45')).toContain('too-close')
    await sql`update office set quiet_hours = '[]' where id = 'lahore'`.execute(database.db)
    expect(other.postId).not.toBe(postId)
  })

  it('says where a post is due outside the period of its project: as it is scheduled, and where it is moved', async () => {
    await sql`insert into project (id, name, credit, begins_on, ends_on)
      values ('roads', 'Safe Roads', '{"en": "By the Fund"}', '2026-11-25', '2026-12-10')`.execute(
      database.db,
    )
    const schedule = async (at: string) => {
      const channelId = await buildChannel(database.db, { sandbox: true })
      const variants = [{ language: 'en', text: `Lahore: ${newId()}` }]
      const { newsItemId } = await buildApprovedItem(database.db, { projectId: 'roads', variants })
      const wish = { actor: author, newsItemId, channelIds: [channelId], at }
      const [post] = (await schedulePosts(deps(), wish)).posts
      return { id: post?.id ?? '', said: post?.warnings.filter(warning => warning.includes('Safe Roads')) }
    }
    const early = await schedule('2026-11-24T10:00')
    expect(early.said).toEqual([
      'The project "Safe Roads" begins on 25 November 2026, after the post is due.',
    ])
    const last = await schedule('2026-12-10T23:00')
    expect(last.said).toEqual([])
    const after = 'The project "Safe Roads" ended on 10 December 2026, before the post is due.'
    expect((await schedule('2026-12-11T00:00')).said).toEqual([after])
    const move = { actor: author, postId: last.id, dryRun: true }
    expect((await movePost(deps(), { ...move, at: '2026-12-11T00:00' })).planned.notes).toEqual([after])
    expect((await movePost(deps(), { ...move, at: '2026-11-25T00:00' })).planned.notes).toEqual([])
    const { posts } = await swapPosts(deps(), {
      actor: author,
      posts: [{ id: early.id }, { id: (await schedule('2026-12-12T10:00')).id }],
      dryRun: true,
    })
    expect(posts.map(post => post.planned.notes)).toEqual([
      [after],
      ['The project "Safe Roads" begins on 25 November 2026, after the post is due.'],
    ])
  })

  it('takes the next free slot where that is asked for, its own among them', async () => {
    const { postId, channelId } = await scheduled('2026-12-09T11:00')
    await sql`insert into channel_slot values (${channelId}, 2, '10:00'), (${channelId}, 4, '10:00')`.execute(
      database.db,
    )
    const move = { actor: author, postId, slot: 'next' } as const
    expect((await movePost(deps(), move)).planned.local).toBe('2026-11-24T10:00')
    expect((await movePost(deps(), move)).planned.local).toBe('2026-11-24T10:00')
    const notBefore = new Date('2026-11-25T00:00:00Z')
    expect((await movePost(deps(), { ...move, notBefore })).planned.local).toBe('2026-11-26T10:00')
  })

  it.each<PostState>([
    'claimed',
    'sending',
    'retry_wait',
    'reconciling',
    'needs_attention',
    'failed',
    'published',
    'cancelled',
  ])('refuses one that is %s, and says how it is', async state => {
    const { postId } = await scheduled('2026-12-01T10:00')
    await database.db.updateTable('post').set({ state, next_at: null }).where('id', '=', postId).execute()
    const before = await postRow(database.db, postId)
    const moving = movePost(deps(), { actor: author, postId, at: '2026-12-02T10:00' })
    await expect(moving).rejects.toMatchObject({
      code: 'post-not-movable',
      data: { current: { id: postId, state } },
    })
    expect(await postRow(database.db, postId)).toEqual(before)
  })

  it('gives a missed post another time, once, and not one whose content is scheduled again', async () => {
    const { postId, plan } = await scheduled('2026-12-01T10:00')
    await database.db
      .updateTable('post')
      .set({ state: 'missed', next_at: null })
      .where('id', '=', postId)
      .execute()
    await movePost(deps(), { actor: author, postId, at: '2026-12-02T10:00' })
    expect(await postRow(database.db, postId)).toMatchObject({ state: 'scheduled' })
    await database.db
      .updateTable('post')
      .set({ state: 'missed', next_at: null })
      .where('id', '=', postId)
      .execute()
    await schedulePosts(deps(), { ...plan, at: '2026-12-03T10:00' })
    await expect(movePost(deps(), { actor: author, postId, at: '2026-12-04T10:00' })).rejects.toMatchObject({
      code: 'scheduled-again',
    })
  })

  it.each([
    ['a time that is past', { at: '2026-11-20T10:00' }, 'time-is-past'],
    ['now, at a time to come', { at: '2026-12-20T10:00', now: true }, 'time-is-not-past'],
    ['no time at all', {}, 'move-target-unclear'],
    ['two answers', { at: '2026-12-20T10:00', slot: 'next' }, 'move-target-unclear'],
    [
      'a moment that goes with no slot',
      { at: '2026-12-20T10:00', notBefore: new Date() },
      'move-target-unclear',
    ],
    ['what is no time', { at: 'soon' }, 'not-a-time'],
    ['a year of another calendar', { at: '2569-12-01T10:00' }, 'time-too-far'],
  ] as const)('refuses %s', async (_title, target, code) => {
    const { postId } = await scheduled('2026-12-01T10:00')
    await expect(movePost(deps(), { actor: author, postId, ...target })).rejects.toMatchObject({ code })
    expect(await postRow(database.db, postId)).toMatchObject({ due_at: new Date('2026-12-01T05:00:00Z') })
  })

  it('sends it at once where "now" says so, and says that the time is past', async () => {
    const { postId } = await scheduled('2026-12-01T10:00')
    const moved = await movePost(deps(), { actor: author, postId, at: '2026-11-20T10:00', now: true })
    expect(moved.planned).toMatchObject({ dueAt: stillClock.now(), conflicts: [{ kind: 'past' }] })
  })

  it('lets one of two people who move a post at once win, and shows the other what happened', async () => {
    const { postId, dueAt } = await scheduled('2026-12-01T10:00')
    const expected = { dueAt, state: 'scheduled' } as const
    const both = await Promise.allSettled([
      movePost(deps(), { actor: author, postId, at: '2026-12-02T10:00', expected }),
      movePost(deps(), { actor: colleague, postId, at: '2026-12-03T10:00', expected }),
    ])
    const lost = both.find(each => each.status === 'rejected')
    const won = both.find(each => each.status === 'fulfilled')
    const winner = both[0]?.status === 'fulfilled' ? author : colleague
    expect(lost?.reason).toMatchObject({
      code: 'post-changed',
      data: {
        current: { id: postId, local: won?.value.planned.local },
        lastChange: { kind: 'move', by: winner.id, at: stillClock.now(), name: expect.any(String) },
      },
    })
  })

  it('moves to another channel of the network: laid out in its style, once, and undone as one', async () => {
    const { db } = database
    const { postId, channelId, plan } = await scheduled('2026-12-01T10:00')
    const there = await buildChannel(db, { sandbox: true })
    const before = await postRow(db, postId)
    const tried = await movePost(deps(), { actor: author, postId, channelId: there, dryRun: true })
    expect(tried).toMatchObject({
      undo: null,
      post: { id: postId, channelId },
      planned: { local: '2026-12-01T10:00' },
      rendered: {
        channelId: there,
        segments: [{ text: expect.stringContaining('Counselling') }],
        refusals: [],
      },
    })
    expect(await postRow(db, postId)).toEqual(before)
    const move = { actor: author, postId, channelId: there, at: '2026-12-02T10:00' }
    const moved = await movePost(deps(), move)
    expect(moved.post).toMatchObject({ channelId: there, state: 'scheduled', local: '2026-12-02T10:00' })
    expect(moved.post.id).not.toBe(postId)
    expect(await postRow(db, postId)).toMatchObject({ state: 'cancelled', cancelled_by: author.id })
    expect(await postRow(db, moved.post.id)).toMatchObject({ approval_id: before.approval_id })
    await undoChange(deps(), { actor: colleague, changeId: moved.undo?.changeId ?? '' })
    expect(await postRow(db, postId)).toEqual(before)
    expect(await postRow(db, moved.post.id)).toMatchObject({ state: 'cancelled' })
    await schedulePosts(deps(), { ...plan, channelIds: [there], at: '2026-12-03T10:00' })
    await expect(movePost(deps(), move)).rejects.toMatchObject({ code: 'scheduled-again' })
    const silent = await buildChannel(db, { sandbox: true, languages: ['ur'] })
    const elsewhere = await buildChannel(db, { sandbox: true, officeId: 'vienna' })
    for (const [to, code] of [
      [silent, 'no-channel-for-languages'],
      [elsewhere, 'channel-not-connected'],
      [newId(), 'channel-not-connected'],
    ] as const)
      await expect(movePost(deps(), { ...move, channelId: to })).rejects.toMatchObject({ code })
    expect(await postRow(db, postId)).toEqual(before)
  })

  it('undoes a move, once, also for a colleague', async () => {
    const { postId } = await scheduled('2026-12-01T10:00')
    const before = await postRow(database.db, postId)
    const { undo } = await movePost(deps(), { actor: author, postId, at: '2026-12-05T09:00' })
    const changeId = undo?.changeId ?? ''
    const [post] = await undoChange(deps(), { actor: colleague, changeId })
    expect(post).toMatchObject({ id: postId, local: '2026-12-01T10:00' })
    expect(await postRow(database.db, postId)).toEqual(before)
    await expect(undoChange(deps(), { actor: author, changeId })).rejects.toMatchObject({
      code: 'already-undone',
    })
  })

  it('does not undo what another person has changed since, even where it looks the same', async () => {
    const { postId } = await scheduled('2026-12-01T10:00')
    const { undo } = await movePost(deps(), { actor: author, postId, at: '2026-12-05T09:00' })
    await movePost(deps(), { actor: colleague, postId, at: '2026-12-06T09:00' })
    await movePost(deps(), { actor: colleague, postId, at: '2026-12-05T09:00' })
    await expect(undoChange(deps(), { actor: author, changeId: undo?.changeId ?? '' })).rejects.toMatchObject(
      {
        code: 'post-changed',
        data: { lastChange: { by: colleague.id } },
      },
    )
  })

  it.each<PostState>(['sending', 'published', 'claimed'])(
    'does not undo a move of a post that is %s by now',
    async state => {
      const { postId } = await scheduled('2026-12-01T10:00')
      const { undo } = await movePost(deps(), { actor: author, postId, at: '2026-12-05T09:00' })
      await database.db.updateTable('post').set({ state }).where('id', '=', postId).execute()
      await expect(
        undoChange(deps(), { actor: author, changeId: undo?.changeId ?? '' }),
      ).rejects.toMatchObject({
        code: 'post-changed',
        data: { current: { state } },
      })
      await database.db.updateTable('post').set({ state: 'cancelled' }).where('id', '=', postId).execute()
    },
  )

  it('undoes a cancellation, but not after an hour, nor once the content is scheduled again', async () => {
    const { postId, plan } = await scheduled('2026-12-01T10:00')
    const before = await postRow(database.db, postId)
    const undo = await cancelPost(deps(), { actor: author, postId })
    const changeId = undo?.changeId ?? ''
    const late = { ...stillClock, now: () => new Date('2026-11-23T13:00:01Z') }
    await expect(undoChange(deps(late), { actor: author, changeId })).rejects.toMatchObject({
      code: 'undo-too-late',
    })
    await undoChange(deps(), { actor: author, changeId })
    expect(await postRow(database.db, postId)).toEqual(before)
    expect((await eventsOf(postId)).map(event => event.kind)).toEqual([
      'post.scheduled',
      'post.cancelled',
      'post.restored',
    ])
    const again = await cancelPost(deps(), { actor: author, postId })
    await schedulePosts(deps(), { ...plan, at: '2026-12-02T10:00' })
    await expect(
      undoChange(deps(), { actor: author, changeId: again?.changeId ?? '' }),
    ).rejects.toMatchObject({ code: 'scheduled-again' })
  })

  it('does not undo a cancellation whose approval was withdrawn meanwhile, and neither one of a failed post', async () => {
    const { postId, plan } = await scheduled('2026-12-01T10:00')
    const undo = await cancelPost(deps(), { actor: author, postId })
    await returnNewsItem(deps(), { actor: approver, newsItemId: plan.newsItemId, reason: 'a wrong number' })
    await expect(undoChange(deps(), { actor: author, changeId: undo?.changeId ?? '' })).rejects.toMatchObject(
      {
        code: 'not-approved',
      },
    )
    const failed = await scheduled('2026-12-01T11:00')
    await database.db
      .updateTable('post')
      .set({ state: 'failed', next_at: null })
      .where('id', '=', failed.postId)
      .execute()
    expect(await cancelPost(deps(), { actor: author, postId: failed.postId })).toBeNull()
  })

  it('makes a time that passed meanwhile due at once only where "now" says so', async () => {
    const { postId } = await scheduled('2026-11-23T17:20')
    const undo = await cancelPost(deps(), { actor: author, postId })
    const later = { ...stillClock, now: () => new Date('2026-11-23T12:30:00Z') }
    const input = { actor: author, changeId: undo?.changeId ?? '' }
    await expect(undoChange(deps(later), input)).rejects.toMatchObject({ code: 'time-is-past' })
    await undoChange(deps(later), { ...input, now: true })
    expect(await postRow(database.db, postId)).toMatchObject({ state: 'scheduled', due_at: later.now() })
  })

  it('swaps two posts, both or none, and undoes it as one', async () => {
    const one = await scheduled('2026-12-01T10:00')
    const other = await scheduled('2026-12-02T11:00')
    const posts = [{ id: one.postId, expected: { dueAt: one.dueAt } }, { id: other.postId }] as const
    const { undo, posts: rows } = await swapPosts(deps(), { actor: author, posts })
    expect(rows).toMatchObject([
      { post: { id: one.postId, local: '2026-12-02T11:00' }, planned: { local: '2026-12-02T11:00' } },
      { post: { id: other.postId, local: '2026-12-01T10:00' } },
    ])
    await expect(swapPosts(deps(), { actor: author, posts })).rejects.toMatchObject({ code: 'post-changed' })
    await undoChange(deps(), { actor: author, changeId: undo?.changeId ?? '' })
    expect(await dueOf(one.postId, other.postId)).toEqual([one.dueAt, other.dueAt])
    await database.db.updateTable('post').set({ state: 'sending' }).where('id', '=', other.postId).execute()
    await expect(swapPosts(deps(), { actor: author, posts })).rejects.toMatchObject({
      code: 'post-not-movable',
    })
    expect(await dueOf(one.postId)).toEqual([one.dueAt])
    await database.db.updateTable('post').set({ state: 'cancelled' }).where('id', '=', other.postId).execute()
    await expect(
      swapPosts(deps(), { actor: author, posts: [{ id: one.postId }, { id: one.postId }] }),
    ).rejects.toMatchObject({ code: 'swap-with-itself' })
  })

  it('shifts the posts of a range by hours or days, all of them or none, and undoes it as one', async () => {
    const first = await scheduled('2026-12-01T10:00')
    const { channelId } = first
    const second = await scheduled('2026-12-01T11:00', channelId)
    const outside = await scheduled('2026-12-04T10:00', channelId)
    const sent = await scheduled('2026-12-01T12:00', channelId)
    await database.db.updateTable('post').set({ state: 'failed' }).where('id', '=', sent.postId).execute()
    const range = {
      actor: author,
      channelId,
      from: new Date('2026-12-01T00:00:00Z'),
      to: new Date('2026-12-02T00:00:00Z'),
    }
    const tried = await shiftChannel(deps(), { ...range, by: { minutes: 60 }, dryRun: true })
    expect(tried).toMatchObject({ undo: null, left: [{ id: sent.postId, state: 'failed' }] })
    // The first takes the place that the second leaves: that is no conflict.
    expect(tried.posts.map(({ planned }) => [planned.local, planned.conflicts])).toEqual([
      ['2026-12-01T11:00', []],
      ['2026-12-01T12:00', []],
    ])
    const { undo } = await shiftChannel(deps(), { ...range, by: { minutes: 60 } })
    expect((await dueOf(first.postId, second.postId)).map(date => date.toISOString())).toEqual([
      '2026-12-01T06:00:00.000Z',
      '2026-12-01T07:00:00.000Z',
    ])
    await undoChange(deps(), { actor: colleague, changeId: undo?.changeId ?? '' })
    expect(await dueOf(first.postId, second.postId, outside.postId)).toEqual([
      first.dueAt,
      second.dueAt,
      outside.dueAt,
    ])
    await expect(
      shiftChannel(deps(), { ...range, by: { minutes: -8 * 24 * 60 - 30 } }),
    ).rejects.toMatchObject({ code: 'time-is-past', data: { postId: first.postId } })
    const days = await shiftChannel(deps(), { ...range, by: { days: 2 }, dryRun: true })
    expect(days.posts.map(({ planned }) => planned.local)).toEqual(['2026-12-03T10:00', '2026-12-03T11:00'])
  })

  it('keeps what is another office’s from people without a part in it', async () => {
    const { postId, channelId, dueAt } = await scheduled('2026-12-01T10:00')
    const stranger = person('omar', 'author', 'vienna')
    const { undo } = await movePost(deps(), { actor: author, postId, at: '2026-12-01T10:30' })
    await addPeople(database.db, [stranger.id])
    for (const attempt of [
      () => movePost(deps(), { actor: stranger, postId, at: '2026-12-02T10:00' }),
      () => swapPosts(deps(), { actor: stranger, posts: [{ id: postId }, { id: newId() }] }),
      () => undoChange(deps(), { actor: stranger, changeId: undo?.changeId ?? '' }),
      () =>
        shiftChannel(deps(), { actor: stranger, channelId, from: dueAt, to: new Date(), by: { days: 1 } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ family: 'not-found' })
    await expect(
      movePost(deps(), { actor: person('chiara', 'analyst'), postId, at: '2026-12-02T10:00' }),
    ).rejects.toMatchObject({ family: 'not-allowed' })
  })

  async function scheduled(at: string, onto?: string) {
    const { db } = database
    const channelId = onto ?? (await buildChannel(db, { sandbox: true }))
    const text = `Lahore: Counselling is free. ${newId()}`
    const { newsItemId } = await buildApprovedItem(db, newsContent({ variants: [{ language: 'en', text }] }))
    const plan = { actor: author, newsItemId, channelIds: [channelId] }
    const { posts } = await schedulePosts(deps(), { ...plan, at })
    const [post] = posts
    if (!post) throw new Error('nothing was scheduled')
    return { postId: post.id, channelId, dueAt: post.planned.dueAt, plan }
  }

  async function dueOf(...postIds: string[]): Promise<Date[]> {
    const rows = await Promise.all(postIds.map(id => postRow(database.db, id)))
    return rows.map(row => row.due_at)
  }

  async function eventsOf(postId: string) {
    return await database.db
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('subject_id', '=', postId)
      .orderBy('seq')
      .execute()
  }

  async function auditOf(postId: string): Promise<string[]> {
    const rows = await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('subject_id', '=', postId)
      .orderBy('seq')
      .execute()
    return rows.map(row => row.action)
  }
})
