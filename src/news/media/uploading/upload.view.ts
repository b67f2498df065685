import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isUuid } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'

export interface UploadInPieces {
  id: string
  officeId: string
  /** Of the whole file. */
  byteCount: number
  /** How many of them are kept, from the beginning on. */
  received: number
  mediaId: string | null
  createdAt: Date
}

/** @throws DatelineError `not-found` for an upload of another person, too: its existence is not disclosed. */
export async function ownUpload(db: Db, actor: Actor, uploadId: string): Promise<UploadInPieces> {
  const row = isUuid(uploadId)
    ? await db
        .selectFrom('upload')
        .select(['id', 'office_id', 'byte_count', 'media_id', 'created_at', receivedBytes])
        .where('id', '=', uploadId)
        .where('created_by', '=', actor.id)
        .executeTakeFirst()
    : undefined
  if (!row) throw new DatelineError('upload-not-found', {})
  return {
    id: row.id,
    officeId: row.office_id,
    byteCount: row.byte_count,
    received: row.received,
    mediaId: row.media_id,
    createdAt: row.created_at,
  }
}

/** Pieces are kept one after the other, so their sum is where the next begins. */
export const receivedBytes = sql<number>`(
  select coalesce(sum(piece.byte_count), 0)::int from upload_piece piece
  where piece.upload_id = upload.id and piece.is_kept
)`.as('received')
