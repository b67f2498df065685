import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function NewsList() {
  const { t } = useTranslation()
  return (
    <Page title={t('news.title')}>
      <p />
    </Page>
  )
}
