import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Calendar() {
  const { t } = useTranslation()
  return (
    <Page title={t('calendar.title')}>
      <p />
    </Page>
  )
}
