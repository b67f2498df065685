import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function TopicsSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.topics')}>
      <p />
    </Page>
  )
}
