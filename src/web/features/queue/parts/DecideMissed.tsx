import { Alert, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { PostDetail } from '../api/post.ts'
import { useScheduleAgain } from '../api/schedule-again.ts'

/** It was too late and did not go out: now, in the next free slot, or not at all. */
export function DecideMissed({ post }: { post: PostDetail }) {
  const { t } = useTranslation()
  const { mutate: schedule, isPending, error, data } = useScheduleAgain(post)
  const made = data?.posts[0]
  return (
    <Card title={t('queue.whatNow')}>
      {made ? (
        <Alert color="blue" variant="light" role="status">
          {t('queue.scheduledAgain')} <OfficeTime at={made.planned.dueAt} officeId={post.officeId} withDay />{' '}
          <Link to="/queue/$postId" params={{ postId: made.id }}>
            {t('queue.openIt')}
          </Link>
        </Alert>
      ) : (
        <>
          <p>{t('queue.missedWhy')}</p>
          {error && <ProblemAlert problem={error} title={t('queue.notScheduled')} />}
          <Group mt="md" gap="xs">
            <Button variant="default" loading={isPending} onClick={() => schedule('now')}>
              {t('queue.sendNow')}
            </Button>
            <Button variant="default" loading={isPending} onClick={() => schedule('next-slot')}>
              {t('queue.nextFreeSlot')}
            </Button>
            <Button
              variant="subtle"
              renderRoot={props => <Link {...props} to="/queue" search={{ tab: 'missed' }} />}
            >
              {t('queue.leaveIt')}
            </Button>
          </Group>
        </>
      )}
    </Card>
  )
}
