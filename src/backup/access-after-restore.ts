import { z } from 'zod'
import type { Connection } from './tables.ts'

const entrant = z.object({
  name: z.string(),
  email: z.string(),
  /** Such as `admin *, author lahore`. */
  grants: z.string(),
})
/** A person with a way in. */
export type Entrant = z.infer<typeof entrant>

/** What lets a person in, besides sessions, links and keys, which no backup holds. */
export const waysIn = ['person_account', 'passkey', 'second_factor', 'backup_code', 'role_grant']

/**
 * Takes from deactivated people every way in that their rows still hold: anyone who gets hold of the record, or undoes the
 * deactivation by hand, gets none back. Names stay for the records.
 */
export async function dropOldAccess(connection: Connection): Promise<void> {
  for (const table of waysIn) {
    await connection.query(
      `delete from ${table} where person_id in (select id from person where deactivated_at is not null)`,
    )
  }
}

/** By name. Those who were deactivated only after the backup are among them, for the backup does not know it. */
export async function peopleWhoMaySignIn(connection: Connection): Promise<Entrant[]> {
  const { rows } = await connection.query(`
    select p.name, p.email,
      coalesce((select string_agg(g.role || ' ' || g.office_id, ', ' order by g.role, g.office_id)
         from role_grant g where g.person_id = p.id), '') as grants
      from person p
     where p.deactivated_at is null
       and (exists (select from person_account a where a.person_id = p.id and a.password is not null)
         or exists (select from passkey k where k.person_id = p.id))
     order by p.name, p.id`)
  return z.array(entrant).parse(rows)
}
