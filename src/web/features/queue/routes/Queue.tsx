import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Queue() {
  const { t } = useTranslation()
  return (
    <Page title={t('queue.title')}>
      <p />
    </Page>
  )
}
