import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function OfficesSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.offices')}>
      <p />
    </Page>
  )
}
