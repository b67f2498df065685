import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Actor, systemActor } from '../../access/actor.ts'
import { createPerson } from '../../access/people/add-person.ts'
import type { Core } from '../../assembly/core.ts'
import { writeWhole } from '../../core/files/write-whole.ts'
import { cast, type PersonKey } from './cast.ts'

const fileName = 'sign-ins.json'

const signInsSchema = z.array(
  z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() }),
)
export type SignIn = z.infer<typeof signInsSchema>[number]

/** The sign-ins of an installation that is whole; undefined where there is none, or it was only half made. */
export function keptSignIns(dataDirectory: string): SignIn[] | undefined {
  const file = join(dataDirectory, fileName)
  if (!existsSync(file)) return undefined
  return signInsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Kept last: an installation with them is whole. */
export function keepSignIns(dataDirectory: string, signIns: readonly SignIn[]): void {
  writeWhole(join(dataDirectory, fileName), JSON.stringify(signIns, null, 2), { mode: 0o600 })
}

export type Actors = Record<PersonKey, Actor>

/** Makes the cast, each with a random password. */
export async function makePeople(core: Core): Promise<{ actors: Actors; signIns: SignIn[] }> {
  const deps = { db: core.database.db, clock: core.clock }
  const made = await Promise.all(
    Object.entries(cast).map(async ([key, { name, email, role, grants }]) => {
      const password = randomBytes(9).toString('base64url')
      const { id } = await createPerson(deps, systemActor, { name, email, grants, password })
      const actor: Actor = { id, via: 'session', grants }
      return { key, actor, signIn: { name, email, password, role: roleInWords(role, grants) } }
    }),
  )
  return {
    // Made of the cast, so it has the cast's names.
    actors: Object.fromEntries(made.map(({ key, actor }) => [key, actor])) as Actors,
    signIns: made.map(each => each.signIn),
  }
}

function roleInWords(role: string, [grant]: readonly { officeId: string }[]): string {
  return grant?.officeId === '*' ? `${role}, all offices` : `${role}, ${grant?.officeId}`
}
