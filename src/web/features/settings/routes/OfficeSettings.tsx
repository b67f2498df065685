import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function OfficeSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.office')}>
      <p />
    </Page>
  )
}
