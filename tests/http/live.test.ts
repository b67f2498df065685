import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Clock } from '../../src/core/time/clock.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/deps.ts'
import { forgetAbsent } from '../../src/news/presence/presence.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { stop } from '../../src/publishing/stops/stops.ts'
import { buildApp, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import { buildNotification, notifyNow } from '../factories/events.ts'
import { type LiveStream, openLiveStream } from '../factories/live-stream.ts'
import { newsContent } from '../factories/news.ts'

let test: TestApp
let second: App
let author: SignedIn
let inVienna: SignedIn
const addresses: string[] = []
const opened: LiveStream[] = []
let beat: () => void = () => undefined

/** Looks for events without delay; a heartbeat comes when a test lets it. */
const clock: Clock = {
  ...systemClock,
  sleep: (ms, signal) =>
    ms === 20_000
      ? new Promise(resolve => {
          beat = resolve
        })
      : systemClock.sleep(5, signal),
}

beforeAll(async () => {
  test = await buildApp({ clock })
  second = await createApp(test.deps)
  for (const app of [test.app, second]) addresses.push(await app.listen({ host: '127.0.0.1', port: 0 }))
  await buildOffice(test.deps.db)
  await buildOffice(test.deps.db, 'vienna')
  author = await test.signIn(['author', 'lahore'])
  inVienna = await test.signIn(['admin', 'vienna'])
})
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close()
})
afterAll(async () => {
  await second.close()
  await test.close()
})

async function listen(person: SignedIn, { on = 0, lastEventId }: { on?: number; lastEventId?: string } = {}) {
  const stream = await openLiveStream(`${addresses[on]}/api/v1/events`, {
    ...person.headers,
    host: new URL(publicUrl).host,
    ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
  })
  opened.push(stream)
  return stream
}

async function draft(officeId = 'lahore'): Promise<string> {
  const actor = (officeId === 'lahore' ? author : inVienna).actor
  return (await createDraft(test.deps, { actor, officeId, content: newsContent() })).newsItemId
}

describe('GET /api/v1/events', () => {
  it('says what changed in the offices of the person alone, in every process', async () => {
    const streams = [await listen(author), await listen(author, { on: 1 })]
    await draft('vienna')
    const id = await draft()
    for (const stream of streams) {
      expect(stream.headers).toMatchObject({
        'content-type': expect.stringContaining('text/event-stream'),
        'x-accel-buffering': 'no',
        'cache-control': expect.stringContaining('no-store'),
      })
      expect(await stream.next()).toMatchObject({
        event: 'news',
        data: { kind: 'news', id, officeId: 'lahore' },
      })
    }
    await stop(test.deps, {
      actor: author.actor,
      target: { scope: 'office', officeId: 'lahore' },
      reason: 'A mistake.',
    })
    await notifyNow(test.deps.db)
    expect(await streams[0]?.next()).toMatchObject({ event: 'stop', data: { officeId: 'lahore' } })
  })

  it('tells each person of notifications for their office, and of their own', async () => {
    const { db } = test.deps
    const stream = await listen(author)
    const other = await listen(inVienna)
    await sql`insert into event (kind, office_id, subject_kind, subject_id, data)
      values ('post.unattended', 'lahore', 'post', ${crypto.randomUUID()}, '{"count": 1, "since": "2026-11-23T12:00:00Z"}')`.execute(
      db,
    )
    await notifyNow(db)
    expect(await stream.next()).toMatchObject({ event: 'post' })
    expect(await stream.next()).toMatchObject({ event: 'notification', data: { officeId: 'lahore' } })
    await sql`insert into event (kind, subject_kind, subject_id, data)
      values ('person.second-factor-reset', 'person', ${inVienna.actor.id}, '{"by": "admin"}')`.execute(db)
    await notifyNow(db)
    expect(await other.next()).toMatchObject({ event: 'notification', data: { officeId: null } })
    expect(await buildNotification(db)).toBeTruthy()
  })

  it('goes on where it was cut off, and says "reload" where that is not known any more', async () => {
    const stream = await listen(author)
    await draft()
    const lastEventId = (await stream.next())?.id ?? ''
    stream.close()
    const missed = [await draft(), await draft('vienna'), await draft()]
    const again = await listen(author, { lastEventId })
    expect(await again.next()).toMatchObject({ data: { id: missed[0] } })
    expect(await again.next()).toMatchObject({ data: { id: missed[2] } })
    for (const unknown of ['999999999', 'x', '-1']) {
      const lost = await listen(author, { lastEventId: unknown })
      expect(await lost.next()).toMatchObject({ event: 'reload' })
      lost.close()
    }
  })

  it('beats, and ends with the session before it says anything more', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const [beating, ending] = [await listen(person), await listen(person)]
    beat()
    await ending.comment()
    await sql`delete from person_session where person_id = ${person.actor.id}`.execute(test.deps.db)
    await draft()
    expect(await ending.next()).toBeUndefined()
    expect(await beating.next()).toBeUndefined()
    const taken = await test.signIn(['author', 'lahore'], ['author', 'vienna'])
    const stream = await listen(taken)
    await sql`delete from role_grant where person_id = ${taken.actor.id} and office_id = 'vienna'`.execute(
      test.deps.db,
    )
    await draft('vienna')
    const id = await draft()
    expect((await stream.next())?.data).toMatchObject({ id })
  })

  it('gives one person six streams, and another theirs', async () => {
    const person = await test.signIn(['author', 'lahore'])
    for (let n = 0; n < 6; n += 1) await listen(person)
    await expect(listen(person)).rejects.toThrow('429')
    await listen(author)
    opened.at(-2)?.close()
    await expect
      .poll(
        async () =>
          await listen(person).then(
            () => 'open',
            () => 'refused',
          ),
      )
      .toBe('open')
  })

  it('ends when the server closes', async () => {
    const third = await createApp(test.deps)
    addresses.push(await third.listen({ host: '127.0.0.1', port: 0 }))
    const stream = await listen(author, { on: addresses.length - 1 })
    await third.close()
    expect(await stream.next()).toBeUndefined()
  })
})

