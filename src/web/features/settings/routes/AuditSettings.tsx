import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function AuditSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.audit')}>
      <p />
    </Page>
  )
}
