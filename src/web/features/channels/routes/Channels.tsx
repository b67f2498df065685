import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Channels() {
  const { t } = useTranslation()
  return (
    <Page title={t('channels.title')}>
      <p />
    </Page>
  )
}
