import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function NewsImport() {
  const { t } = useTranslation()
  return (
    <Page title={t('news.import')}>
      <p />
    </Page>
  )
}
