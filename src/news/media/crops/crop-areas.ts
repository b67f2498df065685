import { type CropArea, cropArea, isShownWhole, shapeOf } from '../../../networks/crop.ts'
import { stillImages } from '../../../networks/media-rules.ts'
import type { NetworkProfile } from '../../../networks/profile.ts'
import { networkProfiles } from '../../../networks/profiles.ts'
import type { RevisionContent } from '../../news-content.view.ts'

type ItemFile = RevisionContent['media'][number]

/** The parts of an image that go out, on whatever network; each once. */
export function areasOf(file: ItemFile, image: { width: number; height: number }): CropArea[] {
  const areas = networkProfiles().flatMap(profile => areaFor(profile, file, image) ?? [])
  return [...new Map(areas.map(area => [JSON.stringify(area), area])).values()]
}

/** The part that goes out on one network; undefined where the whole image does. */
export function areaFor(
  { name, rules: { shownShapes } }: Pick<NetworkProfile, 'name' | 'rules'>,
  { focus, crops }: ItemFile,
  image: { width: number; height: number },
): CropArea | undefined {
  return cropArea(image, shownShapes, { focus, wish: crops?.[name] })
}

/** Why the crops of a file cannot be made, one for each fault; the rest of a sentence that begins with its place. */
export function cropFaults(
  { focus, crops = {} }: ItemFile,
  image: { contentType: string } | undefined,
  index: number,
): string[] {
  if (!focus && Object.keys(crops).length === 0) return []
  const place = `media.${index}`
  const isStill = stillImages.some(type => type === image?.contentType)
  if (image && !isStill)
    return [`${place}: only a still image has a focal point and crops, and this is ${image.contentType}`]
  return Object.entries(crops).flatMap(([network, wish]) => {
    const profile = networkProfiles().find(({ name }) => name === network)
    const known = networkProfiles()
      .map(({ name }) => name)
      .join(', ')
    if (!profile) return [`${place}.crops.${network}: there is no such network; allowed are ${known}`]
    const shape = shapeOf(wish)
    const shown = profile.rules.shownShapes
    if (!shape || !shown || isShownWhole(shape, shown)) return []
    const [tallest, widest] = [shown.tallest, shown.widest].map(each => each.join(':'))
    return [
      `${place}.crops.${network}: ${profile.label} shows images from ${tallest} to ${widest} whole, and would cut ${wish}`,
    ]
  })
}
