import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Log() {
  const { t } = useTranslation()
  return (
    <Page title={t('log.title')}>
      <p />
    </Page>
  )
}
