import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildPost } from '../factories/publishing.ts'

let test: TestApp
let operator: SignedIn
let author: SignedIn
let channelId: string
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore', 'vienna')
  operator = await test.signIn(['operator', 'lahore'])
  author = await test.signIn(['author', 'lahore'])
  channelId = await buildChannel(test.database.db, { officeId: 'lahore' })
})
afterAll(() => test.close())

const path = '/offices/lahore/holidays'

async function ask(
  who: SignedIn,
  method: 'GET' | 'PATCH' | 'POST' | 'DELETE',
  url: string,
  payload?: object | string,
) {
  const answer = await test.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...who.headers, ...(typeof payload === 'string' ? { 'content-type': 'text/calendar' } : {}) },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function daysOf(query = '') {
  const { body } = await ask(author, 'GET', `${path}${query}`)
  return (body.items as { day: string }[]).map(({ day }) => day)
}

/** A scheduled post at noon of the day in Lahore. */
async function postOn(day: string): Promise<string> {
  const { db } = test.database
  const postId = await buildPost(db, { channelId })
  const due = new Date(`${day}T07:00:00Z`)
  await db.updateTable('post').set({ due_at: due, next_at: due }).where('id', '=', postId).execute()
  return postId
}

describe('the holidays of an office', () => {
  it('are added, edited, moved, confirmed and removed by an operator, and each names the posts of its day', async () => {
    const postId = await postOn('2030-02-05')
    await postOn('2030-02-06')
    const holiday = { day: '2030-02-05', name: 'Kashmir Day' }
    expect((await ask(author, 'POST', path, holiday)).status).toBe(403)
    const dry = await ask(operator, 'POST', path, { ...holiday, dryRun: true })
    const added = await ask(operator, 'POST', path, holiday)
    expect(await daysOf()).toEqual(['2030-02-05'])
    expect([dry.body.saved, added.status, added.body.saved]).toEqual([false, 201, true])
    expect(dry.body.affected).toEqual(added.body.affected)
    expect(added.body.affected).toMatchObject({
      count: 1,
      posts: [
        {
          postId,
          local: '2030-02-05T12:00',
          conflicts: [
            { kind: 'holiday', message: 'Tuesday 5 February 2030 is a holiday: Kashmir Day.', isNew: true },
          ],
        },
      ],
    })
    expect((await ask(operator, 'POST', path, holiday)).body.code).toBe('holiday-exists')

    const eid = { day: '2030-02-04', name: 'Eid al-Fitr', kind: 'moon' }
    expect((await ask(operator, 'POST', path, eid)).body.added).toMatchObject([{ toConfirm: true }])
    const onto = await ask(operator, 'PATCH', `${path}/2030-02-04`, { day: '2030-02-05' })
    expect(onto.body.code).toBe('holiday-exists')
    const moved = await ask(operator, 'PATCH', `${path}/2030-02-04`, { day: '2030-02-06' })
    expect(moved.body).toMatchObject({
      added: [{ day: '2030-02-06', name: 'Eid al-Fitr', toConfirm: true }],
      removed: [{ day: '2030-02-04' }],
      affected: { count: 1 },
    })
    expect(moved.body.affected.posts[0].conflicts[0].message).toContain('(date to be confirmed)')
    const confirmed = await ask(operator, 'POST', `${path}/2030-02-06/confirm`)
    expect(confirmed.body.edited).toMatchObject([{ kind: 'moon', toConfirm: false }])
    expect((await ask(operator, 'DELETE', `${path}/2030-02-06?dryRun=true`)).body.saved).toBe(false)
    expect((await ask(operator, 'DELETE', `${path}/2030-02-06`)).body.removed).toHaveLength(1)
    expect((await ask(operator, 'DELETE', `${path}/2030-02-06`)).body.code).toBe('holiday-not-found')
    expect(await daysOf('?from=2030-02-05&until=2030-02-05')).toEqual(['2030-02-05'])
    expect(await daysOf('?from=2030-02-06')).toEqual([])
  })

  it.each([
    ['2030-02-30', /2030-02-30/],
    ['1448-09-01', /Hijri/],
    ['tomorrow', /YYYY-MM-DD/],
  ])('refuse the day %s', async (day, words) => {
    const { status, body } = await ask(operator, 'POST', path, { day, name: 'Day' })
    expect([status, body.code, body.detail]).toEqual([
      400,
      'holiday-day-invalid',
      expect.stringMatching(words),
    ])
  })

  it('are suggested by country and year, and accepted in one request', async () => {
    const { body } = await ask(author, 'GET', `${path}/suggestions?year=2031`)
    expect(body).toMatchObject({
      country: 'PK',
      source: 'date-holidays',
      credit: expect.stringContaining('CC'),
    })
    const days = (body.suggestions as { day: string; already: boolean }[]).map(({ day }) => day)
    expect(days.length).toBeGreaterThan(10)
    const chosen = days.slice(0, 2)
    const some = await ask(operator, 'POST', `${path}/suggestions/accept`, { year: 2031, days: chosen })
    expect([some.status, some.body.added.length]).toEqual([201, 2])
    const rest = await ask(operator, 'POST', `${path}/suggestions/accept`, { year: 2031 })
    expect(rest.body.added.length).toBe(days.length - 2)
    expect(await daysOf('?from=2031-01-01')).toEqual(days)
    const again = (await ask(author, 'GET', `${path}/suggestions?year=2031`)).body.suggestions as {
      already: boolean
    }[]
    expect(again.every(({ already }) => already)).toBe(true)
    const bad = await ask(author, 'GET', `${path}/suggestions?year=2031&country=Kenia`)
    expect(bad.body.code).toBe('country-unknown')
  })

  it('are imported from an iCalendar file: bad entries are named, and the good ones come in', async () => {
    const entry = (day: string, name: string) =>
      `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`
    const file = `BEGIN:VCALENDAR\r\n${entry('20320501', 'Labour Day')}${entry('20320231', 'Nothing')}${entry('20320814', 'Independence Day')}END:VCALENDAR\r\n`
    const dry = await ask(operator, 'POST', `${path}/import?name=h.ics&dryRun=true`, file)
    expect(await daysOf('?from=2032-01-01')).toEqual([])
    const { status, body } = await ask(operator, 'POST', `${path}/import?name=h.ics`, file)
    expect(body).toEqual({ ...dry.body, saved: true })
    expect([status, body]).toMatchObject([
      200,
      {
        added: [{ day: '2032-05-01' }, { day: '2032-08-14' }],
        already: 0,
        faults: [{ line: 6, reason: expect.stringContaining('20320231') }],
      },
    ])
    expect((await ask(operator, 'POST', `${path}/import`, file)).body).toMatchObject({
      added: [],
      already: 2,
    })
    expect((await ask(operator, 'POST', `${path}/import?name=x.csv`, 'a,b')).body.code).toBe('ics-invalid')
    expect((await ask(author, 'POST', `${path}/import`, file)).status).toBe(403)
  })
})
