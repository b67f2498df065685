import { useTranslation } from 'react-i18next'
import { tagOfCode } from './language-codes.ts'
import { withNames } from './with-names.ts'

/** What languages are called in the reader's language: `nameOf('ur')` is "Urdu". */
export function useLanguageName(): (code: string) => string {
  const { t, i18n } = useTranslation()
  // CLDR calls it Persian of Afghanistan, and has no names at all in Pashto for some.
  return code => {
    if (code === 'prs') return t('shared.dari')
    const names = new Intl.DisplayNames(withNames(i18n.language), { type: 'language', fallback: 'code' })
    return names.of(tagOfCode(code)) ?? code
  }
}
