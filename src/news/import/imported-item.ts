import type { Language } from '../../core/languages/language.ts'
import type { NewDraft } from './new-draft.ts'

export interface ImportedItem {
  newsItemId: string
  officeId: string
  places: string[]
  languages: Language[]
  topics: string[]
  /** Where it stands in this file. */
  line: number
}

/** What came of a draft, or would come of it. */
export function importedItem(draft: NewDraft, newsItemId: string): ImportedItem {
  const { line, officeId, content } = draft
  return {
    newsItemId,
    officeId,
    places: content.places,
    languages: content.variants.map(variant => variant.language),
    topics: content.topics,
    line,
  }
}
