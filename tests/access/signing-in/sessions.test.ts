import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '../../../src/access/actor.ts'
import { setPasswordHash } from '../../../src/access/passwords/set-password-hash.ts'
import { createPerson } from '../../../src/access/people/add-person.ts'
import { endSessions, listSessions, sessionLimits } from '../../../src/access/signing-in/sessions.ts'
import { type Access, openAccess } from '../../../src/access/signing-in/sign-in.ts'
import type { Clock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { personSealer } from '../../../src/secrets/person-sealer.ts'
import { parseSecretKeys } from '../../../src/secrets/secret-keys.ts'
import { addOffices } from '../../factories/app.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'

const password = 'correct horse battery'

describe.each(databaseKinds)('sessions on %s PostgreSQL', kind => {
  let database: Database
  let access: Access
  let now = new Date('2026-11-23T09:00:00Z')
  const clock: Clock = { now: () => now, monotonic: () => 0, sleep: async () => undefined }
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms)
  }
  const deps = () => ({ db: database.db, clock })

  beforeAll(async () => {
    database = await freshDatabase(kind)
    const sealer = personSealer(parseSecretKeys(`1:${randomBytes(32).toString('base64')}`))
    access = openAccess(deps(), { secret: 's'.repeat(43), publicUrl: 'http://127.0.0.1:3000', sealer })
    await addOffices(database, 'lahore', 'vienna')
  })
  afterAll(() => database.close())

  let count = 0
  async function addPerson(): Promise<string> {
    count += 1
    const email = `person-${count}@example.org`
    const grants = [{ role: 'author', officeId: 'lahore' }] as const
    await createPerson(deps(), systemActor, { name: 'Someone', email, grants, password })
    return email
  }
  async function signIn(email: string, headers?: Headers): Promise<Headers> {
    const client = { networkAddress: '203.0.113.9', userAgent: 'Firefox', ...(headers ? { headers } : {}) }
    const { cookies } = await access.signIn({ email, password, ...client })
    return new Headers({ cookie: cookies.map(cookie => cookie.split(';')[0]).join('; ') })
  }
  async function actorIn(headers: Headers): Promise<Actor> {
    const actor = await access.signedInActor(headers)
    if (!actor) throw new Error('this session should be open')
    return actor
  }

  it('end after twelve hours without a request, and not while they are used', async () => {
    const headers = await signIn(await addPerson())
    for (let n = 0; n < 3; n += 1) {
      later(sessionLimits.idleMs - 1_000)
      expect(await access.signedInActor(headers)).toBeDefined()
    }
    later(sessionLimits.idleMs + 1_000)
    expect(await access.signedInActor(headers)).toBeUndefined()
    later(-sessionLimits.idleMs)
    expect(await access.signedInActor(headers)).toBeUndefined()
  })

  it.runIf(kind === 'server')('are not opened by a password that is replaced meanwhile', async () => {
    const email = await addPerson()
    await signIn(email)
    const { id } = await database.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const locked = Promise.withResolvers<void>()
    const waiting = Promise.withResolvers<void>()
    const replaced = database.db.transaction().execute(async trx => {
      await sql`lock table person_session in exclusive mode`.execute(trx)
      locked.resolve()
      await waiting.promise
      await trx.selectFrom('person').where('id', '=', id).select('id').forNoKeyUpdate().execute()
      await setPasswordHash(trx, id, 'scrypt:of another one', now)
    })
    await locked.promise
    const attempt = access.signIn({ email, password, networkAddress: '203.0.113.9' })
    const refused = expect(attempt).rejects.toMatchObject({ family: 'not-signed-in' })
    while (!(await waitsForLock())) await setImmediate()
    waiting.resolve()
    await replaced
    await refused
    expect(
      await database.db.selectFrom('person_session').where('person_id', '=', id).selectAll().execute(),
    ).toEqual([])
  })

  async function waitsForLock(): Promise<boolean> {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
    return rows.length > 0
  }

  it('give way to the next one in the same browser, whoever signs in there', async () => {
    const first = await addPerson()
    const before = await signIn(first)
    const again = await signIn(first, before)
    expect(await access.signedInActor(before)).toBeUndefined()
    const other = await signIn(await addPerson(), again)
    expect(await access.signedInActor(again)).toBeUndefined()
    expect(await access.signedInActor(other)).toBeDefined()
  })

  it('are at most ten at once; the one that was not used the longest ends', async () => {
    const email = await addPerson()
    const opened: Headers[] = []
    for (let n = 0; n < sessionLimits.mostAtOnce + 2; n += 1) {
      opened.push(await signIn(email))
      later(1_000)
    }
    const alive = await Promise.all(opened.map(async one => (await access.signedInActor(one)) !== undefined))
    expect(alive).toEqual([false, false, ...Array(sessionLimits.mostAtOnce).fill(true)])
  })

  it('are listed and ended by their owner', async () => {
    const email = await addPerson()
    const [phone, laptop] = [await signIn(email), await signIn(email)]
    const [onPhone, onLaptop] = [await actorIn(phone), await actorIn(laptop)]
    const listed = await listSessions(deps(), onLaptop, onLaptop.id)
    expect(listed.map(session => session.isCurrent).sort()).toEqual([false, true])
    expect(listed[0]).toMatchObject({ userAgent: 'Firefox', network: '203.0.113.0/24' })
    const sessionId = onPhone.credentialId
    await endSessions(deps(), onLaptop, { personId: onLaptop.id, sessionId })
    expect(await access.signedInActor(phone)).toBeUndefined()
    await signIn(email)
    expect(await endSessions(deps(), onLaptop, { personId: onLaptop.id })).toEqual({ ended: 1 })
    expect(await access.signedInActor(laptop)).toBeDefined()
  })

  it('keep their order in the list, whichever of them is used', async () => {
    const email = await addPerson()
    const first = await signIn(email)
    const actor = await actorIn(first)
    for (let n = 0; n < 2; n += 1) {
      later(1_000)
      await signIn(email)
    }
    const before = (await listSessions(deps(), actor, actor.id)).map(({ id }) => id)
    later(120_000)
    await actorIn(first)
    expect((await listSessions(deps(), actor, actor.id)).map(({ id }) => id)).toEqual(before)
    expect(before.at(-1)).toBe(actor.credentialId)
  })

  it('are listed and ended by an admin of the person’s offices, and by no one else', async () => {
    const headers = await signIn(await addPerson())
    const { id: personId, credentialId: sessionId } = await actorIn(headers)
    const as = (role: 'admin' | 'author', officeId: string, via: 'session' | 'api-key' = 'session') =>
      ({ id: 'admin', via, grants: [{ role, officeId }] }) as const
    for (const other of [as('admin', 'vienna'), as('author', 'lahore'), as('admin', 'lahore', 'api-key')]) {
      await expect(listSessions(deps(), other, personId)).rejects.toMatchObject({ family: 'not-found' })
      await expect(endSessions(deps(), other, { personId, sessionId })).rejects.toThrow()
    }
    expect(await access.signedInActor(headers)).toBeDefined()
    expect(await listSessions(deps(), as('admin', 'lahore'), personId)).toHaveLength(1)
    await endSessions(deps(), as('admin', '*'), { personId, sessionId })
    expect(await access.signedInActor(headers)).toBeUndefined()
  })
})
