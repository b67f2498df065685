import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function ItemText() {
  const { t } = useTranslation()
  return (
    <Page title={t('item.text')}>
      <p />
    </Page>
  )
}
