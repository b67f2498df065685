import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function BudgetSettings() {
  const { t } = useTranslation()
  return (
    <Page title={t('settings.budget')}>
      <p />
    </Page>
  )
}
