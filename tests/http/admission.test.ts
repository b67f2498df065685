import { get, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

let test: TestApp
let port: number
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore')
  port = Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => test.close())

const signIn = () => test.signIn(['author', 'lahore'], ['analyst', 'lahore'])

/** For a busy machine. */
const patience = { timeout: 60_000 }

interface Answer {
  status: number
  retryAfter: number
  code: string | undefined
}

/** A request whose body never comes; only a refusal answers it. */
function announce(path: string, who: SignedIn) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const headers = { ...who.headers, 'content-type': 'text/csv', 'content-length': 9_000_000 }
  const sent = request({ host: '127.0.0.1', port, method: 'POST', path, agent: false, headers }, answer => {
    text(answer).then(body => {
      const { statusCode: status = 0, headers } = answer
      resolve({ status, retryAfter: Number(headers['retry-after']), code: JSON.parse(body).code })
      sent.destroy()
    }, reject)
  })
  sent.once('error', reject)
  sent.flushHeaders()
  promise.catch(() => undefined)
  return { answer: promise, hangUp: () => sent.destroy() }
}

describe('files to import', patience, () => {
  it.each(['/api/v1/news/import?officeId=lahore', '/api/v1/activities/import', '/api/v1/enquiries/import'])(
    'are refused at %s beyond two of a person and six of all, before they are read',
    async path => {
      const people = await Promise.all([1, 2, 3].map(() => signIn()))
      const held = people.map(who => [1, 2, 3].map(() => announce(path, who)))
      for (const three of held) {
        const own = await Promise.any(three.map(({ answer }) => answer))
        expect(own).toMatchObject({ status: 429, code: 'too-many-in-progress' })
        expect(own.retryAfter).toBeGreaterThan(0)
      }
      const fourth = await signIn()
      const all = await announce(path, fourth).answer
      expect(all).toMatchObject({ status: 503, code: 'busy' })
      expect(all.retryAfter).toBeGreaterThan(0)
      for (const { hangUp } of held.flat()) hangUp()
      const answered = async () =>
        (await test.app.inject({ method: 'POST', url: path, headers: fourth.headers, payload: 'x' }))
          .statusCode
      await expect.poll(answered, patience).not.toBe(503)
    },
  )
})

describe('exports', patience, () => {
  const path = '/api/v1/metrics/export?offices=lahore&from=2026-01-01&to=2026-03-31&format=csv'
  const open = (who: SignedIn) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent: false, headers: who.headers }, resolve).once(
        'error',
        reject,
      )
    })

  it('are refused beyond one of a person while that is read, and free their place when its reader goes', async () => {
    const person = await signIn()
    // More than the buffers of a connection hold, so that an export that nobody reads stays open.
    await sql`insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, count, created_by, import_key)
      select gen_random_uuid(), gen_random_uuid(), 'lahore', date '2026-01-01' + n % 90, 'hotline', repeat('x', 3000), 'en', 1, ${person.actor.id},
        'key ' || n from generate_series(1, 6000) as n`.execute(test.database.db)
    const first = await open(person)
    expect(first.statusCode).toBe(200)
    const second = await open(person)
    expect(second.statusCode).toBe(429)
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0)
    const other = await open(await signIn())
    expect(other.statusCode).toBe(200)
    for (const each of [first, second, other]) each.destroy()
    await expect
      .poll(async () => {
        const again = await open(person)
        again.destroy()
        return again.statusCode
      }, patience)
      .toBe(200)
  })
})
