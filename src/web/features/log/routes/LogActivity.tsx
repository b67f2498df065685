import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function LogActivity() {
  const { t } = useTranslation()
  return (
    <Page title={t('log.activity')}>
      <p />
    </Page>
  )
}
