import { sql } from 'kysely'
import { rolesThatMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'

/**
 * Refuses to mention people who may not read news of the office; that Dateline knows them elsewhere is not said.
 * @throws DatelineError `mention-cannot-read`, with every such id as a fault.
 */
export async function assertMentionable(
  trx: Db,
  personIds: readonly string[],
  officeId: string,
): Promise<void> {
  if (personIds.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from person p join role_grant g on g.person_id = p.id
    where p.id = any(${[...personIds]}::text[]) and p.deactivated_at is null and p.stands_for is null
      and g.office_id in ('*', ${officeId}) and g.role = any(${rolesThatMay('news.read')}::text[])`.execute(
    trx,
  )
  const known = new Set(rows.map(row => row.id))
  const others = personIds.filter(id => !known.has(id))
  const [first] = others
  if (first === undefined) return
  throw new DatelineError(
    'mention-cannot-read',
    { personId: first, officeId },
    others.map(id => `${id} has no role in the office "${officeId}".`),
  )
}
