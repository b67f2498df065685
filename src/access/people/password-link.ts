import { DatelineError } from '../../core/errors/errors.ts'
import { managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { makeSetupToken } from '../passwords/setup-token.ts'
import { isInvitation, manages } from './people.view.ts'
import {
  existingPerson,
  noteOf,
  type PeopleDeps,
  personNotFound,
  recordLink,
  rememberOpener,
} from './person-record.ts'

/**
 * A new one-time link for a person who has forgotten the password, or whose link is too old. Links of before end; the
 * password and its sessions hold until a new one is chosen.
 * @throws DatelineError `not-found` for a person the actor does not manage, `conflict` for one who is deactivated.
 */
export async function renewPasswordLink(
  { db, clock, mail }: PeopleDeps,
  by: Actor,
  personId: string,
): Promise<{ token: string; name: string; email: string; what: 'password-link' | 'offer' }> {
  return await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw personNotFound(personId)
    if (person.deactivatedAt) throw new DatelineError('person-deactivated', { name: person.name })
    await trx.deleteFrom('setup_link').where('person_id', '=', personId).execute()
    await writeAudit(trx, actor, clock.now(), [noteOf('people.password-link', personId, {})])
    await rememberOpener(trx, actor, personId, clock.now())
    await recordLink(trx, actor, personId, { how: 'password-link', isMailed: mail !== undefined })
    const what = (await isInvitation(trx, personId)) ? 'offer' : 'password-link'
    const token = await makeSetupToken(trx, personId, clock.now())
    return { token, name: person.name, email: person.email, what }
  })
}
