import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { makeApiKey } from '../../src/access/keys/api-keys.ts'
import { requestPasswordReset } from '../../src/access/passwords/reset-password.ts'
import { deactivatePerson } from '../../src/access/people/deactivate-person.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import type { Mail } from '../../src/notifications/mailer.ts'
import { buildApp, publicUrl, type TestApp } from '../factories/app.ts'

let now = new Date('2026-11-26T09:00:00Z')
const clock: Clock = { now: () => now, monotonic: () => 0, sleep: async () => undefined }
const mails: Mail[] = []
const mail = async (sent: Mail) => void mails.push(sent)
let test: TestApp
let without: TestApp
beforeAll(async () => {
  test = await buildApp({ clock, mail })
  without = await buildApp({ clock })
})
afterAll(async () => {
  await test.close()
  await without.close()
})
beforeEach(() => {
  now = new Date(now.getTime() + 20 * 60_000)
  mails.length = 0
})

/** From a network of its own, unless one is given. */
async function ask(email: string, networkAddress: string = randomUUID()): Promise<Mail | undefined> {
  const { sent } = await requestPasswordReset({ ...test.deps, mail }, { email, networkAddress })
  await sent
  return mails.findLast(one => one.to.includes(email.trim().toLowerCase()))
}

const tokenIn = (sent: Mail | undefined) => /\/setup#token=([\w-]+)/.exec(sent?.text ?? '')?.[1] ?? ''
const form = (url: string, fields: Record<string, string>) =>
  test.app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl },
  })

describe('a forgotten password', () => {
  it('is replaced through a link by mail, once and within an hour; sessions and keys end', async () => {
    const person = await test.signIn(['author', '*'])
    const { key } = await makeApiKey(test.deps, person.actor, { name: 'job' })
    const token = tokenIn(await ask(` ${person.email.toUpperCase()} `))
    expect(mails[0]?.to).toEqual([person.email])
    const late = tokenIn(await ask(person.email))
    const fields = { token, password: 'remember this one now' }
    expect((await form('/setup', fields)).statusCode).toBe(303)
    expect((await form('/setup', fields)).statusCode).toBe(404)
    expect((await form('/setup/open', { token: late })).statusCode).toBe(404)
    expect((await test.app.inject({ url: '/api/v1/session', headers: person.headers })).statusCode).toBe(401)
    expect(await test.deps.access.signedInActor(new Headers({ 'x-api-key': key }))).toBeUndefined()
  })

  it('is replaced by the API too, by the link or its token, once; a weak one uses no link up', async () => {
    const person = await test.signIn(['author', '*'])
    const finish = async (link: string, password = 'remember this one now') => {
      const answer = await test.app.inject({
        method: 'POST',
        url: '/api/v1/password-reset/finish',
        headers: { origin: publicUrl },
        payload: { link, password },
      })
      return [answer.statusCode, answer.json().code]
    }
    const link = /http\S+#token=\S+/.exec((await ask(person.email))?.text ?? '')?.[0] ?? ''
    expect(await finish(link, 'password1234')).toEqual([400, expect.stringContaining('password')])
    expect((await test.app.inject({ url: '/api/v1/session', headers: person.headers })).statusCode).toBe(200)
    expect(await finish(link)).toEqual([200, undefined])
    expect(await finish(link)).toEqual([404, 'link-expired'])
    expect((await test.app.inject({ url: '/api/v1/session', headers: person.headers })).statusCode).toBe(401)
    expect(await finish(tokenIn(await ask(person.email)))).toEqual([200, undefined])
    expect(await finish('nothing of the kind')).toEqual([404, 'link-expired'])
  })

  it('is not replaced after an hour', async () => {
    const person = await test.signIn(['author', '*'])
    const token = tokenIn(await ask(person.email))
    expect((await form('/setup/open', { token })).statusCode).toBe(200)
    now = new Date(now.getTime() + 61 * 60_000)
    expect((await form('/setup/open', { token })).statusCode).toBe(404)
  })

  it('is asked about with one answer for every address', async () => {
    const known = await test.signIn(['author', '*'])
    const gone = await test.signIn(['author', '*'])
    await test.signIn(['admin', '*'])
    await deactivatePerson(test.deps, systemActor, gone.actor.id)
    const answers: string[] = []
    for (const email of [known.email, 'nobody-here@example.org', gone.email]) {
      const api = await test.app.inject({
        method: 'POST',
        url: '/api/v1/password-reset',
        headers: { origin: publicUrl },
        payload: { email },
      })
      const page = await form('/forgot', { email })
      answers.push(`${api.statusCode} ${api.body} ${page.statusCode} ${page.body}`)
    }
    expect(new Set(answers).size).toBe(1)
    expect(await ask('nobody-here@example.org')).toBeUndefined()
    expect(await ask(gone.email)).toBeUndefined()
  })

  it('is asked about three times an account, in silence, and ten times a client in a quarter of an hour', async () => {
    const person = await test.signIn(['author', '*'])
    for (let n = 0; n < 5; n += 1) await ask(person.email)
    expect(mails).toHaveLength(3)
    for (let n = 0; n < 10; n += 1) await ask(`other-${n}@example.org`, '192.0.2.1')
    await expect(ask('other@example.org', '192.0.2.2')).rejects.toMatchObject({ code: 'too-many-attempts' })
  })

  it('takes an administrator where no mail server is set, as the answer says', async () => {
    const headers = { origin: publicUrl }
    const payload = { email: 'someone@example.org' }
    const answer = await without.app.inject({
      method: 'POST',
      url: '/api/v1/password-reset',
      headers,
      payload,
    })
    expect([answer.statusCode, answer.json().detail]).toEqual([503, expect.stringContaining('administrator')])
    expect((await without.app.inject({ url: '/sign-in' })).body).not.toContain('/forgot')
    expect((await test.app.inject({ url: '/sign-in' })).body).toContain('/forgot')
  })

  it('travels in the fragment of a link or in a form, never in an address that a server logs', async () => {
    const person = await test.signIn(['author', '*'])
    const sent = await ask(person.email)
    const link = new URL(/http\S+setup\S+/.exec(sent?.text ?? '')?.[0] ?? '')
    expect([link.search, link.hash]).toEqual(['', `#token=${tokenIn(sent)}`])
    const old = await test.app.inject({ url: `/setup?token=${tokenIn(sent)}` })
    expect(old.body).not.toContain(person.email)
  })
})
