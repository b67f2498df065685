import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import { assertBudgetLeft } from '../../../bounded/processor-budget.ts'
import { createTurns } from '../../../bounded/turns.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { sha256 } from '../../../core/hash.ts'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import { type CropArea, isSameArea } from '../../../networks/crop.ts'
import type { RevisionContent } from '../../news-content.view.ts'
import { mediaInReach, readMedia } from '../media.view.ts'
import { assertQuota, holdQuota } from '../media-quota.ts'
import { keyOfMedia, type MediaStorage } from '../media-storage.ts'
import { reencodePicture } from '../re-encoding/reencode.ts'
import { areasOf, cropFaults } from './crop-areas.ts'
import { cropsOf } from './crops.view.ts'

export interface CropDeps {
  db: Db
  /** Needed where content has crops. */
  mediaStorage?: MediaStorage
  /** What the files of one office may take, in bytes; the usual where absent. */
  mediaQuotaBytes?: number | undefined
}

/** A decoder is a process of its own: one for crops at a time, and one of a person. */
const turns = createTurns({ what: 'crops', atOnce: 1, atOnceForOne: 1, waiting: 100, waitingForOne: 20 })

/**
 * Makes what content asks of its images, for each network, before the content is saved: each crop is kept as a file
 * beside its image, once for each part of it, and is what goes out. Does nothing for content without focal points and
 * crops, and for files that the content may not hold anyway.
 * @throws DatelineError `item-invalid` for a crop that a network would cut, or of a file that is no still image;
 * `quota-exceeded`; BusyError.
 */
export async function makeCrops(
  deps: CropDeps,
  input: { actor: Actor; officeId: string; content: RevisionContent },
): Promise<void> {
  const { actor: by, officeId, content } = input
  const wanted = content.media.filter(({ focus, crops }) => focus ?? crops)
  if (wanted.length === 0) return
  refuseEarly(by, 'news.write', officeId)
  const images = await assertCrops(deps.db, by, content)
  const known = await cropsOf(deps.db, [...images.keys()])
  for (const file of wanted) {
    const image = images.get(file.mediaId)
    if (!image) continue
    for (const area of areasOf(file, image)) {
      const isMade = known.some(crop => crop.mediaId === file.mediaId && isSameArea(crop, area))
      if (isMade) continue
      await turns.run(by.id, () => {
        // Here, since while this one waited the person's others may have spent it.
        assertBudgetLeft()
        return makeCrop(deps, { actor: by, officeId, mediaId: file.mediaId, area })
      })
    }
  }
}

/**
 * @returns the images of the content that the actor may use, by id.
 * @throws DatelineError `item-invalid` with each crop that a network would cut, or that is of no still image.
 */
export async function assertCrops(
  db: Db,
  actor: Actor,
  { media }: RevisionContent,
): Promise<ReadonlyMap<string, Image>> {
  const reach = await mediaInReach(
    db,
    actor,
    media.map(({ mediaId }) => mediaId),
  )
  const images = await imagesOf(db, [...reach])
  const faults = media.flatMap((file, index) => cropFaults(file, images.get(file.mediaId), index))
  const [first] = faults
  if (first !== undefined) throw new DatelineError('item-invalid', { reason: first }, faults)
  return images
}

async function makeCrop(
  { db, mediaStorage, mediaQuotaBytes: quotaBytes }: CropDeps,
  { actor: by, officeId, mediaId, area }: { actor: Actor; officeId: string; mediaId: string; area: CropArea },
): Promise<void> {
  if (!mediaStorage) throw new Error('content with crops is saved where there is no media storage')
  const office = { officeId, quotaBytes }
  await assertQuota(db, office, 0)
  const image = await readMedia({ db, mediaStorage }, mediaId)
  const kind = image.contentType === 'image/png' ? 'png' : 'jpeg'
  const { bytes, contentType, width, height } = await reencodePicture({ bytes: image.bytes }, kind, area)
  const hash = sha256(bytes)
  // The file first: a row must never point to nothing.
  await mediaStorage.put(keyOfMedia(hash), bytes, contentType)
  await actingAs(db, by, async (trx, actor) => {
    assertMay(actor, 'news.write', officeId)
    await holdQuota(trx, officeId)
    await assertQuota(trx, office, bytes.byteLength)
    const { id } = await trx
      .insertInto('media')
      .values({
        id: newId(),
        sha256: hash,
        content_type: contentType,
        byte_count: bytes.byteLength,
        width,
        height,
        milliseconds: null,
        office_id: officeId,
        created_by: actor.id,
      })
      .onConflict(conflict => conflict.columns(['sha256', 'created_by']).doUpdateSet({ sha256: hash }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('media_crop')
      .values({
        media_id: mediaId,
        from_left: area.x,
        from_top: area.y,
        width: area.width,
        height: area.height,
        crop_id: id,
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  })
}

/** What is known of an image. */
interface Image {
  contentType: string
  width: number
  height: number
}

async function imagesOf(db: Db, mediaIds: readonly string[]): Promise<Map<string, Image>> {
  const { rows } = await sql<Image & { id: string }>`
    select id, content_type as "contentType", width, height from media where id = any(${[...mediaIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...image }) => [id, image]))
}
