import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/feedback/EmptyState.tsx'
import { LinkButton } from '../../shared/page/LinkButton.tsx'
import { Page } from '../../shared/page/Page.tsx'

export function NoSuchPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('frame.noSuchPage')}>
      <EmptyState
        icon={IconMapOff}
        title={t('frame.noSuchPageWhy')}
        action={<LinkButton to="/">{t('frame.goToToday')}</LinkButton>}
      />
    </Page>
  )
}
