import { managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { manages } from './people.view.ts'
import { existingPerson, noteOf, type PeopleDeps, personNotFound } from './person-record.ts'

/** Gives a person whom the actor manages another name. Throws `person-not-found` for any other. */
export async function renamePerson(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
  name: string,
): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw personNotFound(personId)
    if (person.name === name) return
    const at = clock.now()
    await trx.updateTable('person').set({ name, updated_at: at }).where('id', '=', personId).execute()
    // The log keeps ids alone, so that a name can be erased later.
    await writeAudit(trx, actor, at, [noteOf('people.rename', personId, {})])
  })
}
