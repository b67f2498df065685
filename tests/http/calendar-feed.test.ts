import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/audit/audit-log.view.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildPost } from '../factories/publishing.ts'

let test: TestApp
let operator: SignedIn
beforeAll(async () => {
  test = await buildApp()
  await buildOffice(test.deps.db)
  await buildOffice(test.deps.db, 'vienna')
  operator = await test.signIn(['operator', 'lahore'])
})
afterAll(() => test.close())

const day = 86_400_000
const path = '/api/v1/offices/lahore/calendar-feed'

async function ask(method: 'GET' | 'POST' | 'DELETE', { headers }: SignedIn, url = path) {
  return await test.app.inject({ method, url, headers })
}
const read = async (url: string, headers = {}) =>
  await test.app.inject({ url: new URL(url).pathname, headers })

describe('the secret calendar of an office', () => {
  it('holds the posts of the past 30 and the next 60 days, without reasons, and is marked by its content', async () => {
    const { db } = test.deps
    const channelId = await buildChannel(db)
    const texts = ['Soon, with a line\nthat breaks; and more, of it.']
    const soon = await buildPost(db, { channelId, dueInMs: day, texts })
    const failed = await buildPost(db, { channelId, dueInMs: -day, state: 'failed' })
    await sql`update post set reason = 'the token abc was refused' where id = ${failed}`.execute(db)
    const left = [
      await buildPost(db, { channelId, dueInMs: 61 * day }),
      await buildPost(db, { channelId, dueInMs: -31 * day, state: 'published' }),
      await buildPost(db, { channelId, dueInMs: day, state: 'cancelled' }),
      await buildPost(db, { channelId: await buildChannel(db, { officeId: 'vienna' }), dueInMs: day }),
    ]
    expect((await ask('GET', operator)).json()).toEqual({ feed: null })
    const { url } = (await ask('POST', operator)).json()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/calendar\/[\w-]{43}\.ics$/)
    const answer = await read(url)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    const text = answer.body.replaceAll('\r\n ', '')
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
    expect(text).toContain(`UID:${soon}@127.0.0.1`)
    expect(text).toContain(
      'Practice: Migrant Resource Centre (en): Soon\\, with a line that breaks\\; and more\\, of it.',
    )
    expect(text).toContain('Practice: Failed: ')
    expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z/)
    for (const id of left) expect(text).not.toContain(id)
    expect(text).not.toContain('token')
    const lines = answer.body.split('\r\n')
    expect(lines.filter(line => Buffer.byteLength(line) > 75)).toEqual([])
    const again = await read(url, { 'if-none-match': answer.headers.etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await ask('GET', operator)).json().feed).toMatchObject({
      madeBy: { id: operator.actor.id, name: 'Test Person' },
      readAt: expect.any(String),
    })
  })

  it('holds what is to come of an office that has posted thousands, and then the latest of them', async () => {
    const { db } = test.deps
    const channelId = await buildChannel(db)
    const soon = await buildPost(db, { channelId, dueInMs: 50 * day })
    const out = await buildPost(db, { channelId, dueInMs: -10 * day, state: 'published' })
    await sql`insert into post select (jsonb_populate_record(p, jsonb_build_object(
        'id', gen_random_uuid(), 'due_at', p.due_at + n * interval '1 minute'))).*
      from post p, generate_series(1, 2001) n where p.id = ${out}`.execute(db)
    const { url } = (await ask('POST', operator)).json()
    const text = (await read(url)).body.replaceAll('\r\n ', '')
    expect(text).toContain(`UID:${soon}@`)
    expect(text).toContain(`UID:${out}@`)
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(2_001)
    await sql`delete from post where channel_id = ${channelId}
      and id not in (select post_id from segment)`.execute(db)
  })

  it('is renewed and revoked at once, kept as a hash alone, and each step is in the audit log', async () => {
    const { url: first } = (await ask('POST', operator)).json()
    const { url: second } = (await ask('POST', operator)).json()
    expect((await read(first)).statusCode).toBe(404)
    expect((await read(second)).statusCode).toBe(200)
    const rows = await test.deps.db.selectFrom('calendar_feed').selectAll().execute()
    const token = /([\w-]{43})\.ics/.exec(second)?.[1] ?? 'none'
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await ask('DELETE', operator)).statusCode).toBe(200)
    expect((await read(second)).json()).toMatchObject({ code: 'calendar-feed-not-found' })
    expect((await ask('DELETE', operator)).statusCode).toBe(404)
    const entries = await listAudit(test.deps.db, systemActor, { officeId: 'lahore', limit: 3 })
    expect(entries.map(entry => entry.action)).toEqual([
      'offices.revoke-calendar-feed',
      'offices.make-calendar-feed',
      'offices.make-calendar-feed',
    ])
    expect(JSON.stringify(entries)).not.toContain(token)
  })

  it('is made by those who manage the office, and unknown where there is none', async () => {
    expect((await ask('POST', await test.signIn(['author', 'lahore']))).statusCode).toBe(403)
    expect((await ask('POST', await test.signIn(['operator', 'vienna']))).statusCode).toBe(404)
    for (const [token, status] of [
      ['x', 404],
      ['a'.repeat(43), 404],
      ['a'.repeat(300), 404],
    ] as const)
      expect((await test.app.inject({ url: `/calendar/${token}.ics` })).statusCode).toBe(status)
  })
})
