import { useTranslation } from 'react-i18next'
import { useOfficesFor } from '../../../shared/offices/offices-for.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { BudgetCard } from '../parts/BudgetCard.tsx'

/** What each office spends in a month on networks that take money. */
export function BudgetSettings() {
  const { t } = useTranslation()
  const offices = useOfficesFor('budget.set')
  return (
    <Page title={t('settings.budget')} lead={t('settings.about.budget')}>
      {offices.map(id => (
        <BudgetCard key={id} officeId={id} />
      ))}
    </Page>
  )
}
