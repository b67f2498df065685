import { Anchor } from '@mantine/core'
import { IconEyeCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'

export function NothingToReview() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconEyeCheck}
      title={t('review.nothing')}
      action={
        <Anchor component={Link} to="/calendar">
          {t('review.toCalendar')}
        </Anchor>
      }
    >
      {t('review.ownElsewhere')}
    </EmptyState>
  )
}
