import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { CurrentActor, Grant } from '../actor.ts'
import { findPerson, type PersonView } from './people.view.ts'

export interface PeopleDeps {
  db: Db
  clock: Clock
  /** Whether links are mailed to their people: absent without SMTP_URL. */
  mail?: unknown
}

export async function existingPerson(trx: Db, personId: string): Promise<PersonView> {
  const person = await findPerson(trx, personId)
  if (!person) throw personNotFound(personId)
  return person
}

export function personNotFound(personId: string): DatelineError {
  return new DatelineError('person-not-found', { personId })
}

/** The person and the other admins are notified of it. */
export async function recordLink(
  trx: Db,
  actor: CurrentActor,
  personId: string,
  made: { how: 'invitation' | 'password-link'; isMailed: boolean },
): Promise<void> {
  await recordEvents(trx, [
    { kind: 'person.link-made', officeId: null, subjectId: personId, data: { by: actor.id, ...made } },
  ])
}

/** A person who opens an account, or makes a link into it, could sign in as its owner: news/second-person.ts reads this. */
export async function rememberOpener(
  trx: Db,
  actor: CurrentActor,
  personId: string,
  at: Date,
): Promise<void> {
  if (actor.via === 'system') return
  await trx
    .insertInto('account_link')
    .values({ person_id: personId, made_by: actor.id, made_at: at })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export function noteOfGrant(action: string, personId: string, grant: Grant) {
  return { ...noteOf(action, personId, { role: grant.role }), officeId: grant.officeId }
}

export function noteOf(action: string, personId: string, detail: Record<string, unknown>) {
  return { action, officeId: null, subjectKind: 'person' as const, subjectId: personId, detail }
}
