import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { stillClock } from '../factories/news.ts'

/** Monday, 23 November 2026, five in the afternoon in Lahore. */
const monday = stillClock.now()
let now = monday
const clock: Clock = { ...stillClock, now: () => now }
let test: TestApp
let author: SignedIn
let approver: SignedIn
beforeAll(async () => {
  const networks = new Map([['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock })]] as const)
  test = await buildApp({ networks, clock })
  await buildOffice(test.deps.db)
})
beforeEach(() => goTo(monday))
afterAll(() => test.close())

describe('posts that are chosen before approval', () => {
  it('are shown with their times in review, and made by the approval', async () => {
    const [first, second] = [await slotted(), await slotted()]
    const item = await submitted()
    const chosen = [
      { channelId: first, at: '2026-12-01T11:00' },
      { channelId: second, ifNotPossible: 'next-slot' },
    ]
    const { items } = await put(item.id, chosen)
    const shown = await get(`news/${item.id}/intended-posts`)
    expect(shown.items).toEqual(items)
    expect(shown.items).toMatchObject([
      { channelId: first, setByName: 'Test Person', planned: { local: '2026-12-01T11:00' }, posts: [] },
      { channelId: second, at: null, planned: { local: '2026-11-24T10:00' } },
    ])
    expect((await get(`news/${item.id}`)).contentHash).toBe(item.contentHash)
    const approval = await approve(item)
    expect(approval).toMatchObject({
      needsTime: [],
      posts: [
        { channelId: first, planned: { local: '2026-12-01T11:00' } },
        { channelId: second, planned: { local: '2026-11-24T10:00' } },
      ],
    })
    const after = await get(`news/${item.id}/intended-posts`)
    expect(after.items).toMatchObject([
      { planned: null, posts: [{ id: approval.posts[0].id, state: 'scheduled', language: 'en' }] },
      { posts: [{ id: approval.posts[1].id }] },
    ])
    expect(await approve(item)).toMatchObject({ posts: [], needsTime: [] })
    expect(await countPosts(item.id)).toBe(2)
  })

  it('are reported where their time has passed by the approval, or take the next slot where that was chosen', async () => {
    const [asking, easy] = [await slotted(), await slotted()]
    const item = await submitted()
    await put(item.id, [
      { channelId: asking, at: '2026-11-24T09:00', ifNotPossible: 'ask' },
      { channelId: easy, at: '2026-11-24T09:00', ifNotPossible: 'next-slot' },
    ])
    await goTo(new Date('2026-11-25T12:00:00Z'))
    expect((await get(`news/${item.id}/intended-posts`)).items).toMatchObject([
      { planned: null, problem: { code: 'time-is-past' } },
      { planned: { local: '2026-11-26T10:00' }, problem: null },
    ])
    const { posts, needsTime } = await approve(item)
    expect(posts).toMatchObject([{ channelId: easy, planned: { local: '2026-11-26T10:00' } }])
    expect(needsTime).toMatchObject([{ channelId: asking, at: '2026-11-24T09:00', code: 'time-is-past' }])
    expect((await get(`news/${item.id}/intended-posts`)).items).toMatchObject([
      { channelId: asking, problem: { code: 'time-is-past', reason: expect.any(String) }, posts: [] },
      { channelId: easy, problem: null, posts: [expect.anything()] },
    ])
    // A person gives it a time, and nothing is asked any more.
    const byHand = { newsItemId: item.id, channelIds: [asking], at: '2026-11-27T09:00' }
    expect((await ask('POST', 'posts', byHand)).statusCode).toBe(201)
    expect((await get(`news/${item.id}/intended-posts`)).items).toMatchObject([
      { channelId: asking, problem: null, planned: null },
      { channelId: easy, problem: null, planned: null },
    ])
    const events = await test.deps.db
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('subject_id', '=', item.id)
      .where('kind', 'like', 'item.posts%')
      .orderBy('seq')
      .execute()
    expect(events).toMatchObject([
      { kind: 'item.posts-intended', data: { count: 2 } },
      { kind: 'item.posts-need-time', data: { count: 1 } },
    ])
  })

  it('keep a rule that was known to be broken, and ask about one that came since', async () => {
    const channelId = await slotted()
    const known = await submitted()
    // 5 December 2026 is a Saturday.
    const { items } = await put(known.id, [{ channelId, at: '2026-12-05T09:00' }])
    expect(items).toMatchObject([{ accepted: ['day-off'], planned: { conflicts: [{ kind: 'day-off' }] } }])
    expect(await approve(known)).toMatchObject({ posts: [{ planned: { local: '2026-12-05T09:00' } }] })
    const other = await submitted()
    await put(other.id, [{ channelId, at: '2026-12-08T09:00' }])
    await sql`insert into office_holiday (office_id, day, name) values ('lahore', '2026-12-08', 'Founding day')`.execute(
      test.deps.db,
    )
    const { posts, needsTime } = await approve(other)
    expect(posts).toEqual([])
    expect(needsTime).toMatchObject([
      { code: 'breaks-rules', reason: expect.stringContaining('Founding day') },
    ])
  })

  it('are not made without the approval that they belong to', async () => {
    const item = await submitted()
    await put(item.id, [{ channelId: await slotted(), at: '2026-12-01T11:00' }])
    const refused = await ask('POST', `news/${item.id}/approve`, { contentHash: 'a'.repeat(64) }, approver)
    expect(refused.statusCode).toBe(409)
    expect(await countPosts(item.id)).toBe(0)
  })

  it('come back where a recall withdrew them and the item is approved again, but not where a person cancelled them', async () => {
    const [kept, cancelled] = [await slotted(), await slotted()]
    const item = await submitted()
    await put(item.id, [
      { channelId: kept, at: '2026-12-01T11:00' },
      { channelId: cancelled, at: '2026-12-01T11:00' },
    ])
    const { posts } = await approve(item)
    await ask('POST', `posts/${posts[0].id}/move`, { at: '2026-12-02T12:00' })
    await ask('POST', `posts/${posts[1].id}/cancel`, {})
    await withdraw(item.id, posts[0].id)
    // What the next approval makes again is shown, and nothing for what a person cancelled.
    expect((await get(`news/${item.id}/intended-posts`)).items).toMatchObject([
      { channelId: kept, planned: { local: '2026-12-02T12:00' }, problem: null },
      { channelId: cancelled, planned: null, problem: null },
    ])
    const again = await approve(item)
    expect(again.posts).toMatchObject([{ channelId: kept, planned: { local: '2026-12-02T12:00' } }])
    expect(again.needsTime).toEqual([])
    // Once more: what counts is what became of the last one.
    await ask('POST', `posts/${again.posts[0].id}/move`, { at: '2026-12-01T09:00' })
    await withdraw(item.id, again.posts[0].id)
    const third = await approve(item)
    expect(third.posts).toMatchObject([{ channelId: kept, planned: { local: '2026-12-01T09:00' } }])
    await ask('POST', `posts/${third.posts[0].id}/cancel`, {})
    await withdraw(item.id)
    expect(await approve(item)).toMatchObject({ posts: [], needsTime: [] })
  })

  it.each([
    ['a channel of nobody', () => [{ channelId: newId() }], 400, 'channel-not-connected'],
    ['a time that is past', (id: string) => [{ channelId: id, at: '2026-11-20T09:00' }], 400, 'time-is-past'],
    ['what is no time', (id: string) => [{ channelId: id, at: 'soon' }], 400, 'not-a-time'],
    ['one channel twice', (id: string) => [{ channelId: id }, { channelId: id }], 400, 'intended-twice'],
    [
      'an unknown way out',
      (id: string) => [{ channelId: id, ifNotPossible: 'drop' }],
      400,
      'request-invalid',
    ],
  ] as const)('refuse %s, and keep what was chosen before', async (_title, posts, status, code) => {
    const channelId = await slotted()
    const item = await submitted()
    const before = await put(item.id, [{ channelId, at: '2026-12-01T11:00' }])
    const refused = await ask('PUT', `news/${item.id}/intended-posts`, { posts: posts(channelId) })
    expect([refused.statusCode, refused.json().code]).toEqual([status, code])
    expect((await get(`news/${item.id}/intended-posts`)).items).toEqual(before.items)
    await approve(item)
    const late = await ask('PUT', `news/${item.id}/intended-posts`, { posts: [] })
    expect([late.statusCode, late.json().code]).toEqual([409, 'item-is-approved'])
  })
})

/** Sessions end with the days. */
async function goTo(moment: Date): Promise<void> {
  now = moment
  author = await test.signIn(['author', 'lahore'])
  approver = await test.signIn(['approver', 'lahore'])
}

async function slotted(): Promise<string> {
  const { db } = test.deps
  const channelId = await buildChannel(db, { sandbox: true })
  for (const weekday of [1, 2, 3, 4, 5])
    await sql`insert into channel_slot values (${channelId}, ${weekday}, '10:00')`.execute(db)
  return channelId
}

async function submitted(): Promise<{ id: string; contentHash: string }> {
  const text = `Lahore: Counselling is free. ${newId()}`
  const content = { places: ['Lahore'], topics: [], variants: [{ language: 'en', text }], media: [] }
  const draft = await ask('POST', 'news', { officeId: 'lahore', content })
  const id = draft.json().newsItemId
  const answer = await ask('POST', `news/${id}/submit`)
  return { id, contentHash: answer.json().contentHash }
}

async function approve({ id, contentHash }: { id: string; contentHash: string }) {
  const answer = await ask('POST', `news/${id}/approve`, { contentHash }, approver)
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  return answer.json()
}

/** Returns an item and submits it again; the upkeep has cancelled this post of it meanwhile. */
async function withdraw(id: string, postId: string | null = null): Promise<void> {
  await ask('POST', `news/${id}/return`, { reason: 'one more look' }, approver)
  await sql`update post set state = 'cancelled', next_at = null where id = ${postId}`.execute(test.deps.db)
  await ask('POST', `news/${id}/submit`)
}

async function put(newsItemId: string, posts: readonly object[]) {
  const answer = await ask('PUT', `news/${newsItemId}/intended-posts`, { posts })
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  const { posts: items } = answer.json()
  return { items }
}

async function get(path: string) {
  const answer = await ask('GET', path)
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  return answer.json()
}

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, who = author) {
  return await test.app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: who.headers,
    ...(payload ? { payload } : {}),
  })
}

async function countPosts(newsItemId: string): Promise<number> {
  const rows = await test.deps.db
    .selectFrom('post')
    .select('id')
    .where('news_item_id', '=', newsItemId)
    .execute()
  return rows.length
}
