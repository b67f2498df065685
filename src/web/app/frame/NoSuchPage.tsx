import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shared/feedback/EmptyState.tsx'
import { Page } from '../../shared/page/Page.tsx'

export function NoSuchPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('frame.noSuchPage')}>
      <EmptyState
        icon={IconMapOff}
        title={t('frame.noSuchPageWhy')}
        action={
          <Button component={Link} to="/">
            {t('frame.goToToday')}
          </Button>
        }
      />
    </Page>
  )
}
