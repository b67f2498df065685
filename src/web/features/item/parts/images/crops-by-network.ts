import type { PostLayout } from '../variant/counts.ts'

export type Crop = NonNullable<PostLayout['media'][number]['crop']>

/** What each network shows of an image; without a crop it shows the whole. */
export function cropsByNetwork(
  posts: readonly PostLayout[],
  mediaId: string,
): { network: string; crop: Crop | undefined }[] {
  const found = new Map<string, Crop | undefined>()
  for (const { network, media } of posts) {
    const shown = media.find(each => each.mediaId === mediaId || each.crop?.of === mediaId)
    if (shown && !found.has(network)) found.set(network, shown.crop)
  }
  return [...found].map(([network, crop]) => ({ network, crop }))
}
