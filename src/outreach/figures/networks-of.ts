import type { Db } from '../../database/connect.ts'
import type { Scope } from './periods.ts'

/** The networks on which the offices of the scope have channels: they decide which breaks concern it. */
export async function networksOf(db: Db, { officeIds, sandbox }: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('channel')
    .select('network')
    .distinct()
    .where('office_id', 'in', [...officeIds])
    .where('sandbox', '=', sandbox)
    .execute()
  return rows.map(row => row.network)
}
