import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { actingAs, managingPeople } from '../acting.ts'
import type { Actor, CurrentActor, Grant } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { ownWordsOf } from '../passwords/own-words.ts'
import { hashNewPassword } from '../passwords/passwords.ts'
import { makeSetupToken } from '../passwords/setup-token.ts'
import { assertMay } from '../policy.ts'
import {
  findPerson,
  findPersonByEmail,
  invitationsOf,
  isInvitation,
  isKnownTo,
  manages,
  type PersonView,
} from './people.view.ts'

export interface PeopleDeps {
  db: Db
  clock: Clock
  /** Whether links are mailed to their people: absent without SMTP_URL. */
  mail?: unknown
}

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
 * A new one-time link for a person who has forgotten the password, or whose link is too old. Links of before end; the
 * password and its sessions hold until a new one is chosen.
 * @throws DatelineError `not-found` for somebody the actor does not manage, `conflict` for one who was shut out.
 */
export async function renewPasswordLink(
  { db, clock, mail }: PeopleDeps,
  by: Actor,
  personId: string,
): Promise<{ token: string; name: string; email: string; what: 'password-link' | 'offer' }> {
  return await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw nobody(personId)
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

/**
 * Gives a role; giving it twice changes nothing. Whoever manages some offices gives roles to people of those offices:
 * an id from elsewhere would bring them a name and address. An admin of all offices brings a person into another one.
 * @throws DatelineError `not-found` for someone who is not there, or has no part in the actor's offices.
 */
export async function grantRole(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
  grant: Grant,
): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    assertMayGrant(actor, [grant])
    if (!isKnownTo(actor, await existingPerson(trx, personId))) throw nobody(personId)
    const given = await insertGrants(trx, actor, clock.now(), personId, [grant])
    if (given > 0) await writeAudit(trx, actor, clock.now(), [noteOfGrant('people.grant', personId, grant)])
  })
}

/** Takes a role away. Throws `conflict` when that would leave nobody to manage people everywhere. */
export async function revokeRole(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
  grant: Grant,
): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    assertMayGrant(actor, [grant])
    if (!isKnownTo(actor, await existingPerson(trx, personId))) throw nobody(personId)
    const { numDeletedRows } = await trx
      .deleteFrom('role_grant')
      .where('person_id', '=', personId)
      .where('role', '=', grant.role)
      .where('office_id', '=', grant.officeId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    await writeAudit(trx, actor, clock.now(), [noteOfGrant('people.revoke', personId, grant)])
    await assertAdminRemains(trx)
  })
}

/** Shuts a person out: sessions, keys and open links end at once; the name stays in the records. */
export async function deactivatePerson(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw nobody(personId)
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

/** The person and the other admins are notified of it. */
async function recordLink(
  trx: Db,
  actor: CurrentActor,
  personId: string,
  made: { how: 'invitation' | 'password-link'; isMailed: boolean },
): Promise<void> {
  await recordEvents(trx, [
    { kind: 'person.link-made', officeId: null, subjectId: personId, data: { by: actor.id, ...made } },
  ])
}

/** Whoever opens an account, or makes a link into it, could sign in as its person: news/second-person.ts asks for it. */
async function rememberOpener(trx: Db, actor: CurrentActor, personId: string, at: Date): Promise<void> {
  if (actor.via === 'system') return
  await trx
    .insertInto('account_link')
    .values({ person_id: personId, made_by: actor.id, made_at: at })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Writes a new password and ends every session that was opened with the old one. */
export async function setPasswordHash(
  trx: Db,
  personId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await trx.deleteFrom('person_account').where('person_id', '=', personId).execute()
  await trx.deleteFrom('person_session').where('person_id', '=', personId).execute()
  await trx
    .insertInto('person_account')
    .values({
      id: newId(),
      person_id: personId,
      account_id: personId,
      provider_id: 'credential',
      password: passwordHash,
      updated_at: at,
    })
    .execute()
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

async function insertGrants(
  trx: Db,
  actor: Actor,
  at: Date,
  personId: string,
  grants: readonly Grant[],
): Promise<number> {
  if (grants.length === 0) return 0
  await assertOfficesExist(trx, grants)
  const given = await trx
    .insertInto('role_grant')
    .values(
      grants.map(({ role, officeId }) => ({
        person_id: personId,
        role,
        office_id: officeId,
        granted_by: actor.id,
        granted_at: at,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('role')
    .execute()
  return given.length
}

async function assertOfficesExist(trx: Db, grants: readonly Grant[]): Promise<void> {
  const wanted = [...new Set(grants.map(grant => grant.officeId))].filter(id => id !== '*')
  if (wanted.length === 0) return
  const known = await trx.selectFrom('office').select('id').where('id', 'in', wanted).execute()
  const missing = wanted.filter(id => !known.some(office => office.id === id))
  if (missing.length > 0) throw new DatelineError('offices-unknown', { offices: missing.join('", "') })
}

/** Someone must be able to manage people everywhere, or nobody could ever be let in again. */
async function assertAdminRemains(trx: Db): Promise<void> {
  const admin = await trx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person.id')
    .where('role', '=', 'admin')
    .where('office_id', '=', '*')
    .where('deactivated_at', 'is', null)
    .where('stands_for', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!admin) throw new DatelineError('last-admin', {})
}

function assertMayGrant(actor: CurrentActor, grants: readonly Grant[]): void {
  for (const grant of grants) assertMay(actor, 'people.manage', grant.officeId)
  // A person without a part in any office is everyone's business, so only an admin of all offices adds one.
  if (grants.length === 0) assertMay(actor, 'people.manage', '*')
}

async function existingPerson(trx: Db, personId: string): Promise<PersonView> {
  const person = await findPerson(trx, personId)
  if (!person) throw nobody(personId)
  return person
}

function nobody(personId: string): DatelineError {
  return new DatelineError('person-not-found', { personId })
}

function noteOfGrant(action: string, personId: string, grant: Grant) {
  return { ...noteOf(action, personId, { role: grant.role }), officeId: grant.officeId }
}

function noteOf(action: string, personId: string, detail: Record<string, unknown>) {
  return { action, officeId: null, subjectKind: 'person' as const, subjectId: personId, detail }
}
