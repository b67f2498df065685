import type { ChannelSummary } from '../../channels/channel.view.ts'
import type { Db } from '../../database/connect.ts'
import { type Networks, networkOf } from '../../networks/adapters.ts'
import { type CropArea, cropArea, isSameArea } from '../../networks/crop.ts'
import type { MediaFacts } from '../../networks/media-rules.ts'
import { type Crop, cropsOf } from '../../news/media/crops/crops.view.ts'
import { mediaFacts } from '../../news/media/media-facts.view.ts'
import type { ItemMedia, RevisionContent } from '../../news/news-content.view.ts'

/** A file of an item with what is known of it. */
export interface ItemFile extends ItemMedia {
  /** Counts from 1. */
  place: number
  facts: MediaFacts & { width: number; height: number }
  /** The crops that are kept of it. */
  made: (Crop & { facts: MediaFacts })[]
}

/** The files of each of these items; one that is gone is reported when it is to be uploaded. */
export async function filesOfItems(
  db: Db,
  contents: readonly RevisionContent[],
): Promise<(content: RevisionContent) => ItemFile[]> {
  const files = contents.flatMap(content => content.media)
  const crops = await cropsOf(
    db,
    files.filter(({ focus, crops: wishes }) => focus ?? wishes).map(({ mediaId }) => mediaId),
  )
  const ids = [...files.map(({ mediaId }) => mediaId), ...crops.map(({ cropId }) => cropId)]
  const facts = await mediaFacts(db, ids)
  return content =>
    content.media.map((file, index) => ({
      ...file,
      place: index + 1,
      facts: facts.get(file.mediaId) ?? { contentType: 'image/jpeg', bytes: 0, width: 0, height: 0 },
      made: crops.flatMap(crop => {
        const known = facts.get(crop.cropId)
        return crop.mediaId === file.mediaId && known ? [{ ...crop, facts: known }] : []
      }),
    }))
}

/** A file as it goes out: itself, or the crop of it that was made for the network. */
export interface OutgoingFile extends ItemFile {
  /** The part of an image that goes out. */
  crop: (CropArea & { of: string }) | undefined
}

/** A file as it goes out on the network of a channel. */
export function croppedFor(networks: Networks, { network }: ChannelSummary, file: ItemFile): OutgoingFile {
  const { shownShapes } = networkOf(networks, network).profile.rules
  const area = cropArea(file.facts, shownShapes, { focus: file.focus, wish: file.crops?.[network] })
  if (!area) return { ...file, crop: undefined }
  const made = file.made.find(crop => isSameArea(crop, area))
  const crop = { of: file.mediaId, ...area }
  return made
    ? { ...file, crop, mediaId: made.cropId, facts: { ...file.facts, ...made.facts } }
    : { ...file, crop }
}

/** What a person should know where the crop of a file is not there. */
export function uncropped({ crop, mediaId, place }: OutgoingFile): string[] {
  if (crop?.of !== mediaId) return []
  return [`File ${place} has no crop for this network yet, so the whole image goes out; save the item again.`]
}
