import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function ItemComments() {
  const { t } = useTranslation()
  return (
    <Page title={t('item.comments')}>
      <p />
    </Page>
  )
}
