import { randomUUID } from 'node:crypto'
import { readSettings } from '../../../config/env.ts'
import { actingAs } from '../../../src/access/acting.ts'
import { roles, systemActor } from '../../../src/access/actor.ts'
import { insertPerson } from '../../../src/access/people/add-person.ts'
import { openAccess } from '../../../src/access/signing-in/sign-in.ts'
import { type Core, openCore } from '../../../src/assembly/core.ts'
import { startWeb } from '../../../src/assembly/web.ts'
import { personSealer } from '../../../src/secrets/person-sealer.ts'
import { deriveKey } from '../../../src/secrets/secret-keys.ts'
import { fill, type Size } from './fill.ts'

// The web server as it is assembled for `npm start`, over a filled record and with people who are signed in, without
// workers: nothing changes but by what is asked. Its one line says where it answers, and their cookies.
const { people, ...size } = JSON.parse(process.env.BENCH_PLAN ?? '') as Size & { people: number }
const core = await openCore(readSettings(process.env))
await fill(core.database.db, size)
const cookies = await signIn(core, people)
const web = await startWeb(core)
process.stdout.write(`${JSON.stringify({ origin: web.address, publicUrl: core.publicUrl, cookies })}\n`)
process.once('SIGTERM', () => void web.close().then(() => process.exit(0)))

/** Sessions as signing in opens them, of people who may do everything everywhere. */
async function signIn({ database: { db }, clock, keys, publicUrl }: Core, count: number): Promise<string[]> {
  const secret = Buffer.from(deriveKey(keys, 'sessions')).toString('base64url')
  const access = openAccess(
    { db, clock },
    { secret, publicUrl, sealer: personSealer(keys), secondFactor: 'optional' },
  )
  const found: string[] = []
  for (let number = 1; number <= count; number += 1) {
    const grants = roles.map(role => ({ role, officeId: '*' }))
    const person = { name: `Person ${number}`, email: `person-${number}@bench.example`, grants }
    const id = await actingAs(db, systemActor, (trx, actor) => insertPerson(trx, actor, clock.now(), person))
    const { cookies: opened } = await access.openSession(id, { networkAddress: randomUUID() })
    found.push(opened.map(one => one.split(';')[0]).join('; '))
  }
  return found
}
