import type { Db } from '../../database/connect.ts'

/** How many bytes each of these stored pictures has; those that are not there are not in it. */
export async function byteCounts(db: Db, mediaIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (mediaIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .select(['id', 'byte_count'])
    .where('id', 'in', [...new Set(mediaIds)])
    .execute()
  return new Map(rows.map(row => [row.id, row.byte_count]))
}
