import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { useAnnounce } from '../../announce.ts'
import { useIntendPosts } from '../../api/intended-posts.ts'
import { useSchedule } from '../../api/schedule.ts'
import type { Choice } from '../../choice.ts'
import { useFirstTime } from '../../first-time.ts'
import { channelsOf } from '../channels/channels-of.ts'
import classes from './WhenCard.module.css'

interface PrimaryProps {
  item: NewsItem
  choice: Choice
  /** What would be scheduled. */
  posts: readonly PreviewedPost[]
  isReading: boolean
  onDone: () => void
}

/** Schedules what is shown; before the approval, keeps it until then. */
export function Primary({ item, choice, posts, isReading, onDone }: PrimaryProps) {
  const { t } = useTranslation()
  const intend = useIntendPosts(item.id)
  const announce = useAnnounce()
  const firstTime = useFirstTime(item.officeId)
  const schedule = useSchedule(({ posts: made, undo }) => {
    const first = firstTime(made.map(({ planned }) => planned.dueAt))
    announce(t('posts.scheduled', { count: made.length, first }), undo)
    onDone()
  })
  const isApproved = item.state === 'approved'
  const count = posts.length
  const hasConflicts = posts.some(({ planned }) => planned && planned.conflicts.length > 0)
  const time =
    choice.when === 'time' && choice.at
      ? { at: choice.at, ...(choice.offset ? { offset: choice.offset } : {}) }
      : {}
  const channelIds = channelsOf({ posts: [...posts] })

  function press() {
    if (isApproved) schedule.mutate({ newsItemId: item.id, channelIds, ...time })
    else
      intend.mutateAsync(channelIds.map(channelId => ({ channelId, ...time }))).then(onDone, () => undefined)
  }

  const error = schedule.error ?? intend.error
  return (
    <>
      {error && <ProblemAlert problem={error} title={t('posts.notScheduled')} />}
      <Button
        fullWidth
        size="md"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        loading={schedule.isPending || intend.isPending}
        disabled={count === 0 || isReading}
        onClick={press}
      >
        {isApproved
          ? t(hasConflicts ? 'posts.scheduleAnyway' : 'posts.schedule', { count })
          : t('posts.scheduleWhenApproved')}
      </Button>
      {count === 0 && !isReading && <p className={classes.why}>{t('posts.nothingToSchedule')}</p>}
      {!isApproved && count > 0 && <p className={classes.why}>{t('posts.whenApprovedNote')}</p>}
    </>
  )
}
