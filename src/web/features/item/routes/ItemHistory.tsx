import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function ItemHistory() {
  const { t } = useTranslation()
  return (
    <Page title={t('item.history')}>
      <p />
    </Page>
  )
}
