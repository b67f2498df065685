import type { Db } from '../../database/connect.ts'

/** The organisation's name; null until it is set up. */
export async function organisationName(db: Db): Promise<string | null> {
  const row = await db.selectFrom('organisation').select('name').executeTakeFirst()
  return row?.name ?? null
}
