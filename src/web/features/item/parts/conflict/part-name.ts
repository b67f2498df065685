import { useTranslation } from 'react-i18next'
import { useLanguageName } from '../../../../shared/text/language-name.ts'
import type { PartKey } from '../../editing/content-parts.ts'

/** What a part of an item is called: "the Urdu text". */
export function usePartName(): (key: PartKey) => string {
  const { t } = useTranslation()
  const nameOf = useLanguageName()
  return key => {
    const [kind, first = '', second = ''] = key.split(' ')
    switch (kind) {
      case 'text':
        return t('item.part.text', { language: nameOf(first) })
      case 'wordings':
        return t('item.part.wordings', { language: nameOf(first) })
      case 'alt':
        return t('item.part.alt', { language: nameOf(second) })
      case 'image':
        return t('item.part.image')
      case 'link':
        return t('item.part.link')
      default:
        return t('item.part.project')
    }
  }
}
