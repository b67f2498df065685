import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function ProjectsSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.projects')}>
      <p />
    </Page>
  )
}
