import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function FeedsSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.feeds')}>
      <p />
    </Page>
  )
}
