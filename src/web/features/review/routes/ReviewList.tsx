import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function ReviewList() {
  const { t } = useTranslation()
  return (
    <Page title={t('review.title')}>
      <p />
    </Page>
  )
}
