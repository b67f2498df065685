import { sql } from 'kysely'
import type { NetworkName } from '../../core/network-name.ts'
import type { Db } from '../../database/connect.ts'

export interface OrganisationHandle {
  /** As it stands in a text, in the same letter case. */
  name: string
  network: NetworkName
  /** Without the "@". */
  handle: string
}

/** Organisation names and the handles that stand for them. */
export async function listHandles(db: Db): Promise<OrganisationHandle[]> {
  return await db
    .selectFrom('organisation_handle')
    .selectAll()
    .orderBy(sql`name collate "C"`)
    .orderBy(sql`network collate "C"`)
    .execute()
}
