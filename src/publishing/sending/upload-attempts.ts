import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import type { UploadOutcome } from '../../networks/network.ts'
import type { SegmentMedia } from '../segment-media.ts'
import type { Claim } from './claim.ts'

/** Writes an upload down before it is made. @returns its id. */
export async function beginUpload(
  db: Db,
  claim: Pick<Claim, 'postId' | 'fence'>,
  position: number,
  { mediaId, altText }: SegmentMedia,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('upload_attempt')
    .values({
      id,
      post_id: claim.postId,
      position,
      fence: claim.fence,
      media_id: mediaId,
      alt_text: altText,
    })
    .execute()
  return id
}

/** Writes down how it ended, also when another worker has the post by now. */
export async function endUpload(db: Db, id: string, at: Date, outcome: UploadOutcome): Promise<void> {
  const answer =
    outcome.type === 'uploaded' ? { handle: outcome.handle } : { code: outcome.code, reason: outcome.reason }
  await db
    .updateTable('upload_attempt')
    .set({ outcome: outcome.type, finished_at: at, ...answer })
    .where('id', '=', id)
    .execute()
}
