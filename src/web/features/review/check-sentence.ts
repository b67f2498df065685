import { useTranslation } from 'react-i18next'
import { fallbackLanguage } from '../../shared/text/fallback-language.ts'
import { useLanguageName } from '../../shared/text/language-name.ts'
import type { Check, Missing } from './checks.ts'

/** What a check found, as one sentence. */
export function useCheckSentence(): (check: Check) => string {
  const { t, i18n } = useTranslation()
  const nameOf = useLanguageName()
  const list = (words: readonly string[]) =>
    new Intl.ListFormat([i18n.language, fallbackLanguage], { type: 'conjunction' }).format(words)
  const missing = (rows: readonly Missing[]) => ({
    what: list([...new Set(rows.map(({ what }) => `\u2068${what}\u2069`))].slice(0, 3)),
    languages: list([...new Set(rows.map(({ language }) => nameOf(language)))]),
  })
  return check => {
    if (check.isGood) return t(`review.good.${check.kind}`)
    switch (check.kind) {
      case 'numbers':
      case 'links':
        return t(`review.bad.${check.kind}`, missing(check.missing))
      case 'networks':
        return t('review.bad.networks', { handles: list(check.handles) })
      default:
        return t(`review.bad.${check.kind}`, { languages: list(check.languages.map(nameOf)) })
    }
  }
}
