import type { ItemContent, ItemMedia, ItemVariant } from '../../../shared/item/item.ts'

/** What two people can change without meeting: each is merged by itself. */
export type PartKey =
  | `text ${string}`
  | `wordings ${string}`
  | `alt ${string} ${string}`
  | `image ${string}`
  | 'link'
  | 'projectId'

/** A content taken apart. What is absent has no entry. */
export interface ContentParts {
  lists: { places: string[]; topics: string[]; languages: string[]; media: string[] }
  values: Map<PartKey, unknown>
}

export function partsOf(content: ItemContent): ContentParts {
  const values = new Map<PartKey, unknown>()
  const put = (key: PartKey, value: unknown) => value !== undefined && values.set(key, value)
  put('link', content.link)
  put('projectId', content.projectId)
  for (const { language, text, wordings } of content.variants) {
    put(`text ${language}`, text)
    put(`wordings ${language}`, wordings)
  }
  for (const { mediaId, altText, ...rest } of content.media) {
    put(`image ${mediaId}`, rest)
    for (const [language, text] of Object.entries(altText)) put(`alt ${mediaId} ${language}`, text)
  }
  return {
    lists: {
      places: content.places,
      topics: content.topics,
      languages: content.variants.map(({ language }) => language),
      media: content.media.map(({ mediaId }) => mediaId),
    },
    values,
  }
}

export function contentOf({ lists, values }: ContentParts): ItemContent {
  // The values were taken from contents, so each has the type of its place.
  const at = <Value>(key: PartKey) => values.get(key) as Value | undefined
  const link = at<string>('link')
  const projectId = at<string>('projectId')
  return {
    places: lists.places,
    topics: lists.topics,
    ...(link === undefined ? {} : { link }),
    ...(projectId === undefined ? {} : { projectId }),
    variants: lists.languages.map(language => {
      const wordings = at<ItemVariant['wordings']>(`wordings ${language}`)
      return { language, text: at<string>(`text ${language}`) ?? '', ...(wordings ? { wordings } : {}) }
    }),
    media: lists.media.map(mediaId => ({
      ...(at<Omit<ItemMedia, 'mediaId' | 'altText'>>(`image ${mediaId}`) ?? { decorative: false }),
      mediaId,
      altText: altTextsOf(mediaId, values),
    })),
  }
}

function altTextsOf(mediaId: string, values: ContentParts['values']): ItemMedia['altText'] {
  const start = `alt ${mediaId} `
  const found = [...values].filter(([key]) => key.startsWith(start))
  return Object.fromEntries(found.map(([key, text]) => [key.slice(start.length), String(text)]))
}
