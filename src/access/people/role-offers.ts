import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { managingPeople } from '../acting.ts'
import type { Actor, CurrentActor, Grant } from '../actor.ts'
import { type AuditEntry, writeAudit } from '../audit/audit-log.ts'
import { assertSession, may } from '../policy.ts'
import { grantsOf } from './people.view.ts'

// Roles for a person whom the inviting admin does not know (docs/decisions/0033-invitations.md): until they accept, a
// person of their own stands for them, and what is asked of that one answers as of any person who was just invited.

export interface RoleOffer {
  /** All roles of one invitation are accepted, or declined, together. */
  invitationId: string
  role: Grant['role']
  officeId: string
  offeredBy: string
  offeredByName: string | null
  /** UTC. */
  offeredAt: Date
}

/** The roles that the actor may accept, newest first. */
export async function listRoleOffers(db: Db, actor: Actor): Promise<RoleOffer[]> {
  assertSession(actor, 'see the roles that its owner is offered')
  return await db
    .selectFrom('person as invited')
    .innerJoin('role_grant', 'role_grant.person_id', 'invited.id')
    .leftJoin('person as giver', 'giver.id', 'role_grant.granted_by')
    .select(['invited.id as invitationId', 'role', 'office_id as officeId', 'granted_by as offeredBy'])
    .select(['giver.name as offeredByName', 'granted_at as offeredAt'])
    .where('invited.stands_for', '=', actor.id)
    .where('invited.deactivated_at', 'is', null)
    .orderBy('granted_at', 'desc')
    .orderBy('office_id')
    .orderBy('role')
    .execute()
}

/**
 * Takes the roles of an invitation, as far as those who gave them still may.
 * @returns the roles that the person has now got.
 * @throws DatelineError `not-found` for an invitation that is not the actor's; `not-allowed` for an API key.
 */
export async function acceptRoles(
  { db, clock }: { db: Db; clock: Clock },
  by: Actor,
  invitationId: string,
): Promise<Grant[]> {
  assertSession(by, 'accept roles')
  return await managingPeople(db, by, [invitationId], async (trx, actor) => {
    const offered = await takeOffer(trx, actor, invitationId)
    const at = clock.now()
    const accepted: Offered[] = []
    for (const offer of offered) if (await mayStillGive(trx, offer)) accepted.push(offer)
    if (accepted.length > 0) {
      await trx
        .insertInto('role_grant')
        .values(accepted.map(offer => ({ ...offer, person_id: actor.id, granted_at: at })))
        .onConflict(conflict => conflict.doNothing())
        .execute()
    }
    await writeAudit(trx, actor, at, entriesOf('people.accept-role', actor, invitationId, accepted))
    return accepted.map(({ role, office_id }) => ({ role, officeId: office_id }))
  })
}

/** Turns the roles of an invitation down. @throws DatelineError as `acceptRoles`. */
export async function declineRoles(
  { db, clock }: { db: Db; clock: Clock },
  by: Actor,
  invitationId: string,
): Promise<void> {
  assertSession(by, 'decline roles')
  await managingPeople(db, by, [invitationId], async (trx, actor) => {
    const offered = await takeOffer(trx, actor, invitationId)
    const entries = entriesOf('people.decline-role', actor, invitationId, offered)
    await writeAudit(trx, actor, clock.now(), entries)
  })
}

type Offered = { role: Grant['role']; office_id: string; granted_by: string }

/** Ends the invitation, whatever becomes of its roles. */
async function takeOffer(trx: Db, actor: CurrentActor, invitationId: string): Promise<Offered[]> {
  const offered = await trx
    .selectFrom('role_grant')
    .select(['role', 'office_id', 'granted_by'])
    .where('person_id', '=', invitationId)
    .execute()
  const { rows } = await sql`
    delete from person where id = ${invitationId} and stands_for = ${actor.id} and deactivated_at is null
    returning id`.execute(trx)
  if (rows.length === 0 || offered.length === 0)
    throw new DatelineError('invitation-not-found', { invitationId })
  return offered
}

async function mayStillGive(trx: Db, { granted_by, office_id }: Offered): Promise<boolean> {
  const grants = (await grantsOf(trx, granted_by)) ?? []
  return may({ id: granted_by, via: 'session', grants }, 'people.manage', office_id)
}

function entriesOf(
  action: string,
  actor: CurrentActor,
  invitationId: string,
  offered: readonly Offered[],
): AuditEntry[] {
  return offered.map(({ role, office_id, granted_by }) => ({
    action,
    officeId: office_id,
    subjectKind: 'person',
    subjectId: actor.id,
    detail: { role, invitationId, offeredBy: granted_by },
  }))
}
