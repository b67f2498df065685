import { fallbackLanguage } from '../text/fallback-language.ts'
import type { ItemContent, ItemVariant } from './item.ts'

/** The variant to show of several: in the reader's language, else in English, else the first. */
export function mainVariant({ variants }: ItemContent, language: string): ItemVariant | undefined {
  const of = (wanted: string) => variants.find(each => each.language === wanted && each.text.trim() !== '')
  return (
    of(language) ?? of(fallbackLanguage) ?? variants.find(({ text }) => text.trim() !== '') ?? variants[0]
  )
}
