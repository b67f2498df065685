import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import type { Language } from '../../src/core/languages/language.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildApprovedItem, newsContent, stillClock } from '../factories/news.ts'

/** Monday, 23 November 2026: noon in UTC, five in the afternoon in Lahore. */
const clock = stillClock
let test: TestApp
let author: SignedIn
beforeAll(async () => {
  const networks = new Map([['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock })]] as const)
  test = await buildApp({ networks, clock })
  await buildOffice(test.deps.db)
  author = await test.signIn(['author', 'lahore'])
})
afterAll(() => test.close())

describe('GET /api/v1/calendar/posts', () => {
  it('gives light rows with local time, places and first words, a page at a time', async () => {
    const channelId = await buildChannel(test.deps.db, { sandbox: true })
    const first = await scheduled(channelId, '2026-12-01T10:00')
    const second = await scheduled(channelId, '2026-12-01T10:10')
    const third = await scheduled(channelId, '2026-12-06T10:00')
    const range = { from: '2026-11-30T00:00:00Z', to: '2026-12-07T00:00:00Z', channels: channelId }
    const page = await get('posts', { ...range, limit: '2' })
    expect(page.items).toMatchObject([
      {
        id: first,
        officeId: 'lahore',
        network: 'x',
        state: 'scheduled',
        dueAt: '2026-12-01T05:00:00.000Z',
        local: '2026-12-01T10:00',
        zone: 'Asia/Karachi',
        offset: '+05:00',
        places: ['Lahore'],
        firstWords: expect.stringMatching(/^Counselling is free\./),
        conflicts: ['too-close'],
      },
      { id: second, conflicts: ['too-close'] },
    ])
    expect(JSON.stringify(page.items)).not.toContain('segments')
    const rest = await get('posts', { ...range, limit: '2', cursor: page.next })
    // 6 December 2026 is a Sunday.
    expect(rest.items).toMatchObject([{ id: third, conflicts: ['day-off'] }])
    expect(rest.next).toBeUndefined()
    expect((await get('posts', { ...range, states: 'published,failed' })).items).toEqual([])
    expect((await get('posts', { ...range, to: '2026-12-01T05:00:00Z' })).items).toEqual([])
    expect((await get('posts', { ...range, officeId: 'vienna' })).items).toEqual([])
  })

  it.each([
    ['posts', { from: '2026-11-30T00:00:00Z', to: '2026-12-07T00:00:00Z' }],
    ['expected', { from: '2026-11-30T00:00:00Z', to: '2026-12-07T00:00:00Z' }],
    ['slots', { from: '2026-11-30', to: '2026-12-06' }],
  ])('says of %s which office is not there, to a person who may read every office', async (what, range) => {
    const everywhere = await test.signIn(['admin', '*'])
    const answer = await ask(what, { ...range, officeId: 'lahore,nowhere' }, everywhere)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'office-not-found'])
    expect(answer.json().params).toEqual({ officeId: 'nowhere' })
  })

  it('names the places as the text of the post does, also where its item has other words by now', async () => {
    const channelId = await buildChannel(test.deps.db, { sandbox: true, languages: ['ur'] })
    const id = await scheduled(channelId, '2026-12-09T10:00', {
      language: 'ur',
      text: 'لاہور: مشورہ مفت ہے۔',
    })
    const range = { from: '2026-12-09T00:00:00Z', to: '2026-12-10T00:00:00Z', channels: channelId }
    const shown = { id, places: ['لاہور'], firstWords: 'مشورہ مفت ہے۔' }
    expect((await get('posts', range)).items).toMatchObject([shown])
    await test.deps.db.deleteFrom('news_listing').execute()
    expect((await get('posts', range)).items).toMatchObject([shown])
  })

  it('shows a conflict that came after the post was scheduled, and none once it is cancelled', async () => {
    const channelId = await buildChannel(test.deps.db, { sandbox: true })
    const postId = await scheduled(channelId, '2026-12-08T10:00')
    const range = { from: '2026-12-08T00:00:00Z', to: '2026-12-09T00:00:00Z', channels: channelId }
    expect((await get('posts', range)).items).toMatchObject([{ id: postId, conflicts: [] }])
    await addHoliday('2026-12-08', 'Founding day')
    expect((await get('posts', range)).items).toMatchObject([{ conflicts: ['holiday'] }])
    await test.app.inject({
      method: 'POST',
      url: `/api/v1/posts/${postId}/cancel`,
      headers: author.headers,
      payload: {},
    })
    expect((await get('posts', range)).items).toMatchObject([{ state: 'cancelled', conflicts: [] }])
  })

  it.each([
    ['posts', { from: '2026-12-07T00:00:00Z', to: '2026-12-07T00:00:00Z' }, 'range-invalid'],
    ['posts', { from: '2026-01-01T00:00:00Z', to: '2026-12-07T00:00:00Z' }, 'range-invalid'],
    ['posts', { from: 'yesterday', to: '2026-12-07T00:00:00Z' }, 'request-invalid'],
    [
      'posts',
      { from: '2026-12-01T00:00:00Z', to: '2026-12-07T00:00:00Z', states: 'lost' },
      'request-invalid',
    ],
    ['slots', { from: '2026-12-07', to: '2026-12-06' }, 'range-invalid'],
    ['slots', { from: '2026-12-07', to: '2027-12-06' }, 'range-invalid'],
    ['slots', { from: '2026-12-07', to: '2026-12-08', channels: 'all' }, 'request-invalid'],
    ['slots', { from: '2026-12-07', to: '2026-12-08', cursor: 'x' }, 'cursor-not-on-list'],
  ])('refuses the range of %s %j', async (what, query, code) => {
    const answer = await ask(what, query)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code })
  })
})

