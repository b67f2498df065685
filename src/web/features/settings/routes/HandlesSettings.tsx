import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function HandlesSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.handles')}>
      <p />
    </Page>
  )
}
