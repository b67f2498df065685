import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function NewItem() {
  const { t } = useTranslation()
  return (
    <Page title={t('item.newItem')}>
      <p />
    </Page>
  )
}
