import { recordEvents } from '../../events/record-events.ts'
import { managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { manages } from './people.view.ts'
import { existingPerson, noteOf, type PeopleDeps, personNotFound } from './person-record.ts'
import { assertAdminRemains } from './roles.ts'

/** Deactivates a person: sessions, keys and open links end at once; the name stays in the records. */
export async function deactivatePerson(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw personNotFound(personId)
    if (person.deactivatedAt) return
    const at = clock.now()
    await trx
      .updateTable('person')
      .set({ deactivated_at: at, deactivated_by: actor.id })
      .where('id', '=', personId)
      .execute()
    await trx.deleteFrom('person_session').where('person_id', '=', personId).execute()
    await trx.deleteFrom('api_key').where('person_id', '=', personId).execute()
    await trx.deleteFrom('setup_link').where('person_id', '=', personId).execute()
    await writeAudit(trx, actor, at, [noteOf('people.deactivate', personId, {})])
    await recordEvents(trx, [
      { kind: 'person.deactivated', officeId: null, subjectId: personId, data: { by: actor.id } },
    ])
    await assertAdminRemains(trx)
  })
}
