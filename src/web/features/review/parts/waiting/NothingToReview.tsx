import { Anchor } from '@mantine/core'
import { IconEyeCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { useChosenOfficeIds } from '../../../../shared/offices/chosen-offices.ts'
import { inReviewQuery } from '../../api/in-review.ts'

/** Nothing for this person; what is in review for others is named, so that no one looks for it in vain. */
export function NothingToReview() {
  const { t } = useTranslation()
  const { data: others = 0 } = useQuery(inReviewQuery(useChosenOfficeIds()))
  return (
    <EmptyState
      icon={IconEyeCheck}
      title={t('review.nothing')}
      action={
        others > 0 ? (
          <Link to="/news" search={{ state: 'in_review' }}>
            {t('review.toInReview')}
          </Link>
        ) : (
          <Anchor component={Link} to="/calendar">
            {t('review.toCalendar')}
          </Anchor>
        )
      }
    >
      {others > 0 ? t('review.forOthers', { count: others }) : t('review.ownElsewhere')}
    </EmptyState>
  )
}
