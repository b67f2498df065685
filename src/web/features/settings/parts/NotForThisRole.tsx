import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

/** For an address that someone followed whose role does not open it. */
export function NotForThisRole({ title }: { title: string }) {
  const { t } = useTranslation()
  return (
    <Page title={title}>
      <p>{t('problem.role-missing')}</p>
    </Page>
  )
}
