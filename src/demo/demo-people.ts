import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, type Role, systemActor } from '../access/actor.ts'
import { createPerson } from '../access/people.ts'
import { findPerson } from '../access/people.view.ts'
import type { Core } from '../assembly/core.ts'

/** Somebody who can sign in to the demo's data. */
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
    id: z.string(),
    name: z.string(),
    email: z.string(),
    password: z.string(),
    role: z.enum(['author', 'approver', 'analyst', 'operator', 'admin']),
  }),
)

/** The people of the demo, made on its first run; each has a random password, kept beside the demo's data. */
export async function demoPeople(core: Core): Promise<DemoPerson[]> {
  const people = [...readSignIns(core.settings.DATA_DIR)]
  for (const member of cast) {
    const known = people.find(person => person.email === member.email)
    if (known && (await findPerson(core.database.db, known.id))) continue
    const password = randomBytes(12).toString('base64url')
    const { id } = await createPerson({ db: core.database.db, clock: core.clock }, systemActor, {
      ...member,
      password,
      grants: [{ role: member.role, officeId: '*' }],
    })
    people.push({ ...member, id, password })
    writeSignIns(core.settings.DATA_DIR, people)
  }
  return people
}

/** What an earlier run wrote; nothing where there was none. */
export function readSignIns(dataDirectory: string): DemoPerson[] {
  const file = signInsFile(dataDirectory)
  return existsSync(file) ? signInsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

export function actorOf(people: readonly DemoPerson[], role: Role): Actor {
  const person = people.find(each => each.role === role)
  if (!person) throw new Error(`the demo has nobody who is ${role}`)
  return { id: person.id, via: 'session', grants: [{ role, officeId: '*' }] }
}

function writeSignIns(dataDirectory: string, people: readonly DemoPerson[]): void {
  writeFileSync(signInsFile(dataDirectory), JSON.stringify(people, null, 2), { mode: 0o600 })
}

function signInsFile(dataDirectory: string): string {
  return join(dataDirectory, 'demo-sign-ins.json')
}
