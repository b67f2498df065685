import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { Actor, Grant } from '../actor.ts'
import { may, officesWhere } from '../policy.ts'

export interface PersonView {
  id: string
  name: string
  email: string
  /** UTC; a person who left keeps a name in the records. */
  deactivatedAt: Date | null
  /** UTC; the name and the address are gone. */
  erasedAt: Date | null
  grants: Grant[]
}

/** The person's roles now; undefined for someone unknown or deactivated. */
export async function grantsOf(db: Db, personId: string): Promise<Grant[] | undefined> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('role_grant', 'role_grant.person_id', 'person.id')
    .select(['role_grant.role', 'role_grant.office_id'])
    .where('person.id', '=', personId)
    .where('person.deactivated_at', 'is', null)
    .execute()
  if (rows.length === 0) return undefined
  return rows.flatMap(({ role, office_id }) => (role && office_id ? [{ role, officeId: office_id }] : []))
}

/** Everyone with a part in an office whose people the actor manages; with only their roles there. */
export async function listPeople(db: Db, actor: Actor): Promise<PersonView[]> {
  const offices = officesWhere(actor, 'people.manage')
  if (offices.length === 0) return []
  const people = await selectPeople(db).orderBy('person.name').execute()
  if (offices === '*') return people
  return people
    .map(person => ({ ...person, grants: person.grants.filter(grant => offices.includes(grant.officeId)) }))
    .filter(person => person.grants.length > 0)
}

/** One person, with all of their roles. */
export async function findPerson(db: Db, personId: string): Promise<PersonView | undefined> {
  return await selectPeople(db).where('person.id', '=', personId).executeTakeFirst()
}

/** One person, with all of their roles, by the address they sign in with. */
export async function findPersonByEmail(db: Db, email: string): Promise<PersonView | undefined> {
  return await selectPeople(db).where('person.email', '=', email).executeTakeFirst()
}

/** The invitations that wait for a person, with the roles of each. */
export async function invitationsOf(db: Db, personId: string): Promise<PersonView[]> {
  return await selectPeople(db).where('person.stands_for', '=', personId).execute()
}

/** Whether this is an invitation that waits for the person it is for. */
export async function isInvitation(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('person').select('stands_for').where('id', '=', id).executeTakeFirst()
  return typeof row?.stands_for === 'string'
}

/** Whether the actor manages someone: in each office where that person has a part, so that none is taken unawares. */
export function manages(actor: Actor, person: PersonView): boolean {
  if (person.grants.length === 0) return may(actor, 'people.manage', '*')
  return person.grants.every(grant => may(actor, 'people.manage', grant.officeId))
}

/** Whether a person is there for the actor at all: someone with no part in the actor's offices is not. */
export function isKnownTo(actor: Actor, person: PersonView): boolean {
  const offices = officesWhere(actor, 'people.manage')
  return offices === '*' || person.grants.some(grant => offices.includes(grant.officeId))
}

function selectPeople(db: Db) {
  return db
    .selectFrom('person')
    .select([
      'person.id',
      'person.name',
      'person.deactivated_at as deactivatedAt',
      'person.erased_at as erasedAt',
    ])
    .select(sql<string>`coalesce(person.invited_email, person.email)`.as('email'))
    .select(
      sql<Grant[]>`coalesce((select json_agg(json_build_object('role', g.role, 'officeId', g.office_id)
        order by g.office_id, g.role) from role_grant g where g.person_id = person.id), '[]'::json)`.as(
        'grants',
      ),
    )
}
