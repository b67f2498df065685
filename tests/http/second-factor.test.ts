import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/audit/audit-log.view.ts'
import { renewPasswordLink } from '../../src/access/people/password-link.ts'
import { codeTriesOf, spendTry, tryLimits } from '../../src/access/signing-in/attempt-limits.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import { rotateSecretKeys } from '../../src/secrets/rotate-keys.ts'
import { parseSecretKeys } from '../../src/secrets/secret-keys.ts'
import { addOffices, buildApp, password, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { notifyNow } from '../factories/events.ts'
import { totpCode } from '../factories/totp.ts'

let now = new Date('2026-11-26T09:00:05Z')
const clock: Clock = { now: () => now, monotonic: () => 0, sleep: async () => undefined }
let test: TestApp
beforeAll(async () => {
  test = await buildApp({
    clock,
    secondFactor: 'required',
  })
  await addOffices(test.database, 'lahore', 'vienna')
})
afterAll(() => test.close())
beforeEach(() => {
  now = new Date(now.getTime() + 20 * 60_000)
})

const factorUrl = '/api/v1/session/second-factor'

describe('a second factor', () => {
  it.each(['approver', 'operator', 'admin'] as const)(
    'is asked of an %s before anything else',
    async role => {
      const person = await test.signIn([role, 'lahore'])
      const refused = await get('/api/v1/news', person)
      expect([refused.statusCode, refused.json().code]).toEqual([403, 'second-factor-required'])
      expect((await get('/api/v1/session', person)).json()).toMatchObject({ mustSetUpSecondFactor: true })
      expect((await get('/account', person)).body).toContain('Your roles require a second factor')
      await enrol(person)
      expect((await get('/api/v1/news', person)).statusCode).toBe(200)
    },
  )

  it.each(['author', 'analyst'] as const)('is not asked of an %s', async role => {
    expect((await get('/api/v1/news', await test.signIn([role, 'lahore']))).statusCode).toBe(200)
  })

  it('is asked of a key as of its owner', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const made = await post('/api/v1/keys', person, { name: 'job' })
    const headers = { authorization: `Bearer ${made.json().key}` }
    expect((await test.app.inject({ url: '/api/v1/news', headers })).statusCode).toBe(200)
    const grant = {
      person_id: person.actor.id,
      role: 'operator',
      office_id: 'lahore',
      granted_by: 'x',
    } as const
    await test.deps.db
      .insertInto('role_grant')
      .values({ ...grant, granted_at: now })
      .execute()
    const refused = await test.app.inject({ url: '/api/v1/news', headers })
    expect(refused.json().code).toBe('second-factor-required')
  })

  it('is set up with the password and a code, and then asked for at every sign-in', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const other = await signInAgain(person)
    const wrong = await post(`${factorUrl}/totp`, person, { password: 'not the password' })
    expect([wrong.statusCode, wrong.json().detail]).toEqual([400, 'The current password is wrong.'])
    const begun = (await post(`${factorUrl}/totp`, person, { password })).json()
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Dateline:.*secret=[A-Z2-7]+/)
    expect(begun.qr).toMatch(/^<svg /)
    const stored = await test.deps.db.selectFrom('second_factor').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(begun.secret)
    expect((await signInWith(person, {})).statusCode).toBe(200)
    const refused = await post(`${factorUrl}/totp/confirm`, person, { code: '000000' })
    expect(refused.json().code).toBe('wrong-code')
    const confirmed = await post(`${factorUrl}/totp/confirm`, person, { code: codeOf(begun.secret) })
    expect(confirmed.json().backupCodes).toHaveLength(10)
    expect((await get('/api/v1/session', { headers: other })).statusCode).toBe(401)

    const without = await signInWith(person, {})
    expect([without.statusCode, without.json().code]).toEqual([401, 'second-factor-needed'])
    expect(String(without.headers['set-cookie'] ?? '')).not.toContain('session_token=')
    now = new Date(now.getTime() + 30_000)
    expect((await signInWith(person, { code: codeOf(begun.secret) })).statusCode).toBe(200)
  })

  it('takes a code once, and those of the steps before and after', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const { secret } = await enrol(person)
    const first = codeOf(secret, 0)
    expect((await signInWith(person, { code: first })).json().code).toBe('wrong-code')
    now = new Date(now.getTime() + 60_000)
    const codes = [codeOf(secret, -2), codeOf(secret, -1), codeOf(secret, 1), codeOf(secret, 2)]
    const taken: number[] = []
    for (const code of codes) taken.push((await signInWith(person, { code })).statusCode)
    expect(taken).toEqual([401, 200, 200, 401])
    now = new Date(now.getTime() + 60_000)
    const code = codeOf(secret)
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => signInWith(person, { code })))
    expect(atOnce.filter(answer => answer.statusCode === 200)).toHaveLength(1)
  })

  it('takes each backup code once, and none of before new ones were made', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const { backupCodes, secret } = await enrol(person)
    const [first = '', second = '', third = ''] = backupCodes
    expect((await signInWith(person, { code: first.toUpperCase().replaceAll('-', ' ') })).statusCode).toBe(
      200,
    )
    expect((await signInWith(person, { code: first })).json().code).toBe('wrong-code')
    const stored = await test.deps.db.selectFrom('backup_code').selectAll().execute()
    for (const code of backupCodes) expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''))
    now = new Date(now.getTime() + 60_000)
    const renewed = await post(`${factorUrl}/backup-codes`, person, { password, code: codeOf(secret) })
    expect(renewed.json().backupCodes).toHaveLength(10)
    for (const code of [second, third])
      expect((await signInWith(person, { code })).json().code).toBe('wrong-code')
  })

  it('is guessed ten times in a quarter of an hour at most, whatever the client; a known device counts apart', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const { secret } = await enrol(person)
    now = new Date(now.getTime() + 60_000)
    const own = await signInWith(person, { code: codeOf(secret) })
    const cookie = [own.headers['set-cookie']]
      .flat()
      .map(one => String(one).split(';')[0])
      .join('; ')
    const spent = tryLimits.code - 1
    for (let n = 0; n < spent; n += 1)
      for (const counted of codeTriesOf(person.actor.id)) await spendTry(test.deps, counted)
    const guess = async (remoteAddress: string) => {
      const payload = { email: person.email, password, code: '123456' }
      const request = { method: 'POST', url: '/api/v1/session', headers: { origin: publicUrl } } as const
      return (await test.app.inject({ ...request, remoteAddress, payload })).json().code
    }
    expect([await guess('10.9.1.1'), await guess('10.9.2.1')]).toEqual(['wrong-code', 'too-many-attempts'])
    now = new Date(now.getTime() + 60_000)
    const known = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { origin: publicUrl, cookie },
      payload: { email: person.email, password, code: codeOf(secret) },
    })
    expect(known.statusCode).toBe(200)
  })

  it('is entered on a page of its own, in the browser in which the password was right', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const { secret } = await enrol(person)
    now = new Date(now.getTime() + 60_000)
    const first = await form('/sign-in', { email: person.email, password, keep: 'yes' })
    expect([first.statusCode, first.headers.location]).toEqual([303, '/sign-in/code'])
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    expect(cookie).toContain('second_step=')
    const code = codeOf(secret)
    expect((await form('/sign-in/code', { code })).statusCode).toBe(401)
    expect((await form('/sign-in/code', { code: '000000' }, cookie)).body).toContain('The code is wrong')
    const done = await form('/sign-in/code', { code }, cookie)
    expect([done.statusCode, String(done.headers['set-cookie'])]).toEqual([
      303,
      expect.stringContaining('session_token='),
    ])
    now = new Date(now.getTime() + 11 * 60_000)
    expect((await form('/sign-in/code', { code: codeOf(secret) }, cookie)).statusCode).toBe(401)
  })

  it('is not what is missing once the password of the first step has been replaced', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const { secret } = await enrol(person)
    now = new Date(now.getTime() + 60_000)
    const first = await form('/sign-in', { email: person.email, password })
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    const { headers } = person
    const payload = { currentPassword: password, newPassword: 'another horse entirely' }
    const changed = await test.app.inject({
      method: 'PUT',
      url: '/api/v1/session/password',
      headers,
      payload,
    })
    expect(changed.statusCode).toBe(200)
    expect((await form('/sign-in/code', { code: codeOf(secret) }, cookie)).statusCode).toBe(401)
  })

  it('cannot be passed by a first step of before it was reset, with any code', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    await enrol(person)
    const first = await form('/sign-in', { email: person.email, password })
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    const admin = await test.signIn(['admin', 'lahore'])
    await enrol(admin)
    const url = `/api/v1/people/${person.actor.id}/reset-second-factor`
    expect((await post(url, admin, {})).statusCode).toBe(200)
    const { token } = await renewPasswordLink(test.deps, systemActor, person.actor.id)
    expect((await form('/setup', { token, password: 'another horse entirely' })).statusCode).toBe(303)
    expect((await form('/sign-in/code', { code: '000000' }, cookie)).statusCode).toBe(401)
    await notifyNow(test.database.db)
  })

  it('is asked for also after a password was chosen through a link', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    await enrol(person)
    const { token } = await renewPasswordLink(test.deps, systemActor, person.actor.id)
    const chosen = await form('/setup', { token, password: 'another horse entirely' })
    expect(chosen.headers.location).toBe('/sign-in/code')
    expect(String(chosen.headers['set-cookie'])).not.toContain('session_token=')
  })

  it('is removed with password and code, not with one of them', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const { secret } = await enrol(person)
    now = new Date(now.getTime() + 60_000)
    const url = `${factorUrl}/totp/remove`
    const code = codeOf(secret)
    expect((await post(url, person, { password, code: '000000' })).statusCode).toBe(401)
    expect((await post(url, person, { password: 'not the password', code })).statusCode).toBe(400)
    expect((await post(url, person, { password, code })).statusCode).toBe(200)
    expect((await signInWith(person, {})).statusCode).toBe(200)
  })

  it('is reset by an admin of the person, whose sessions end, and who is notified', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    await enrol(person)
    const admin = await test.signIn(['admin', 'lahore'])
    const colleague = await test.signIn(['admin', '*'])
    const stranger = await test.signIn(['admin', 'vienna'])
    for (const each of [admin, stranger]) await enrol(each)
    const url = `/api/v1/people/${person.actor.id}/reset-second-factor`
    expect((await post(url, stranger, {})).statusCode).toBe(404)
    expect((await post(url, admin, {})).statusCode).toBe(200)
    await notifyNow(test.database.db)
    const notified = await test.deps.db
      .selectFrom('notification')
      .select('person_id')
      .where('kind', '=', 'second-factor-reset')
      .execute()
    const ids = notified.map(row => row.person_id)
    expect(ids).toEqual(expect.arrayContaining([person.actor.id, colleague.actor.id]))
    for (const each of [admin, stranger]) expect(ids).not.toContain(each.actor.id)
    expect((await get('/api/v1/session', person)).statusCode).toBe(401)
    expect((await signInWith(person, {})).statusCode).toBe(200)
    const own = await post(`/api/v1/people/${admin.actor.id}/reset-second-factor`, admin, {})
    expect(own.statusCode).toBe(404)
    const entries = await listAudit(test.deps.db, systemActor, { subjectId: person.actor.id, limit: 50 })
    expect(entries.map(entry => entry.action)).toContain('people.second-factor-reset')
  })

  it('outlives a change of SECRET_KEYS', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const { secret } = await enrol(person)
    const { writing } = test.deps.keys
    const older = `${writing.id}:${writing.key.export().toString('base64')}`
    const keys = parseSecretKeys(`k2:${randomBytes(32).toString('base64')},${older}`)
    const rotated = await rotateSecretKeys({ ...test.deps, keys }, { actor: systemActor })
    expect(rotated).toMatchObject({ changedMeanwhile: 0, unreadable: 0, keysStillNeeded: [] })
    const after = await buildAppOn(keys)
    now = new Date(now.getTime() + 60_000)
    const attempt = { email: person.email, password, networkAddress: '10.0.0.1', code: codeOf(secret) }
    expect((await after.signIn(attempt)).personId).toBe(person.actor.id)
  })
})

