import { useTranslation } from 'react-i18next'
import { joinWords } from './join-words.ts'

/** "Urdu, English and Dari" in the reader's language. */
export function useTranslatedList(): (words: readonly string[]) => string {
  const { language } = useTranslation().i18n
  return words => joinWords(words, language)
}
