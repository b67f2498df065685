import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function LogImport() {
  const { t } = useTranslation()
  return (
    <Page title={t('log.import')}>
      <p />
    </Page>
  )
}
