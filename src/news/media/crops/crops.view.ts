import type { Db } from '../../../database/connect.ts'
import type { CropArea } from '../../../networks/crop.ts'

/** A part of an image that is kept as a file of its own. */
export interface Crop extends CropArea {
  /** The image that it is a part of. */
  mediaId: string
  /** The file. */
  cropId: string
}

/** What has been cropped of these images. */
export async function cropsOf(db: Db, mediaIds: readonly string[]): Promise<Crop[]> {
  if (mediaIds.length === 0) return []
  return await db
    .selectFrom('media_crop')
    .select([
      'media_id as mediaId',
      'crop_id as cropId',
      'from_left as x',
      'from_top as y',
      'width',
      'height',
    ])
    .where('media_id', 'in', [...new Set(mediaIds)])
    .execute()
}
