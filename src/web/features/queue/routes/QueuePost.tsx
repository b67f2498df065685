import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function QueuePost() {
  const { t } = useTranslation()
  return (
    <Page title={t('queue.post')}>
      <p />
    </Page>
  )
}
