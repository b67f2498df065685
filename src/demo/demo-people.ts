import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, type Role, systemActor } from '../access/actor.ts'
import { ownWordsOf } from '../access/passwords/own-words.ts'
import { hashNewPassword } from '../access/passwords/passwords.ts'
import { setPasswordHash } from '../access/passwords/set-password-hash.ts'
import { createPerson } from '../access/people/add-person.ts'
import { listPeople } from '../access/people/people.view.ts'
import type { Core } from '../assembly/core.ts'
import { writeWhole } from '../core/files/write-whole.ts'

/** A person who can sign in to the demo's data. */
export interface DemoPerson {
  id: string
  name: string
  email: string
  password: string
  role: Role
}

const cast = [
  { name: 'Amina (author)', email: 'amina@demo.example', role: 'author' },
  { name: 'Bashir (approver)', email: 'bashir@demo.example', role: 'approver' },
  { name: 'Chiara (analyst)', email: 'chiara@demo.example', role: 'analyst' },
  { name: 'Dawood (admin)', email: 'dawood@demo.example', role: 'admin' },
] as const satisfies { name: string; email: string; role: Role }[]

const signInsSchema = z.array(
  z.object({
    name: z.string(),
    email: z.string(),
    password: z.string(),
    role: z.enum(['author', 'approver', 'analyst', 'operator', 'admin']),
  }),
)

/**
 * The people of the demo, made on its first run. Their random passwords are kept beside the demo's data before anybody
 * is made, so that a run which is killed in between leaves no one whose password is lost.
 */
export async function demoPeople(core: Core): Promise<DemoPerson[]> {
  const { db } = core.database
  const signIns = keptSignIns(core.settings.DATA_DIR)
  const known = new Map((await listPeople(db, systemActor)).map(person => [person.email, person.id]))
  const people: DemoPerson[] = []
  for (const signIn of signIns.list) {
    const id = known.get(signIn.email)
    if (id !== undefined && signIns.areNew) await givePassword(core, id, signIn)
    people.push({ ...signIn, id: id ?? (await create(core, signIn)) })
  }
  return people
}

export function actorOf(people: readonly DemoPerson[], role: Role): Actor {
  const person = people.find(each => each.role === role)
  if (!person) throw new Error(`the demo has no person with the role ${role}`)
  return { id: person.id, via: 'session', grants: [{ role, officeId: '*' }] }
}

type SignIn = z.infer<typeof signInsSchema>[number]

function keptSignIns(dataDirectory: string): { list: SignIn[]; areNew: boolean } {
  const file = join(dataDirectory, 'demo-sign-ins.json')
  if (existsSync(file)) {
    return { list: signInsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), areNew: false }
  }
  const list = cast.map(member => ({ ...member, password: randomBytes(12).toString('base64url') }))
  writeWhole(file, JSON.stringify(list, null, 2), { mode: 0o600 })
  return { list, areNew: true }
}

async function create(core: Core, { name, email, password, role }: SignIn): Promise<string> {
  const deps = { db: core.database.db, clock: core.clock }
  const person = { name, email, password, grants: [{ role, officeId: '*' }] }
  return (await createPerson(deps, systemActor, person)).id
}

/** On a server the people may be there already, from a demo that keeps its data elsewhere. */
async function givePassword(core: Core, personId: string, signIn: SignIn): Promise<void> {
  const { name, email, role } = signIn
  const grants = [{ role, officeId: '*' }]
  const hash = await hashNewPassword(
    signIn.password,
    await ownWordsOf(core.database.db, { name, email, grants }),
  )
  await core.database.db
    .transaction()
    .execute(async trx => await setPasswordHash(trx, personId, hash, core.clock.now()))
}