describe('presence on an item', () => {
  const ask = async (
    method: 'GET' | 'PUT' | 'DELETE',
    id: string,
    person: SignedIn,
    activity?: string,
    app = test.app,
  ) =>
    await app.inject({
      method,
      url: `/api/v1/news/${id}/presence`,
      headers: person.headers,
      ...(activity ? { payload: { activity } } : {}),
    })

  it('shows who else is there, across processes; ends by itself, and each change is an event', async () => {
    const { db } = test.deps
    const colleague = await test.signIn(['analyst', 'lahore'])
    const stream = await listen(colleague)
    const id = await draft()
    expect(await stream.next()).toMatchObject({ event: 'news', data: { id } })
    expect((await ask('PUT', id, author, 'looking')).json()).toEqual({ others: [] })
    expect(await stream.next()).toMatchObject({ event: 'presence', data: { id, officeId: 'lahore' } })
    await ask('PUT', id, author, 'looking', second)
    await ask('PUT', id, author, 'editing', second)
    expect(await stream.next()).toMatchObject({ event: 'presence' })
    const seen = (await ask('PUT', id, colleague, 'looking', second)).json()
    expect(seen.others).toMatchObject([
      { person: { id: author.actor.id, name: 'Test Person' }, activity: 'editing' },
    ])
    const events = async () => {
      const { rows } = await sql<{ data: unknown }>`select data from event where kind = 'item.presence'
        and subject_id = ${id} order by seq`.execute(db)
      return rows.map(row => row.data)
    }
    const [one, other] = [author.actor.id, colleague.actor.id]
    expect(await events()).toEqual([
      { personId: one, activity: 'looking' },
      { personId: one, activity: 'editing' },
      { personId: other, activity: 'looking' },
    ])
    await sql`update news_presence set ends_at = now() where person_id = ${one}`.execute(db)
    expect((await ask('GET', id, colleague)).json()).toEqual({ others: [] })
    expect(await forgetAbsent(db)).toBe(1)
    await ask('DELETE', id, colleague)
    await ask('DELETE', id, colleague)
    expect((await events()).slice(3)).toEqual([
      { personId: one, activity: 'gone' },
      { personId: other, activity: 'gone' },
    ])
  })

  it('refuses an analyst who would edit, and what is nowhere', async () => {
    const id = await draft()
    const analyst = await test.signIn(['analyst', 'lahore'])
    expect((await ask('PUT', id, analyst, 'editing')).statusCode).toBe(403)
    expect((await ask('PUT', id, inVienna, 'looking')).statusCode).toBe(404)
    expect((await ask('PUT', id, author, 'sleeping')).statusCode).toBe(400)
  })
})
