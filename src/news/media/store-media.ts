import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import type { Clock } from '../../core/clock.ts'
import { sha256 } from '../../core/hash.ts'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { playingTime } from './media-facts.view.ts'
import { mediaKindOf } from './media-kind.ts'
import { assertMediaSize } from './media-limits.ts'
import { keyOfMedia, type MediaStorage } from './media-storage.ts'
import { reencodePicture } from './re-encoding/reencode.ts'
import { remuxVideo } from './re-encoding/remux.ts'

export interface MediaReceipt {
  mediaId: string
  contentType: string
  /** Pixels, after orientation. */
  width: number
  height: number
  /** How long a video plays. */
  seconds?: number
}

/**
 * Keeps a picture or a video for news items: its kind told by content, packed anew, and stored under the hash of what
 * came out, so that the same one lies there once. Moving GIFs stay GIFs; WebP becomes JPEG or, with transparency, PNG,
 * because every network takes these; QuickTime becomes MP4.
 *
 * @throws DatelineError `too-large` above 10 MB, or 20 MB for a video; `bad-input` for what is neither, or cannot be
 * unpacked.
 */
export async function storeMedia(
  deps: { db: Db; clock: Clock; mediaStorage: MediaStorage },
  input: { actor: Actor; officeId: string; bytes: Uint8Array },
): Promise<MediaReceipt> {
  const { officeId, bytes } = input
  refuseEarly(input.actor, 'news.write', officeId)
  const kind = mediaKindOf(bytes)
  assertMediaSize(bytes.byteLength, kind)
  const packed = await (kind === 'video' ? remuxVideo(bytes) : reencodePicture(bytes, kind))
  const hash = sha256(packed.bytes)
  // The file first: a row must never point to nothing.
  await deps.mediaStorage.put(keyOfMedia(hash), packed.bytes, packed.contentType)
  const { contentType, width, height, milliseconds = null } = packed
  const mediaId = await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'news.write', officeId)
    const added = await trx
      .insertInto('media')
      .values({
        id: newId(),
        sha256: hash,
        content_type: contentType,
        byte_count: packed.bytes.byteLength,
        width,
        height,
        milliseconds,
        created_by: actor.id,
      })
      .onConflict(conflict => conflict.columns(['sha256', 'created_by']).doNothing())
      .returning('id')
      .executeTakeFirst()
    const row =
      added ??
      (await trx
        .selectFrom('media')
        .select('id')
        .where('sha256', '=', hash)
        .where('created_by', '=', actor.id)
        .executeTakeFirstOrThrow())
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'media.store',
        officeId,
        subjectKind: 'office',
        subjectId: officeId,
        detail: { mediaId: row.id, sha256: hash },
      },
    ])
    return row.id
  })
  return { mediaId, contentType, width, height, ...playingTime(milliseconds) }
}
