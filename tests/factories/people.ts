import { inject } from 'vitest'
import { actingAs } from '../../src/access/acting.ts'
import { roles, systemActor } from '../../src/access/actor.ts'
import { setPasswordHash } from '../../src/access/passwords/set-password-hash.ts'
import { insertPerson, type NewPerson } from '../../src/access/people/add-person.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import type { Db } from '../../src/database/connect.ts'

/**
 * People whom tests let act without signing in. Each holds every role everywhere, and an actor of a test never has
 * more than it names itself: `person('dina', 'author', 'lahore')` is an author in Lahore.
 */
const cast = [
  'a',
  'admin',
  'aisha',
  'amina',
  'amna',
  'analyst',
  'approver',
  'author',
  'bilal',
  'chandra',
  'chiara',
  'chief',
  'dina',
  'erik',
  'farid',
  'omar',
  'operator',
  'person-analyst',
  'z',
  'zara',
]

/** Adds people by their ids, with every role in all offices; those who are there already stay as they are. */
export async function addPeople(db: Db, ids: readonly string[] = cast): Promise<void> {
  await db
    .insertInto('person')
    .values(
      ids.map(id => ({ id, name: id, email: `${id.toLowerCase()}@cast.example`, updated_at: new Date() })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('role_grant')
    .values(
      ids.flatMap(id => roles.map(role => ({ person_id: id, role, office_id: '*', granted_by: 'system' }))),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/**
 * Adds a person whose password is `password` of password.ts, as `createPerson` does, and returns the id. A hash costs a
 * tenth of a second of the processor, so all of them have the one that was made when the tests started.
 */
export async function addPersonWithPassword(
  { db, clock }: { db: Db; clock: Clock },
  person: NewPerson,
): Promise<string> {
  return await actingAs(db, systemActor, async (trx, actor) => {
    const id = await insertPerson(trx, actor, clock.now(), person)
    await setPasswordHash(trx, id, inject('passwordHash'), clock.now())
    return id
  })
}
