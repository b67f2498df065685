import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildApprovedItem, newsContent, stillClock } from '../factories/news.ts'
import { addSamples } from '../factories/outreach.ts'

const clock = stillClock
let test: TestApp
let author: SignedIn
let approver: SignedIn
beforeAll(async () => {
  const networks = new Map([['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock })]] as const)
  test = await buildApp({ networks, clock })
  await buildOffice(test.deps.db)
  author = await test.signIn(['author', 'lahore'])
  approver = await test.signIn(['approver', 'lahore'])
})
afterAll(() => test.close())

describe('the calendar over HTTP', () => {
  it('moves a post, shows the second mover the state that the first left, and undoes it', async () => {
    const { postId, dueAt } = await scheduled('2026-12-01T10:00')
    const expected = { dueAt }
    const tried = await post(`posts/${postId}/move`, { at: '2026-12-06T10:00', dryRun: true })
    expect(tried).toMatchObject({
      undo: null,
      wasDueAt: dueAt,
      planned: { local: '2026-12-06T10:00', conflicts: [{ kind: 'day-off', message: expect.any(String) }] },
    })
    const moved = await post(`posts/${postId}/move`, { at: '2026-12-02T10:00', expected })
    expect(moved).toMatchObject({ dryRun: false, post: { id: postId, local: '2026-12-02T10:00' } })
    const late = await ask(`posts/${postId}/move`, { at: '2026-12-03T10:00', expected }, approver)
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      code: 'post-changed',
      current: { id: postId, state: 'scheduled', local: '2026-12-02T10:00' },
      lastChange: { kind: 'move', by: author.actor.id, name: 'Test Person', at: clock.now().toISOString() },
    })
    const undone = await post(`calendar/changes/${moved.undo.changeId}/undo`, {}, approver)
    expect(undone).toMatchObject({ posts: [{ id: postId, local: '2026-12-01T10:00' }] })
  })

  it('cancels with a way back', async () => {
    const { postId } = await scheduled('2026-12-01T11:00')
    const { undo } = await post(`posts/${postId}/cancel`, {})
    expect(undo).toEqual({ changeId: expect.any(String), until: '2026-11-23T13:00:00.000Z' })
    const undone = await post(`calendar/changes/${undo.changeId}/undo`, {})
    expect(undone).toMatchObject({ posts: [{ id: postId, state: 'scheduled' }] })
  })

  it('swaps and shifts', async () => {
    const one = await scheduled('2026-12-01T10:00')
    const other = await scheduled('2026-12-02T10:00')
    const swapped = await post('calendar/swap', { postId: one.postId, otherId: other.postId })
    expect(swapped.posts).toMatchObject([
      { planned: { dueAt: other.dueAt } },
      { planned: { dueAt: one.dueAt } },
    ])
    const range = { channelId: one.channelId, from: '2026-12-02T00:00:00Z', to: '2026-12-03T00:00:00Z' }
    const shifted = await post('calendar/shift', { ...range, minutes: 90, dryRun: true })
    expect(shifted).toMatchObject({
      posts: [{ planned: { local: '2026-12-02T11:30' } }],
      left: [],
      undo: null,
    })
    for (const by of [{}, { days: 1, minutes: 1 }, { minutes: 1.5 }]) {
      const refused = await ask('calendar/shift', { ...range, ...by })
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'request-invalid'])
    }
  })

  it('retries a failed post by its own name, and no other', async () => {
    const { postId } = await scheduled('2026-12-01T12:00')
    const refused = await ask(`posts/${postId}/retry`, undefined, approver)
    expect(refused.json()).toMatchObject({ status: 409, code: 'post-not-failed' })
    const row = test.deps.db.updateTable('post').where('id', '=', postId)
    await row.set({ state: 'failed', next_at: null }).execute()
    await post(`posts/${postId}/retry`, undefined, approver)
    expect(await stateOf(postId)).toBe('retry_wait')
    expect((await ask(`posts/${postId}/retry`)).statusCode).toBe(403)
  })

  it('gives the metrics of a post by age, and says what could not be measured', async () => {
    const { postId } = await scheduled('2026-12-01T13:00')
    const ages = ['15m', '1h', '6h'].map((age, hours) => ({
      post_id: postId,
      age,
      due_at: new Date(`2026-12-01T0${hours}:00:00Z`),
      until_at: new Date(`2026-12-01T1${hours}:00:00Z`),
      next_at: age === '6h' ? new Date('2026-12-01T02:00:00Z') : null,
      taken_at: age === '15m' ? new Date('2026-12-01T00:10:00Z') : null,
      reason: age === '1h' ? 'The account could not be read.' : null,
    }))
    await test.deps.db.insertInto('measurement').values(ages).execute()
    const sample = { postId, age: '15m', takenAt: '2026-12-01T00:10:00Z' }
    await addSamples(test.deps.db, [
      { ...sample, metric: 'like_count', value: 2 },
      { ...sample, part: 1, metric: 'like_count', value: 3 },
      { ...sample, metric: 'reach', value: 40, unique: true },
      { ...sample, part: 1, metric: 'reach', value: 70, unique: true },
      { ...sample, metric: 'impression_count', value: 90 },
      { ...sample, part: 1, metric: 'impression_count', value: 60 },
    ])
    const answer = await test.app.inject({ url: `/api/v1/posts/${postId}/metrics`, headers: author.headers })
    expect(answer.json()).toMatchObject({
      postId,
      measurements: [
        {
          age: '15m',
          state: 'taken',
          values: [
            { metric: 'impression_count', value: 90, isUnique: false },
            { metric: 'like_count', value: 5, isUnique: false },
            { metric: 'reach', value: 70, isUnique: true },
          ],
        },
        { age: '1h', state: 'not-taken', reason: 'The account could not be read.', values: [] },
        { age: '6h', state: 'waiting', values: [] },
      ],
    })
  })
})

async function scheduled(at: string) {
  const { db } = test.deps
  const channelId = await buildChannel(db, { sandbox: true })
  const text = `Lahore: Counselling is free. ${newId()}`
  const { newsItemId } = await buildApprovedItem(db, newsContent({ variants: [{ language: 'en', text }] }))
  const answer = await post('posts', { newsItemId, channelIds: [channelId], at }, author, 201)
  return { channelId, postId: answer.posts[0].id, dueAt: answer.posts[0].planned.dueAt }
}

async function stateOf(postId: string): Promise<string> {
  const row = test.deps.db.selectFrom('post').select('state').where('id', '=', postId)
  return (await row.executeTakeFirstOrThrow()).state
}

async function post(path: string, payload?: object, who = author, status = 200) {
  const answer = await ask(path, payload, who)
  expect([answer.statusCode, answer.body]).toEqual([status, answer.body])
  return answer.json()
}

async function ask(path: string, payload?: object, who = author) {
  return await test.app.inject({
    method: 'POST',
    url: `/api/v1/${path}`,
    headers: who.headers,
    ...(payload ? { payload } : {}),
  })
}
