import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Today() {
  const { t } = useTranslation()
  return (
    <Page title={t('today.title')}>
      <p />
    </Page>
  )
}
