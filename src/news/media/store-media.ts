import { open } from 'node:fs/promises'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { assertBudgetLeft } from '../../bounded/processor-budget.ts'
import { createTurns } from '../../bounded/turns.ts'
import { sha256 } from '../../core/hash.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import { playingTime } from './media-facts.view.ts'
import { kindBytes, mediaKindOf } from './media-kind.ts'
import { assertMediaSize } from './media-limits.ts'
import { assertQuota, holdQuota } from './media-quota.ts'
import { keyOfMedia, type MediaStorage } from './media-storage.ts'
import { reencodePicture } from './re-encoding/reencode.ts'
import { remuxVideo } from './re-encoding/remux.ts'
import type { ReceivedFile } from './received-file.ts'

export interface MediaReceipt {
  mediaId: string
  contentType: string
  /** Pixels, after orientation. */
  width: number
  height: number
  /** How long a video plays. */
  seconds?: number
}

export interface StoreDeps {
  db: Db
  clock: Clock
  mediaStorage: MediaStorage
  /** What the files of one office may take, in bytes; the usual where absent. */
  mediaQuotaBytes?: number | undefined
}

/** A file in memory, or one that lies on disk. */
export type MediaSource = { bytes: Uint8Array } | { received: ReceivedFile }

/**
 * Two files are unpacked and stored at a time, so that memory stays bounded, and one of a person, so that another's
 * waits for one at most. Where they come in, fewer of a person's are let in than may wait here.
 */
const turns = createTurns({ what: 'files', atOnce: 2, atOnceForOne: 1, waiting: 100, waitingForOne: 20 })

/**
 * Keeps a picture or a video for news items: its kind detected by content, re-encoded, and stored under the hash of
 * what came out, so that the same one lies there once. Moving GIFs stay GIFs; WebP becomes JPEG or, with transparency,
 * PNG, because every network takes these; QuickTime becomes MP4. `alreadyCounted` is what of it the office's quota
 * counts already, in bytes, as for an upload that was announced.
 *
 * @throws DatelineError `too-large` above 10 MB, or 20 MB for a video; `quota-exceeded` for the office; `office-archived`; `bad-input` for
 * what is neither, or cannot be unpacked; BusyError where too many wait, or the person has spent their budget.
 */
export async function storeMedia(
  deps: StoreDeps,
  input: { actor: Actor; officeId: string; alreadyCounted?: number } & MediaSource,
): Promise<MediaReceipt> {
  const { actor: by, officeId, alreadyCounted = 0 } = input
  const office = { officeId, quotaBytes: deps.mediaQuotaBytes }
  refuseEarly(by, 'news.write', officeId)
  await assertOfficeOpen(deps.db, officeId)
  await assertQuota(deps.db, office, -alreadyCounted)
  const byteCount = 'bytes' in input ? input.bytes.byteLength : input.received.byteCount
  const kind = mediaKindOf('bytes' in input ? input.bytes : await headOf(input.received.file))
  assertMediaSize(byteCount, kind)
  const source = 'bytes' in input ? { bytes: input.bytes } : { file: input.received.file }
  const stored = await turns.run(by.id, async () => {
    // Here, since while this one waited the person's others may have spent it.
    assertBudgetLeft()
    const packed = await (kind === 'video' ? remuxVideo(source) : reencodePicture(source, kind))
    const { bytes, ...facts } = packed
    const hash = sha256(bytes)
    // Before the file is kept, so that none is kept for nothing; the transaction below asks again, under its lock.
    if (!(await ownMedia(deps.db, by, hash)))
      await assertQuota(deps.db, office, bytes.byteLength - alreadyCounted)
    // The file first: a row must never point to nothing.
    await deps.mediaStorage.put(keyOfMedia(hash), bytes, facts.contentType)
    return { ...facts, hash, byteCount: bytes.byteLength }
  })
  const { contentType, width, height, milliseconds = null, hash } = stored
  const mediaId = await actingAs(deps.db, by, async (trx, actor) => {
    assertMay(actor, 'news.write', officeId)
    await assertOfficeOpen(trx, officeId)
    await holdQuota(trx, officeId)
    const known = await ownMedia(trx, actor, hash)
    if (!known) await assertQuota(trx, office, stored.byteCount - alreadyCounted)
    const added = known
      ? undefined
      : await trx
          .insertInto('media')
          .values({
            id: newId(),
            sha256: hash,
            content_type: contentType,
            byte_count: stored.byteCount,
            width,
            height,
            milliseconds,
            office_id: officeId,
            created_by: actor.id,
          })
          // For another office at the same moment.
          .onConflict(conflict => conflict.columns(['sha256', 'created_by']).doNothing())
          .returning('id')
          .executeTakeFirst()
    const id = added?.id ?? known ?? (await ownMedia(trx, actor, hash))
    if (!id) throw new Error('a file that was stored has gone')
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'media.store',
        officeId,
        subjectKind: 'office',
        subjectId: officeId,
        detail: { mediaId: id, sha256: hash },
      },
    ])
    return id
  })
  return { mediaId, contentType, width, height, ...playingTime(milliseconds) }
}

/** The same file, where this person has stored it before: it takes nothing more. */
async function ownMedia(db: Db, actor: Actor, hash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('media')
    .select('id')
    .where('sha256', '=', hash)
    .where('created_by', '=', actor.id)
    .executeTakeFirst()
  return row?.id
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(kindBytes), 0, kindBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
