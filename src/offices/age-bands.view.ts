import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'

/** The age bands by which each of these offices counts participants, the youngest first, such as `18-24` and `65+`. */
export async function ageBandsOf(
  db: Db,
  officeIds: readonly string[] | '*',
): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ id: string; bands: string[] }>`
    select id, array(select age_label(band) from unnest(age_bands) as band order by band) as bands from office
    where ${officeIds === '*'} or id = any(${officeIds === '*' ? [] : [...officeIds]}::text[])`.execute(db)
  return new Map(rows.map(({ id, bands }) => [id, bands]))
}
