import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { assertMay } from '../../../access/policy.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import type { MediaStorage } from '../media-storage.ts'
import { uploadMs } from './begin-upload.ts'
import { ownUpload } from './upload.view.ts'
import { deletePieces } from './upload-pieces.ts'

/** Forgets the uploads that began more than a day ago, with what was kept of them. @returns how many. */
export async function forgetUploads(deps: {
  db: Db
  clock: Clock
  mediaStorage: MediaStorage
}): Promise<number> {
  const old = await deps.db
    .selectFrom('upload')
    .select('id')
    .where('created_at', '<', new Date(deps.clock.now().getTime() - uploadMs))
    .execute()
  for (const { id } of old) await forgetUpload(deps, id)
  return old.length
}

/** Forgets an upload for its person. @throws DatelineError `not-found` for another's, `not-signed-in`. */
export async function dropUpload(
  deps: { db: Db; mediaStorage: MediaStorage },
  input: { actor: Actor; uploadId: string },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const { officeId } = await ownUpload(trx, actor, input.uploadId)
    assertMay(actor, 'news.write', officeId)
  })
  await forgetUpload(deps, input.uploadId)
}

/** Forgets one upload; a picture that was made of it stays. */
export async function forgetUpload(
  deps: { db: Db; mediaStorage: MediaStorage },
  uploadId: string,
): Promise<void> {
  await deletePieces(deps, uploadId)
  await deps.db.deleteFrom('upload').where('id', '=', uploadId).execute()
}
