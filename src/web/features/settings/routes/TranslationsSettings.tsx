import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function TranslationsSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.translations')}>
      <p />
    </Page>
  )
}