describe('GET /api/v1/calendar/slots', () => {
  it('names for each slot of a week whether it is free, and what keeps it from being used', async () => {
    const { db } = test.deps
    const channelId = await buildChannel(db, { sandbox: true })
    for (const weekday of [1, 2, 3, 4, 5, 6])
      await sql`insert into channel_slot values (${channelId}, ${weekday}, '10:00'), (${channelId}, ${weekday}, '23:00')`.execute(
        db,
      )
    await sql`update office set quiet_hours = '[{"weekdays": [1, 2, 3, 4, 5, 6, 7], "from": "22:00", "to": "07:00"}]' where id = 'lahore'`.execute(
      db,
    )
    await sql`update channel set daily_cap = 1 where id = ${channelId}`.execute(db)
    await addHoliday('2026-11-25', 'Memorial day')
    const postId = await scheduled(channelId, '2026-11-24T10:00')
    const close = await scheduled(channelId, '2026-11-26T10:10')
    const { items } = await get('slots', { from: '2026-11-23', to: '2026-11-28', channels: channelId })
    await sql`update office set quiet_hours = '[]' where id = 'lahore'`.execute(db)
    expect(items.map((each: { slots: { state: string }[] }) => each.slots.map(slot => slot.state))).toEqual([
      ['past', 'quiet-hours'],
      ['taken', 'quiet-hours'],
      ['holiday', 'holiday'],
      ['too-close', 'quiet-hours'],
      ['free', 'quiet-hours'],
      ['day-off', 'day-off'],
    ])
    expect(items[1]).toMatchObject({
      channelId,
      day: '2026-11-24',
      weekday: 2,
      slots: [{ at: '10:00', dueAt: '2026-11-24T05:00:00.000Z', postId, offset: '+05:00' }, { postId: null }],
    })
    expect(items[2]).toMatchObject({ holiday: 'Memorial day', isDayOff: false })
    expect(items[3].slots[0].postId).not.toBe(close)
    expect(items[5]).toMatchObject({ isDayOff: true, holiday: null })
  })

  it('marks the days on which clocks change, and the slots that they skip or show twice', async () => {
    const { db } = test.deps
    await buildOffice(db, 'vienna', 'Europe/Vienna')
    const inVienna = await test.signIn(['author', 'vienna'])
    const channelId = await buildChannel(db, { officeId: 'vienna', sandbox: true })
    await sql`insert into channel_slot values (${channelId}, 7, '02:30')`.execute(db)
    const days = async (day: string) =>
      (await get('slots', { from: day, to: day, channels: channelId }, inVienna)).items
    expect(await days('2027-03-28')).toMatchObject([
      {
        clockChange: {
          kind: 'skipped',
          at: '2027-03-28T01:00:00.000Z',
          from: '2027-03-28T02:00',
          to: '2027-03-28T03:00',
        },
        slots: [{ local: '2027-03-28T03:00', notes: [expect.stringContaining('skip 02:30')] }],
      },
    ])
    expect(await days('2027-10-31')).toMatchObject([
      {
        clockChange: { kind: 'repeated', from: '2027-10-31T02:00', to: '2027-10-31T03:00' },
        slots: [{ offset: '+02:00', notes: [expect.stringContaining('02:30 twice')] }],
      },
    ])
    expect(await days('2027-11-07')).toMatchObject([{ clockChange: null }])
    const first = await get('slots', { from: '2027-10-30', to: '2027-11-01', limit: '2' }, inVienna)
    expect(first.items).toHaveLength(2)
    const rest = await get(
      'slots',
      { from: '2027-10-30', to: '2027-11-01', limit: '2', cursor: first.next },
      inVienna,
    )
    expect(rest.items).toMatchObject([{ day: '2027-11-01' }])
  })
})

async function scheduled(
  channelId: string,
  at: string,
  variant = { language: 'en' as Language, text: `Lahore: Counselling is free. ${newId()}` },
): Promise<string> {
  const { newsItemId } = await buildApprovedItem(test.deps.db, newsContent({ variants: [variant] }))
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/posts',
    headers: author.headers,
    payload: { newsItemId, channelIds: [channelId], at },
  })
  return answer.json().posts[0].id
}

async function addHoliday(day: string, name: string): Promise<void> {
  await sql`insert into office_holiday (office_id, day, name) values ('lahore', ${day}, ${name})`.execute(
    test.deps.db,
  )
}

async function get(what: string, query: Record<string, string>, who = author) {
  const answer = await ask(what, query, who)
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  return answer.json()
}

async function ask(what: string, query: Record<string, string>, who = author) {
  return await test.app.inject({
    url: `/api/v1/calendar/${what}?${new URLSearchParams(query)}`,
    headers: who.headers,
  })
}
