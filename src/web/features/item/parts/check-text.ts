import { useTranslation } from 'react-i18next'
import { isolate } from '../../../shared/text/isolate.ts'
import { useLanguageName } from '../../../shared/text/language-name.ts'
import { useTranslatedList } from '../../../shared/text/translated-list.ts'
import type { Check } from '../editing/checks.ts'

/** One sentence for each check, in the reader's language. */
export function useCheckText(): (check: Check) => string {
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  const list = useTranslatedList()
  const languagesOf = (codes: readonly string[]) => list(codes.map(nameOf))
  return check => {
    switch (check.kind) {
      case 'no-text':
        return t('item.check.noText')
      case 'text-empty':
        return t('item.check.textEmpty', { language: nameOf(check.language) })
      case 'no-alt':
        return check.level === 'missing'
          ? t('item.check.noAlt', { number: check.image, language: nameOf(check.language) })
          : t('item.check.englishAlt', { number: check.image, language: nameOf(check.language) })
      case 'alt-and-decorative':
        return t('item.check.altAndDecorative', { number: check.image })
      case 'link-invalid':
        return t('item.check.linkInvalid')
      case 'donor-unsettled':
        return t('item.check.donorUnsettled', { project: check.project })
      case 'no-credit':
        return t('item.check.noCredit', { language: nameOf(check.language) })
      case 'no-places':
        return t('item.check.noPlaces')
      case 'places-in-text':
        return t('item.check.placesInText', { places: list(check.places.map(isolate)) })
      case 'no-topics':
        return t('item.check.noTopics')
      case 'mark-missing':
        return t('item.check.markMissing', {
          // Isolated, so that a number or a link stays whole in text from right to left.
          value: `\u2066${check.mark.text}\u2069`,
          language: nameOf(check.language),
        })
      case 'texts-ready':
        return t('item.check.textsReady', { languages: languagesOf(check.languages) })
      case 'alts-ready':
        return t('item.check.altsReady')
      case 'credit-ready':
        return t('item.check.creditReady', { languages: languagesOf(check.languages) })
      case 'marks-agree':
        return t('item.check.marksAgree')
    }
  }
}
