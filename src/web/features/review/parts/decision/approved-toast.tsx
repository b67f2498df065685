import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { hideNotice, type Notice } from '../../../../shared/feedback/notice.ts'
import type { Approved } from '../../api/decide.ts'

/** "Approved", what was scheduled with it, and the way to what has no time yet. */
export function approvedToast({ newsItemId, posts, needsTime }: Approved, t: TFunction): Notice {
  const isAllTimed = posts.length > 0 && needsTime.length === 0
  return {
    forMs: 10_000,
    title:
      posts.length > 0 ? t('review.approvedAndScheduled', { count: posts.length }) : t('review.approved'),
    message: (
      <>
        <span>{t('review.cannotBeUndone')} </span>
        {isAllTimed ? (
          <Anchor component={Link} to="/calendar" underline="always" onClick={hideNotice}>
            {t('review.toCalendar')}
          </Anchor>
        ) : (
          <Anchor
            underline="always"
            onClick={hideNotice}
            renderRoot={props => <Link {...props} to="/news/$id/posts" params={{ id: newsItemId }} />}
          >
            {t('review.chooseTimes')}
          </Anchor>
        )}
      </>
    ),
  }
}
