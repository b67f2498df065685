import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildApprovedItem, newsContent, stillClock } from '../factories/news.ts'

/** Noon in UTC on 23 November 2026: five in the afternoon in Lahore, one in Vienna. */
const clock = stillClock
let test: TestApp
let author: SignedIn
beforeAll(async () => {
  const networks = new Map([['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock })]] as const)
  test = await buildApp({ networks, clock })
  await buildOffice(test.deps.db)
  author = await test.signIn(['author', '*'], ['operator', '*'])
})
afterAll(() => test.close())

describe.each(['/api/v1/posts', '/api/v1/posts/preview'])('POST %s', url => {
  it.each([
    [
      'skip',
      '2027-03-28T02:30',
      'skipped-time',
      [
        { at: '2027-03-28T01:59', offset: '+01:00', instant: '2027-03-28T00:59:00.000Z' },
        { at: '2027-03-28T03:00', offset: '+02:00', instant: '2027-03-28T01:00:00.000Z' },
      ],
    ],
    [
      'show twice',
      '2027-10-31T02:30',
      'repeated-time',
      [
        { at: '2027-10-31T02:30', offset: '+02:00', instant: '2027-10-31T00:30:00.000Z' },
        { at: '2027-10-31T02:30', offset: '+01:00', instant: '2027-10-31T01:30:00.000Z' },
      ],
    ],
  ])(
    'offers both ways out of a time that the clocks %s, and takes each',
    async (_title, at, code, choices) => {
      await inVienna()
      const plan = await approvedItem()
      const answer = await ask(url, { ...plan, at })
      expect(answer.statusCode).toBe(400)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.json()).toMatchObject({ type: 'urn:dateline:bad-input', code, choices })
      for (const { instant, ...choice } of choices) {
        const taken = await ask(url, { ...(await approvedItem()), ...choice })
        expect(taken.json().posts[0].planned.dueAt).toBe(instant)
      }
    },
  )

  it.each([
    ['yesterday', '2026-11-22T09:00', 'time-is-past'],
    ['a day of the Solar Hijri calendar', '1405-09-06T09:00', 'time-is-past'],
    ['a day of the Buddhist calendar', '2569-11-26T09:00', 'time-too-far'],
    ['a year with two zeros', '0026-11-25T09:00', 'time-is-past'],
    ['no time', 'tomorrow', 'not-a-time'],
    ['a moment with its zone', '2026-11-30T09:00Z', 'not-a-time'],
    ['a time with another offset', '2026-11-30T09:00', 'wrong-offset'],
  ])('refuses %s, and schedules nothing', async (_title, at, code) => {
    const plan = await approvedItem()
    const offset = code === 'wrong-offset' ? { offset: '+09:00' } : {}
    const answer = await ask(url, { ...plan, at, ...offset })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code })
    expect(answer.json().detail).toContain(at.slice(0, 4) === '2026' ? '' : `"${at}"`)
    expect(await postsOf(plan.newsItemId)).toEqual([])
  })

  it.each([
    ['without a time', {}],
    ['with a time that is past', { at: '2026-11-22T09:00' }],
  ])('publishes at once where "now" says so, %s', async (_title, when) => {
    const answer = await ask(url, { ...(await approvedItem()), ...when, now: true })
    expect(answer.json().posts[0].planned.dueAt).toBe(clock.now().toISOString())
  })

  it.each([
    ['a later time', { at: '2026-11-30T09:00' }, 'time-is-not-past'],
    ['a moment to wait for', { notBefore: '2026-11-30T09:00:00Z' }, 'now-and-not-before'],
  ])('refuses "now" beside %s', async (_title, when, code) => {
    const answer = await ask(url, { ...(await approvedItem()), ...when, now: true })
    expect(answer.json()).toMatchObject({ status: 400, code })
  })

  it('takes a time to the second, as the planner does', async () => {
    const answer = await ask(url, { ...(await approvedItem()), at: '2026-11-30T09:30:15' })
    expect(answer.json().posts[0].planned).toMatchObject({
      local: expect.stringMatching(/^2026-11-30T09:30:15$/),
    })
  })
})

async function inVienna(): Promise<void> {
  await test.deps.db
    .updateTable('office')
    .set({ time_zone: 'Europe/Vienna' })
    .where('id', '=', 'lahore')
    .execute()
}

async function approvedItem() {
  const { db } = test.deps
  const channelId = await buildChannel(db, { sandbox: true })
  await sql`insert into channel_slot values (${channelId}, 2, '10:00')`.execute(db)
  const text = `Lahore: Counselling is free. ${newId()}`
  const { newsItemId } = await buildApprovedItem(db, newsContent({ variants: [{ language: 'en', text }] }))
  return { newsItemId, channelIds: [channelId] }
}

async function ask(url: string, payload: Record<string, unknown>) {
  return await test.app.inject({ method: 'POST', url, headers: author.headers, payload })
}

async function postsOf(newsItemId: string): Promise<unknown[]> {
  return await test.deps.db.selectFrom('post').select('id').where('news_item_id', '=', newsItemId).execute()
}
