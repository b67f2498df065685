import { useTranslation } from 'react-i18next'
import { fallbackLanguage } from './fallback-language.ts'

/** "Urdu, English and Dari" in the reader's language. */
export function useTranslatedList(): (words: readonly string[]) => string {
  const { language } = useTranslation().i18n
  return words => new Intl.ListFormat([language, fallbackLanguage], { type: 'conjunction' }).format(words)
}
