import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { listAudit } from '../../../src/access/audit/audit-log.view.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from '../../../src/access/keys/api-keys.ts'
import { changePassword } from '../../../src/access/passwords/change-password.ts'
import { ensureSetupLink, followSetupLink, openSetupLink } from '../../../src/access/passwords/setup-link.ts'
import { createPerson, invitePerson } from '../../../src/access/people/add-person.ts'
import { deactivatePerson } from '../../../src/access/people/deactivate-person.ts'
import { renewPasswordLink } from '../../../src/access/people/password-link.ts'
import { listPeople } from '../../../src/access/people/people.view.ts'
import { grantRole, revokeRole } from '../../../src/access/people/roles.ts'
import type { AccessEvent } from '../../../src/access/signing-in/access-event.ts'
import { spendTry, triesOf, tryLimits } from '../../../src/access/signing-in/attempt-limits.ts'
import { type Access, openAccess } from '../../../src/access/signing-in/sign-in.ts'
import { sha256 } from '../../../src/core/hash.ts'
import type { Clock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { personSealer } from '../../../src/secrets/person-sealer.ts'
import { parseSecretKeys } from '../../../src/secrets/secret-keys.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'

const password = 'correct horse battery'
const networkAddress = '203.0.113.9'
const sealer = personSealer(parseSecretKeys(`1:${randomBytes(32).toString('base64')}`))

describe.each(databaseKinds)('sign-in on %s PostgreSQL', kind => {
  let database: Database
  let access: Access
  let now = new Date('2026-11-23T09:00:00Z')
  const clock: Clock = { now: () => now, monotonic: () => 0, sleep: async () => undefined }
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const deps = () => ({ db: database.db, clock, access })
  const open = (publicUrl: string) => openAccess(deps(), { secret: 's'.repeat(43), publicUrl, sealer })

  beforeAll(async () => {
    database = await freshDatabase(kind, 'nobody')
    access = open('http://127.0.0.1:3000')
    await database.db
      .insertInto('office')
      .values(
        ['lahore', 'vienna'].map(id => ({
          id,
          names: '{"en":"Office"}',
          country: 'PK',
          time_zone: 'Asia/Karachi',
          working_days: [1, 2, 3, 4, 5],
          languages: ['en' as const],
        })),
      )
      .execute()
  })
  afterAll(() => database.close())

  async function sessionOf(email: string, secret = password, from = networkAddress): Promise<Headers> {
    const { cookies } = await access.signIn({ email, password: secret, networkAddress: from })
    return new Headers({ cookie: cookies.map(cookie => cookie.split(';')[0]).join('; ') })
  }

  it('lets in the first admin through a one-time link, and nobody through it again', async () => {
    const link = await ensureSetupLink(deps(), 'http://127.0.0.1:3000')
    const token = new URLSearchParams(new URL(link ?? '').hash.slice(1)).get('token') ?? ''
    const form = { token, password, name: 'Amina', email: 'Amina@Example.org' }
    await expect(followSetupLink(deps(), { ...form, password: 'too short' })).rejects.toMatchObject({
      family: 'bad-input',
    })
    const made = await Promise.allSettled([followSetupLink(deps(), form), followSetupLink(deps(), form)])
    expect(made.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ensureSetupLink(deps(), 'http://127.0.0.1:3000')).toBeUndefined()
    expect(await access.signedInActor(await sessionOf('amina@example.org'))).toMatchObject({
      via: 'session',
      grants: [{ role: 'admin', officeId: '*' }],
    })
  })

  it('stores no token of a link and no key, only hashes', async () => {
    const { token } = await invitePerson(deps(), systemActor, {
      name: 'I',
      email: 'i@example.org',
      grants: [],
    })
    const stored = await database.db.selectFrom('setup_link').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(await openSetupLink(deps(), token)).toMatchObject({ for: 'person', name: 'I' })
    later(8 * 24 * 60)
    await expect(openSetupLink(deps(), token)).rejects.toMatchObject({ family: 'not-found' })
  })

  it('makes cookies that scripts cannot read and other sites cannot send, and only over TLS where there is TLS', async () => {
    await createPerson(deps(), systemActor, {
      name: 'Bilal',
      email: 'bilal@example.org',
      grants: [],
      password,
    })
    const attempt = { email: 'bilal@example.org', password, networkAddress }
    const plain = (await access.signIn(attempt)).cookies.join()
    expect(plain).toMatch(/^dateline\.session_token=.*HttpOnly; SameSite=Lax/i)
    expect(plain).not.toMatch(/Secure/i)
    expect((await open('https://dateline.example').signIn(attempt)).cookies.join()).toMatch(
      /^__Host-dateline\.session_token=.*Secure/i,
    )
  })

  it('knows nobody by an altered cookie, and nobody after sign-out', async () => {
    const headers = await sessionOf('bilal@example.org')
    const altered = new Headers({ cookie: `${headers.get('cookie')?.split(';')[0]?.slice(0, -6)}AAAAAA` })
    expect(await access.signedInActor(altered)).toBeUndefined()
    expect(await access.signedInActor(headers)).toBeDefined()
    await access.signOut(headers)
    expect(await access.signedInActor(headers)).toBeUndefined()
  })

  it('reads roles afresh, so that a demotion works at once', async () => {
    const grant = { role: 'approver', officeId: 'lahore' } as const
    const { id } = await createPerson(deps(), systemActor, {
      name: 'Chen',
      email: 'chen@example.org',
      grants: [grant],
      password,
    })
    const headers = await sessionOf('chen@example.org')
    expect((await access.signedInActor(headers))?.grants).toEqual([grant])
    await revokeRole(deps(), systemActor, id, grant)
    expect((await access.signedInActor(headers))?.grants).toEqual([])
  })

  it('ends sessions and keys of whoever is deactivated, and lets them in no more', async () => {
    const { id } = await createPerson(deps(), systemActor, {
      name: 'Dara',
      email: 'dara@example.org',
      grants: [{ role: 'author', officeId: 'lahore' }],
      password,
    })
    const headers = await sessionOf('dara@example.org')
    const actor = await access.signedInActor(headers)
    if (!actor) throw new Error('Dara should be signed in')
    const { key } = await makeApiKey(deps(), actor, { name: 'laptop' })
    const bearer = new Headers({ authorization: `Bearer ${key}` })
    expect(await access.signedInActor(bearer)).toMatchObject({ id, via: 'api-key' })
    await deactivatePerson(deps(), systemActor, id)
    expect(await access.signedInActor(headers)).toBeUndefined()
    expect(await access.signedInActor(bearer)).toBeUndefined()
    await expect(sessionOf('dara@example.org')).rejects.toMatchObject({ family: 'not-signed-in' })
  })

  it.each([
    ['whose password was right', (id: string) => access.signInByLink(id, { networkAddress })],
    ['whose sign-in was checked elsewhere', (id: string) => access.openSession(id, { networkAddress })],
  ])('opens no session for a person who was deactivated meanwhile, %s', async (why, open) => {
    const { id } = await createPerson(deps(), systemActor, {
      name: 'Gone',
      email: `${why.split(' ')[1]}.gone@example.org`,
      grants: [],
      password,
    })
    await deactivatePerson(deps(), systemActor, id)
    await expect(open(id)).rejects.toMatchObject({ code: 'wrong-credentials' })
    const sessions = database.db.selectFrom('person_session').select('id').where('person_id', '=', id)
    expect(await sessions.execute()).toEqual([])
  })

  it('gives a person another password for the one they have, and ends every session but the new one', async () => {
    const email = 'farah@example.org'
    const newPassword = 'a staple and a horse'
    await createPerson(deps(), systemActor, { name: 'Farah', email, grants: [], password })
    const [phone, laptop] = [await sessionOf(email), await sessionOf(email)]
    const actor = await access.signedInActor(laptop)
    if (!actor) throw new Error('Farah should be signed in')
    const form = { currentPassword: password, newPassword, networkAddress }
    for (const [change, refusal] of [
      [{ currentPassword: 'wrong wrong wrong' }, { message: 'The current password is wrong.' }],
      [{ newPassword: 'too short' }, { family: 'bad-input' }],
    ] as const)
      await expect(changePassword(deps(), actor, { ...form, ...change })).rejects.toMatchObject(refusal)
    const asKey = { ...actor, via: 'api-key' } as const
    await expect(changePassword(deps(), asKey, form)).rejects.toMatchObject({ family: 'not-allowed' })
    expect(await access.signedInActor(phone)).toBeDefined()

    const { token } = await renewPasswordLink(deps(), systemActor, actor.id)
    const { cookies } = await changePassword(deps(), actor, form)
    await expect(openSetupLink(deps(), token)).rejects.toMatchObject({ family: 'not-found' })
    const fresh = new Headers({ cookie: cookies.map(cookie => cookie.split(';')[0]).join('; ') })
    expect(await access.signedInActor(fresh)).toMatchObject({ id: actor.id })
    for (const old of [phone, laptop]) expect(await access.signedInActor(old)).toBeUndefined()
    await expect(sessionOf(email)).rejects.toMatchObject({ family: 'not-signed-in' })
    expect(await access.signedInActor(await sessionOf(email, newPassword))).toBeDefined()
  })

  it('gives whoever has forgotten the password a new link, which ends the ones before', async () => {
    const email = 'gul@example.org'
    const grants = [{ role: 'author', officeId: 'lahore' }] as const
    const invited = await invitePerson(deps(), systemActor, { name: 'Gul', email, grants })
    await followSetupLink(deps(), { token: invited.token, password })
    const before = await sessionOf(email)
    const { id } = await createPerson(deps(), systemActor, {
      name: 'Olga',
      email: 'olga@example.org',
      password,
      grants: [
        { role: 'admin', officeId: 'lahore' },
        { role: 'admin', officeId: 'vienna' },
      ],
    })
    const admin = (officeId: string) =>
      ({ id, via: 'session', grants: [{ role: 'admin', officeId }] }) as const
    await expect(renewPasswordLink(deps(), admin('vienna'), invited.id)).rejects.toMatchObject({
      family: 'not-found',
    })
    const first = await renewPasswordLink(deps(), admin('lahore'), invited.id)
    const second = await renewPasswordLink(deps(), admin('lahore'), invited.id)
    await expect(openSetupLink(deps(), first.token)).rejects.toMatchObject({ family: 'not-found' })
    expect(await access.signedInActor(before)).toBeDefined()
    await followSetupLink(deps(), { token: second.token, password: 'never forget it again' })
    expect(await access.signedInActor(before)).toBeUndefined()
    await expect(sessionOf(email)).rejects.toMatchObject({ family: 'not-signed-in' })
    expect(await access.signedInActor(await sessionOf(email, 'never forget it again'))).toBeDefined()
    await deactivatePerson(deps(), systemActor, invited.id)
    await expect(renewPasswordLink(deps(), systemActor, invited.id)).rejects.toMatchObject({
      family: 'conflict',
    })
  })

  it('shows an API key once, tells keys apart by their start, and ends them', async () => {
    const actor = await access.signedInActor(await sessionOf('bilal@example.org'))
    if (!actor) throw new Error('Bilal should be signed in')
    const { id, key } = await makeApiKey(deps(), actor, { name: 'import job', expiresInDays: 30 })
    expect(key).toMatch(/^dl_\w{40,}$/)
    const listed = await listApiKeys(database.db, actor)
    expect(JSON.stringify(listed)).not.toContain(key)
    expect(listed).toMatchObject([{ id, name: 'import job', start: key.slice(0, 8) }])
    const asKey = await access.signedInActor(new Headers({ 'x-api-key': key }))
    if (!asKey) throw new Error('the key should open')
    await expect(makeApiKey(deps(), asKey, { name: 'child' })).rejects.toMatchObject({
      family: 'not-allowed',
    })
    await revokeApiKey(deps(), actor, id)
    expect(await access.signedInActor(new Headers({ 'x-api-key': key }))).toBeUndefined()
  })

  it.each(['dl_', 'dl_wrong', 'nonsense'])('knows nobody by the key "%s"', async key => {
    expect(await access.signedInActor(new Headers({ 'x-api-key': key }))).toBeUndefined()
  })

  it('keeps an office admin inside the office', async () => {
    const grants = [{ role: 'admin', officeId: 'lahore' }] as const
    const olaf = { name: 'Olaf', email: 'olaf@example.org', password, grants }
    const admin = { ...(await createPerson(deps(), systemActor, olaf)), via: 'session', grants } as const
    const { id } = await createPerson(deps(), systemActor, {
      name: 'Emre',
      email: 'emre@example.org',
      grants: [{ role: 'author', officeId: 'vienna' }],
      password,
    })
    await expect(deactivatePerson(deps(), admin, id)).rejects.toMatchObject({ family: 'not-found' })
    await expect(grantRole(deps(), admin, id, { role: 'admin', officeId: '*' })).rejects.toMatchObject({
      family: 'not-found',
    })
    expect((await listPeople(database.db, admin)).map(person => person.name)).not.toContain('Emre')
  })

  it('keeps the last admin of all offices', async () => {
    const [amina] = (await listPeople(database.db, systemActor)).filter(person => person.name === 'Amina')
    await expect(deactivatePerson(deps(), systemActor, amina?.id ?? '')).rejects.toMatchObject({
      family: 'conflict',
    })
  })

  it('refuses a second person with one address, whatever its case', async () => {
    const again = { name: 'B', email: 'BILAL@example.org', grants: [], password }
    await expect(createPerson(deps(), systemActor, again)).rejects.toMatchObject({ family: 'conflict' })
  })

  it('says the same of a wrong password and of an unknown address', async () => {
    const tries = ['bilal@example.org', 'nobody@example.org'].map(email =>
      access
        .signIn({ email, password: 'wrong wrong wrong', networkAddress })
        .catch((thrown: Error) => thrown.message),
    )
    const [known, unknown] = await Promise.all(tries)
    expect(known).toBe(unknown)
  })

  const networkTry = (address: string) => triesOf('', address).filter(counted => counted.kind === 'network')
  async function failFrom(address: string, times: number): Promise<void> {
    for (let n = 0; n < times; n += 1)
      for (const counted of networkTry(address)) await spendTry(deps(), counted)
  }

  it('lets in more people of one network at once than it has tries left: a right password costs none', async () => {
    later(20)
    const address = '192.0.2.7'
    await failFrom(address, tryLimits.network - 4)
    const people = Array.from({ length: 6 }, (_, n) => `many-${n}@example.org`)
    for (const email of people) {
      await createPerson(deps(), systemActor, { name: 'Many', email, grants: [], password })
    }
    const attempt = { password, networkAddress: address }
    const signedIn = await Promise.allSettled(people.map(email => access.signIn({ ...attempt, email })))
    expect(signedIn.filter(one => one.status === 'rejected')).toEqual([])
    const { tries } = await database.db
      .selectFrom('sign_in_tries')
      .select('tries')
      .where(
        'key',
        'in',
        networkTry(address).map(counted => counted.key),
      )
      .executeTakeFirstOrThrow()
    expect(tries).toBe(tryLimits.network - 4)
  })

  it('limits wrong tries by network, whatever the account, and leaves other networks alone', async () => {
    later(20)
    await failFrom('198.18.7.1', tryLimits.network - 1)
    const guess = (n: number, address: string) =>
      access.signIn({ email: `guess-${n}@example.org`, password: 'wrong wrong', networkAddress: address })
    await expect(guess(1, '198.18.7.2')).rejects.toMatchObject({ family: 'not-signed-in' })
    await expect(guess(2, '198.18.7.3')).rejects.toMatchObject({ family: 'too-many-requests' })
    expect(await access.signedInActor(await sessionOf('bilal@example.org'))).toBeDefined()
  })

  it('limits tries by account and client, until the window is over', async () => {
    later(20)
    for (let n = 0; n < tryLimits.client; n += 1) await expect(guess('198.51.100.1')).rejects.toThrow('wrong')
    await expect(guess('198.51.100.1')).rejects.toMatchObject({ family: 'too-many-requests' })
    await expect(sessionOf('bilal@example.org', password, '198.51.100.7')).rejects.toMatchObject({
      family: 'too-many-requests',
    })
    later(16)
    expect(
      await access.signedInActor(await sessionOf('bilal@example.org', password, '198.51.100.1')),
    ).toBeDefined()
  })

  it('lets the owner in from another client, whatever a stranger has tried', async () => {
    for (let hour = 0; hour < 2; hour += 1) {
      for (let n = 0; n < 40; n += 1) await guess('198.51.101.1').catch(() => undefined)
      expect(await access.signedInActor(await sessionOf('bilal@example.org'))).toBeDefined()
      later(60)
    }
  })

  it('lets the owner in from a known device even when a thousand clients guess at the account', async () => {
    const { cookies } = await access.signIn({ email: 'bilal@example.org', password, networkAddress })
    const [, { key: accountKey } = { key: '' }] = triesOf('bilal@example.org', networkAddress)
    const device = new Headers({ cookie: cookies.map(one => one.split(';')[0]).join('; ') })
    for (let n = 0; n < tryLimits.account; n += 1)
      await spendTry(deps(), { kind: 'account', key: accountKey })
    await expect(sessionOf('bilal@example.org')).rejects.toMatchObject({ family: 'too-many-requests' })
    const attempt = { email: 'bilal@example.org', password, networkAddress, headers: device }
    expect((await access.signIn(attempt)).cookies).not.toEqual([])
    const wrong = () => access.signIn({ ...attempt, password: 'wrong wrong wrong' })
    for (let n = 0; n < tryLimits.device; n += 1) await expect(wrong()).rejects.toThrow('wrong')
    await expect(wrong()).rejects.toMatchObject({ family: 'too-many-requests' })
    later(20)
  })

  it('knows a device for its own person alone, and not when its cookie was altered', async () => {
    const { cookies } = await access.signIn({
      email: 'farah@example.org',
      password: 'a staple and a horse',
      networkAddress,
    })
    const device = cookies.find(one => one.startsWith('dateline.device_')) ?? ''
    const [name = '', value = ''] = (device.split(';')[0] ?? '').split('=')
    const bilal = await database.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', 'bilal@example.org')
      .executeTakeFirstOrThrow()
    const bilals = `dateline.device_${sha256(bilal.id).slice(0, 12)}`
    for (let n = 0; n < tryLimits.client; n += 1) await guess('198.51.102.1').catch(() => undefined)
    for (const cookie of [
      `${name}=${value}`,
      `${bilals}=${value}`,
      `${bilals}=${value.slice(0, -4)}AAAA`,
      `${bilals}=a.b.c`,
    ]) {
      const headers = new Headers({ cookie })
      const attempt = { email: 'bilal@example.org', password, networkAddress: '198.51.102.1', headers }
      await expect(access.signIn(attempt)).rejects.toMatchObject({ family: 'too-many-requests' })
    }
    later(20)
  })

  it('tells of every try with the person and the network, and writes a row of wrong ones down once', async () => {
    const seen: AccessEvent[] = []
    access.observe(event => seen.push(event))
    for (let n = 0; n < 12; n += 1) await guess('198.51.103.77').catch(() => undefined)
    await guess('198.51.103.77', 'nobody-here@example.org').catch(() => undefined)
    await sessionOf('bilal@example.org')
    const outcomes = seen.map(event => event.outcome)
    expect(outcomes).toEqual([...Array(10).fill('refused'), 'limited', 'limited', 'refused', 'succeeded'])
    expect(seen[0]).toMatchObject({
      what: 'sign-in',
      network: '198.51.103.0/24',
      personId: expect.any(String),
    })
    expect(seen[12]?.personId).toBeUndefined()
    const entries = await listAudit(database.db, systemActor, {
      subjectId: seen[0]?.personId ?? '',
      limit: 500,
    })
    const since = entries.filter(entry => entry.at >= now)
    expect(since.map(entry => entry.action)).toEqual(['session.start', 'session.refused'])
    later(20)
  })

  const guess = (from: string, email = 'bilal@example.org') =>
    access.signIn({ email, password: 'wrong wrong wrong', networkAddress: from })
})
