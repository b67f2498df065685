import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function LogEnquiries() {
  const { t } = useTranslation()
  return (
    <Page title={t('log.enquiries')}>
      <p />
    </Page>
  )
}
