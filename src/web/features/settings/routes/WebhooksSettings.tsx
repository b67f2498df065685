import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function WebhooksSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.webhooks')}>
      <p />
    </Page>
  )
}
