import type { Language } from '../../core/languages/language.ts'
import { searchWordsOf } from '../../core/text/search-words.ts'
import type { RevisionContent } from '../news-content.view.ts'
import { type Beginning, firstWords, placesIn } from './first-words.view.ts'

/** What lists and search know of an item: all that they need, and no whole text. */
export interface Listing {
  places: string[]
  topics: string[]
  languages: Language[]
  beginnings: Beginning[]
  mediaIds: string[]
  /** By which it is found, as `searchTermsOf` folds a query. */
  words: string[]
}

/**
 * How much of an item is searched, in UTF-16 units: of several texts each has an equal share. More than people write;
 * it bounds what saving a hostile item costs.
 */
const searchedLength = 200_000
/** Of all words together. PostgreSQL takes 1 MB in one `tsvector`. */
const mostWordBytes = 400_000

/** The listing of an item with this content. */
export function listingOf(content: RevisionContent): Listing {
  const { places, topics, variants, media } = content
  return {
    places,
    topics,
    languages: variants.map(variant => variant.language),
    beginnings: variants.map(({ language, text }) => {
      const own = placesIn(text, places)
      return { language, text: firstWords(text, places), ...(own ? { places: own } : {}) }
    }),
    mediaIds: media.map(each => each.mediaId),
    words: searchWordsOf(searchedTexts(content), mostWordBytes),
  }
}

/** Places first: whatever has to be left out, they are found. */
function searchedTexts({ places, variants, media, link }: RevisionContent): string[] {
  const texts = [
    ...variants.map(variant => variant.text),
    ...media.flatMap(({ altText }) => Object.values(altText)),
    ...(link === undefined ? [] : [link]),
  ]
  const share = Math.floor(searchedLength / Math.max(texts.length, 1))
  return [...places, ...texts.map(text => text.slice(0, share))]
}
