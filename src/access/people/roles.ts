import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { managingPeople } from '../acting.ts'
import type { Actor, CurrentActor, Grant } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { assertMay } from '../policy.ts'
import { isKnownTo } from './people.view.ts'
import { existingPerson, noteOfGrant, type PeopleDeps, personNotFound } from './person-record.ts'

/**
 * Gives a role; giving it twice changes nothing. An admin of some offices gives roles to people of those offices:
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
    if (!isKnownTo(actor, await existingPerson(trx, personId))) throw personNotFound(personId)
    const given = await insertGrants(trx, actor, clock.now(), personId, [grant])
    if (given > 0) await writeAudit(trx, actor, clock.now(), [noteOfGrant('people.grant', personId, grant)])
  })
}

/** Removes a role. Throws `conflict` when no one could manage people everywhere any more. */
export async function revokeRole(
  { db, clock }: PeopleDeps,
  by: Actor,
  personId: string,
  grant: Grant,
): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    assertMayGrant(actor, [grant])
    if (!isKnownTo(actor, await existingPerson(trx, personId))) throw personNotFound(personId)
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

export function assertMayGrant(actor: CurrentActor, grants: readonly Grant[]): void {
  for (const grant of grants) assertMay(actor, 'people.manage', grant.officeId)
  // A person without a part in any office is everyone's business, so only an admin of all offices adds one.
  if (grants.length === 0) assertMay(actor, 'people.manage', '*')
}

/** Gives roles in a transaction of the caller, who has checked who may; how many were new. */
export async function insertGrants(
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

/** Someone must be able to manage people everywhere, or no one could be invited any more. */
export async function assertAdminRemains(trx: Db): Promise<void> {
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
