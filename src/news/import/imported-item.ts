import type { Language } from '../../core/languages/language.ts'

export interface ImportedItem {
  newsItemId: string
  officeId: string
  places: string[]
  languages: Language[]
  topics: string[]
  /** Where it stands in this file. */
  line: number
}
