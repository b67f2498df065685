import type { ItemContent, ItemMedia, ItemVariant } from '../../../shared/item/item.ts'

/** What a new item begins with: one empty text. */
export function emptyContent(languages: readonly string[]): ItemContent {
  const variants = languages.map(language => ({ language, text: '' }))
  return { places: [], topics: [], variants, media: [] }
}

export function withText(content: ItemContent, language: string, text: string): ItemContent {
  const variants = content.variants.map(each => (each.language === language ? { ...each, text } : each))
  return { ...content, variants }
}

export function withLanguage(content: ItemContent, language: string): ItemContent {
  if (content.variants.some(variant => variant.language === language)) return content
  return { ...content, variants: [...content.variants, { language, text: '' }] }
}

export function withoutLanguage(content: ItemContent, language: string): ItemContent {
  return { ...content, variants: content.variants.filter(variant => variant.language !== language) }
}

/** A variant that was removed, where it stood, unless there is one in its language again. */
export function withVariantBack(content: ItemContent, variant: ItemVariant, index: number): ItemContent {
  if (content.variants.some(({ language }) => language === variant.language)) return content
  return { ...content, variants: content.variants.toSpliced(index, 0, variant) }
}

export function withMedia(content: ItemContent, mediaId: string): ItemContent {
  if (content.media.some(each => each.mediaId === mediaId)) return content
  return { ...content, media: [...content.media, { mediaId, altText: {}, decorative: false }] }
}

export function withoutMedia(content: ItemContent, mediaId: string): ItemContent {
  return { ...content, media: content.media.filter(each => each.mediaId !== mediaId) }
}

/** An image or video that was removed, where it stood, unless it is there again. */
export function withMediaBack(content: ItemContent, media: ItemMedia, index: number): ItemContent {
  if (content.media.some(({ mediaId }) => mediaId === media.mediaId)) return content
  return { ...content, media: content.media.toSpliced(index, 0, media) }
}

/** Alt texts that are emptied are left out, as the server leaves them out. */
export function withAltText(
  content: ItemContent,
  mediaId: string,
  language: string,
  text: string,
): ItemContent {
  return changedMedia(content, mediaId, ({ altText, ...rest }) => {
    const { [language]: _before, ...others } = altText
    return { ...rest, altText: text === '' ? others : { ...others, [language]: text } }
  })
}

export function changedMedia(
  content: ItemContent,
  mediaId: string,
  change: (media: ItemMedia) => ItemMedia,
): ItemContent {
  return { ...content, media: content.media.map(each => (each.mediaId === mediaId ? change(each) : each)) }
}

/** One place earlier (-1) or later (1). */
export function movedMedia(content: ItemContent, mediaId: string, by: -1 | 1): ItemContent {
  const from = content.media.findIndex(each => each.mediaId === mediaId)
  const moved = content.media[from]
  const other = content.media[from + by]
  if (!moved || !other) return content
  const media = content.media.with(from, other).with(from + by, moved)
  return { ...content, media }
}
