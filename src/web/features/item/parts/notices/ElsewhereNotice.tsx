import { IconAppWindow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Notice } from './Notice.tsx'

/** Two tabs of one browser show the item: what is written in both is merged, and this says so beforehand. */
export function ElsewhereNotice() {
  const { t } = useTranslation()
  return (
    <Notice tone="review" icon={IconAppWindow}>
      {t('item.elsewhere')}
    </Notice>
  )
}
