import type { Db } from '../../database/connect.ts'
import type { StoredContentType } from './stored-content-type.ts'

/** What is known of a stored file without opening it. */
export interface StoredFacts {
  contentType: StoredContentType
  bytes: number
  /** Pixels. */
  width: number
  height: number
  /** How long a video plays. */
  seconds?: number
}

/** What is known of each of these stored files; those that are not there are not in it. */
export async function mediaFacts(
  db: Db,
  mediaIds: readonly string[],
): Promise<ReadonlyMap<string, StoredFacts>> {
  if (mediaIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .select(['id', 'content_type', 'byte_count', 'width', 'height', 'milliseconds'])
    .where('id', 'in', [...new Set(mediaIds)])
    .execute()
  return new Map(
    rows.map(({ id, content_type: contentType, byte_count: bytes, milliseconds, ...size }) => [
      id,
      { contentType, bytes, ...size, ...playingTime(milliseconds) },
    ]),
  )
}

/** In seconds, as networks and people count it. */
export function playingTime(milliseconds: number | null): { seconds?: number } {
  return milliseconds === null ? {} : { seconds: milliseconds / 1_000 }
}
