import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { actingAs } from '../acting.ts'
import type { Actor, CurrentActor, Grant } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { ownWordsOf } from '../passwords/own-words.ts'
import { hashNewPassword } from '../passwords/passwords.ts'
import { setPasswordHash } from '../passwords/set-password-hash.ts'
import { makeSetupToken } from '../passwords/setup-token.ts'
import { findPersonByEmail, invitationsOf, isKnownTo, type PersonView } from './people.view.ts'
import { noteOf, noteOfGrant, type PeopleDeps, recordLink, rememberOpener } from './person-record.ts'
import { assertMayGrant, insertGrants } from './roles.ts'

/** Any number: it keeps locks of addresses apart from other locks. */
const invitationLock = 71_120_252

export interface NewPerson {
  name: string
  email: string
  grants: readonly Grant[]
}

/**
 * Adds a person who can sign in at once.
 * @throws DatelineError `bad-input` or `weak-password` for the password, `conflict` for an address already known.
 */
export async function createPerson(
  { db, clock }: PeopleDeps,
  by: Actor,
  person: NewPerson & { password: string },
): Promise<{ id: string }> {
  const passwordHash = await hashNewPassword(person.password, await ownWordsOf(db, person))
  return await actingAs(db, by, async (trx, actor) => {
    assertMayGrant(actor, person.grants)
    const id = await insertPerson(trx, actor, clock.now(), person)
    await setPasswordHash(trx, id, passwordHash, clock.now())
    return { id }
  })
}

/**
 * Adds a person who chooses a password through a one-time link, good for seven days; `token` is for that link. Where
 * the address belongs to a person of whom the actor knows nothing, it is an offer to that person, and everything that
 * the actor can see of it is the same (docs/decisions/0033-invitations.md).
 * @throws DatelineError `conflict` for the address of a person whom the actor knows, or has invited.
 */
export async function invitePerson(
  { db, clock, mail }: PeopleDeps,
  by: Actor,
  person: NewPerson,
): Promise<{ id: string; token: string; what: 'invitation' | 'offer' }> {
  return await actingAs(db, by, async (trx, actor) => {
    assertMayGrant(actor, person.grants)
    const at = clock.now()
    const isMailed = mail !== undefined
    const known = await ownerOfAddress(trx, actor, addressOf(person))
    const id = await insertPerson(trx, actor, at, person, known?.id)
    await recordLink(trx, actor, id, { how: 'invitation', isMailed })
    if (known) await recordOffer(trx, actor, known.id, { invitationId: id, isMailed })
    return { id, token: await makeSetupToken(trx, id, at), what: known ? 'offer' : 'invitation' }
  })
}

/**
 * Adds the row, the roles and the record of both; for callers that have checked who may.
 * @param standsFor the person whom the address belongs to already: then the new one is an invitation of theirs.
 */
export async function insertPerson(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  person: NewPerson,
  standsFor?: string,
): Promise<string> {
  const id = newId()
  const email = addressOf(person)
  const address = standsFor
    ? { email: `invitation:${id}`, stands_for: standsFor, invited_email: email }
    : { email }
  const inserted = await trx
    .insertInto('person')
    .values({ id, name: person.name, ...address, created_at: at, updated_at: at })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw isHereAlready(email)
  await rememberOpener(trx, actor, id, at)
  await insertGrants(trx, actor, at, id, person.grants)
  await writeAudit(trx, actor, at, [
    noteOf('people.create', id, standsFor ? { standsFor } : {}),
    ...person.grants.map(grant => noteOfGrant('people.grant', id, grant)),
  ])
  return id
}

/**
 * The person whose address it is, if any; one invitation after the other, so that two at once are no two people.
 * @throws DatelineError `conflict` where the actor knows of them.
 */
async function ownerOfAddress(trx: Db, actor: CurrentActor, email: string): Promise<PersonView | undefined> {
  await sql`select pg_advisory_xact_lock(${sql.lit(invitationLock)}, hashtext(${email}))`.execute(trx)
  const owner = await findPersonByEmail(trx, email)
  if (!owner) return undefined
  const all = [owner, ...(await invitationsOf(trx, owner.id))]
  if (all.some(person => isKnownTo(actor, person))) throw isHereAlready(email)
  return owner
}

function addressOf(person: NewPerson): string {
  return person.email.trim().toLowerCase()
}

function isHereAlready(email: string): DatelineError {
  return new DatelineError('email-taken', { email })
}

async function recordOffer(
  trx: Db,
  actor: CurrentActor,
  personId: string,
  offer: { invitationId: string; isMailed: boolean },
): Promise<void> {
  await recordEvents(trx, [
    { kind: 'person.role-offered', officeId: null, subjectId: personId, data: { by: actor.id, ...offer } },
  ])
}
