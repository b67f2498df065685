import { Anchor } from '@mantine/core'
import type { NotificationData } from '@mantine/notifications'
import type { TFunction } from 'i18next'
import type { Approved } from '../../api/decide.ts'

/** "Approved", what was scheduled with it, and the way to what has no time yet. */
export function approvedToast({ newsItemId, posts, needsTime }: Approved, t: TFunction): NotificationData {
  const isAllTimed = posts.length > 0 && needsTime.length === 0
  return {
    id: 'approved',
    autoClose: 10_000,
    title:
      posts.length > 0 ? t('review.approvedAndScheduled', { count: posts.length }) : t('review.approved'),
    message: (
      <>
        <span>{t('review.cannotBeUndone')} </span>
        <Anchor href={isAllTimed ? '/calendar' : `/news/${newsItemId}/posts`}>
          {t(isAllTimed ? 'review.toCalendar' : 'review.chooseTimes')}
        </Anchor>
      </>
    ),
  }
}
