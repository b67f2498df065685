import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { playingTime } from '../media-facts.view.ts'
import { receiveFile } from '../received-file.ts'
import { type MediaReceipt, type StoreDeps, storeMedia } from '../store-media.ts'
import { forgetUpload } from './forget-uploads.ts'
import { ownUpload } from './upload.view.ts'
import { deletePieces, readPieces } from './upload-pieces.ts'

/**
 * Makes a picture or a video of an upload that is all there, by the same checks as one sent at once. May be repeated:
 * the answer is the same. What can never become one is forgotten.
 * @throws DatelineError `conflict` while bytes are missing; as `storeMedia` does for what is neither.
 */
export async function finishUpload(
  deps: StoreDeps & { incomingDirectory: string },
  input: { actor: Actor; uploadId: string },
): Promise<MediaReceipt> {
  const { actor, uploadId } = input
  const upload = await ownUpload(deps.db, actor, uploadId)
  if (upload.mediaId) return await receiptOf(deps.db, upload.mediaId)
  if (upload.received < upload.byteCount) {
    throw new DatelineError('upload-incomplete', { received: upload.received, total: upload.byteCount })
  }
  const received = await receiveFile(deps.incomingDirectory, readPieces(deps, uploadId)).catch(
    async thrown => {
      // Another request that finished it at the same moment has removed the pieces.
      const { mediaId } = await ownUpload(deps.db, actor, uploadId)
      if (!mediaId) throw thrown
      return mediaId
    },
  )
  if (typeof received === 'string') return await receiptOf(deps.db, received)
  const { officeId } = upload
  const receipt = await storeMedia(deps, { actor, officeId, received, alreadyCounted: upload.byteCount })
    .catch(async thrown => {
      if (isForGood(thrown)) await forgetUpload(deps, uploadId)
      throw thrown
    })
    .finally(() => received.delete())
  await deps.db.updateTable('upload').set({ media_id: receipt.mediaId }).where('id', '=', uploadId).execute()
  await deletePieces(deps, uploadId)
  return receipt
}

function isForGood(thrown: unknown): boolean {
  return thrown instanceof DatelineError && (thrown.family === 'bad-input' || thrown.family === 'too-large')
}

async function receiptOf(db: Db, mediaId: string): Promise<MediaReceipt> {
  const row = await db.selectFrom('media').selectAll().where('id', '=', mediaId).executeTakeFirstOrThrow()
  const { content_type: contentType, width, height, milliseconds } = row
  return { mediaId, contentType, width, height, ...playingTime(milliseconds) }
}
