import { useTranslation } from 'react-i18next'
import { isolate } from '../../shared/text/isolate.ts'
import { useLanguageName } from '../../shared/text/language-name.ts'
import { useTranslatedList } from '../../shared/text/translated-list.ts'
import type { Check, Missing } from './checks.ts'

/** What a check found, as one sentence. */
export function useCheckSentence(): (check: Check) => string {
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  const list = useTranslatedList()
  const missing = (rows: readonly Missing[]) => ({
    what: list([...new Set(rows.map(({ what }) => isolate(what)))].slice(0, 3)),
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
