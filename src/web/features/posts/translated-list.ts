import { useTranslation } from 'react-i18next'

/** "Urdu, English and Dari" in the reader's language. */
export function useTranslatedList(): (words: readonly string[]) => string {
  const { language } = useTranslation().i18n
  return words => new Intl.ListFormat([language, 'en'], { type: 'conjunction' }).format(words)
}
