import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Channel() {
  const { t } = useTranslation()
  return (
    <Page title={t('channels.channel')}>
      <p />
    </Page>
  )
}
