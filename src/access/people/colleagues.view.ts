import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { Role } from '../actor.ts'

/** A colleague as everyone in the office may see them: no address. */
export interface Colleague {
  id: string
  name: string
  state: 'active' | 'deactivated' | 'erased'
  /** What they may do in the office now; those for all offices count. */
  roles: Role[]
}

/**
 * Everyone who has a role in an office, or had one: the names for the ids that its items, posts and comments carry. By
 * name, then id. Of invitations that wait for a person of another office nothing is shown.
 */
export async function colleaguesIn(db: Db, officeId: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    with roles as (
      select person_id, json_agg(distinct role order by role) as roles
        from role_grant where office_id in ('*', ${officeId}) group by person_id),
    former as (
      select distinct subject_id as person_id from audit_log
       where action in ('people.grant', 'people.accept-role') and office_id in ('*', ${officeId}))
    select p.id, p.name, coalesce(r.roles, '[]') as roles,
        case when p.erased_at is not null then 'erased'
             when p.deactivated_at is not null then 'deactivated' else 'active' end as state
      from person p left join roles r on r.person_id = p.id
     where p.stands_for is null
       and (r.person_id is not null or p.id in (select person_id from former))
     order by p.name collate "C", p.id`.execute(db)
  return rows
}
