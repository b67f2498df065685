import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function PeopleSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.people')}>
      <p />
    </Page>
  )
}
