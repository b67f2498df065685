import type { i18n } from 'i18next'
import { useTranslation } from 'react-i18next'
import { tagOfCode } from './language-codes.ts'
import { withNames } from './with-names.ts'

/** What languages are called in the reader's language: `nameOf('ur')` is "Urdu". */
export function useLanguageName(): (code: string) => string {
  const { i18n } = useTranslation()
  return code => languageNameIn(code, i18n)
}

/** What a language is called in the language of the app; what is no code of one stays as it is. */
export function languageNameIn(code: string, { t, language }: Pick<i18n, 't' | 'language'>): string {
  // CLDR calls it Persian of Afghanistan, and has no names at all in Pashto for some.
  if (code === 'prs') return t('shared.dari')
  const names = new Intl.DisplayNames(withNames(language), { type: 'language', fallback: 'code' })
  try {
    return names.of(tagOfCode(code)) ?? code
  } catch {
    return code
  }
}
