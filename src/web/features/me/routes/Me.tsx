import { useTranslation } from 'react-i18next'
import { Page } from '../../../shared/page/Page.tsx'

export function Me() {
  const { t } = useTranslation()
  return (
    <Page title={t('me.title')}>
      <p />
    </Page>
  )
}
