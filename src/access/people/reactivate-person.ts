import { DatelineError } from '../../core/errors/errors.ts'
import { recordEvents } from '../../events/record-events.ts'
import { managingPeople } from '../acting.ts'
import type { Actor, Grant } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { manages } from './people.view.ts'
import { existingPerson, noteOf, noteOfGrant, type PeopleDeps, personNotFound } from './person-record.ts'

/**
 * Lets a deactivated person sign in again, with the password and second factor of then. Sessions, API keys and links
 * stay ended. Their roles come back only where the actor says so.
 * @returns the roles that they have now.
 * @throws DatelineError `person-not-found` for one the actor does not manage, `person-erased`.
 */
export async function reactivatePerson(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
  roles: 'keep' | 'remove',
): Promise<{ grants: readonly Grant[] }> {
  return await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw personNotFound(personId)
    if (person.erasedAt) throw new DatelineError('person-erased', { personId })
    if (!person.deactivatedAt) return { grants: person.grants }
    const at = clock.now()
    await trx
      .updateTable('person')
      .set({ deactivated_at: null, deactivated_by: null, updated_at: at })
      .where('id', '=', personId)
      .execute()
    await writeAudit(trx, actor, at, [noteOf('people.reactivate', personId, { roles })])
    await recordEvents(trx, [
      { kind: 'person.reactivated', officeId: null, subjectId: personId, data: { by: actor.id } },
    ])
    if (roles === 'keep') return { grants: person.grants }
    await trx.deleteFrom('role_grant').where('person_id', '=', personId).execute()
    await writeAudit(
      trx,
      actor,
      at,
      person.grants.map(grant => noteOfGrant('people.revoke', personId, grant)),
    )
    return { grants: [] }
  })
}
