import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import type { MediaStorage } from '../media-storage.ts'
import { ownUpload } from './upload.view.ts'

interface Deps {
  db: Db
  mediaStorage: MediaStorage
}

/** How much is held in memory before it is kept, in bytes; a broken connection loses less than one piece. */
const pieceBytes = 1024 * 1024

/**
 * Keeps what comes, from the byte `start` on; also what came before the connection broke, which is then thrown on.
 * @returns where the next byte belongs.
 * @throws DatelineError `conflict` where the upload has gone on elsewhere meanwhile; `not-signed-in` and
 * `not-allowed` where the person may not write for the office any more.
 */
export async function keepPieces(
  deps: Deps,
  actor: Actor,
  uploadId: string,
  start: number,
  coming: AsyncIterable<Uint8Array>,
): Promise<number> {
  let at = start
  let held: Uint8Array[] = []
  let size = 0
  async function keepHeld() {
    if (size === 0) return
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    await keepPiece(deps, actor, uploadId, at, bytes)
    at += bytes.byteLength
  }
  try {
    for await (const part of coming) {
      held.push(part)
      size += part.byteLength
      if (size >= pieceBytes) await keepHeld()
    }
  } finally {
    await keepHeld()
  }
  return at
}

async function keepPiece(
  { db, mediaStorage }: Deps,
  by: Actor,
  uploadId: string,
  start: number,
  bytes: Uint8Array,
): Promise<void> {
  const id = newId()
  const byteCount = bytes.byteLength
  await db
    .insertInto('upload_piece')
    .values({ id, upload_id: uploadId, start, byte_count: byteCount })
    .execute()
  await mediaStorage.put(keyOfPiece(id), bytes, 'application/octet-stream')
  const isNext = await actingAs(db, by, async (trx, actor) => {
    // Two servers, or a late piece of a broken connection: only what begins at the end may be added.
    await trx.selectFrom('upload').select('id').where('id', '=', uploadId).forUpdate().execute()
    const upload = await ownUpload(trx, actor, uploadId)
    assertMay(actor, 'news.write', upload.officeId)
    if (upload.received !== start || start + byteCount > upload.byteCount) return false
    await trx.updateTable('upload_piece').set({ is_kept: true }).where('id', '=', id).execute()
    return true
  }).catch(async thrown => {
    await forgetPiece({ db, mediaStorage }, id)
    throw thrown
  })
  if (isNext) return
  await forgetPiece({ db, mediaStorage }, id)
  throw new DatelineError('upload-moved-on', {})
}

async function forgetPiece({ db, mediaStorage }: Deps, id: string): Promise<void> {
  await mediaStorage.delete(keyOfPiece(id))
  await db.deleteFrom('upload_piece').where('id', '=', id).execute()
}

/** All that was kept, in its order, piece by piece. @throws DatelineError `unavailable` where one is missing. */
export async function* readPieces({ db, mediaStorage }: Deps, uploadId: string): AsyncGenerator<Uint8Array> {
  const pieces = await db
    .selectFrom('upload_piece')
    .select('id')
    .where('upload_id', '=', uploadId)
    .where('is_kept', '=', true)
    .orderBy('start')
    .execute()
  for (const { id } of pieces) {
    const stream = await mediaStorage.get(keyOfPiece(id))
    if (!stream) throw new DatelineError('upload-piece-missing', {})
    for await (const part of stream) yield part
  }
}

/** Files first, then rows, so that what fails midway is tried again and no file is left behind. */
export async function deletePieces({ db, mediaStorage }: Deps, uploadId: string): Promise<void> {
  const pieces = await db.selectFrom('upload_piece').select('id').where('upload_id', '=', uploadId).execute()
  for (const { id } of pieces) await forgetPiece({ db, mediaStorage }, id)
}

function keyOfPiece(id: string): string {
  return `uploads/${id}`
}