async function buildAppOn(keys: ReturnType<typeof parseSecretKeys>) {
  const { openAccess } = await import('../../src/access/signing-in/sign-in.ts')
  const { personSealer } = await import('../../src/secrets/person-sealer.ts')
  return openAccess(test.deps, { secret: 't'.repeat(43), publicUrl, sealer: personSealer(keys) })
}

const codeOf = (secret: string, steps = 0) => totpCode(secret, now, steps)

async function enrol(person: SignedIn): Promise<{ secret: string; backupCodes: string[] }> {
  const { secret } = (await post(`${factorUrl}/totp`, person, { password })).json()
  const confirmed = await post(`${factorUrl}/totp/confirm`, person, { code: codeOf(secret) })
  expect(confirmed.statusCode).toBe(200)
  return { secret, backupCodes: confirmed.json().backupCodes }
}

const get = (url: string, { headers }: { headers: Record<string, string> }) =>
  test.app.inject({ url, headers })
const post = (url: string, { headers }: SignedIn, payload: object) =>
  test.app.inject({ method: 'POST', url, headers, payload })
const signInWith = ({ email }: SignedIn, more: { code?: string }) =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { origin: publicUrl },
    payload: { email, password, ...more },
  })
async function signInAgain(person: SignedIn): Promise<Record<string, string>> {
  const answer = await signInWith(person, {})
  return { cookie: String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '' }
}
const form = (url: string, fields: Record<string, string>, cookie?: string) =>
  test.app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: publicUrl,
      ...(cookie ? { cookie } : {}),
    },
  })
