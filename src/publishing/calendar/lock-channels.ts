import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/** Two people planning at once would otherwise be given the same slot. In order of id: they cannot wait for each other. */
export async function lockChannels(trx: Db, channelIds: readonly string[]): Promise<void> {
  const ids = [...new Set(channelIds)]
  await sql`select from channel where id = any(${ids}::uuid[]) order by id for update`.execute(trx)
}
