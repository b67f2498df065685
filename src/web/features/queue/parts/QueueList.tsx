import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import type { QueuePost } from '../api/queue-posts.ts'
import type { Tab } from '../tabs.ts'
import { QueueDays } from './QueueDays.tsx'
import { QueueEmpty } from './QueueEmpty.tsx'

interface QueueListProps {
  tab: Tab
  posts: readonly QueuePost[] | undefined
  problem: unknown
  onRetry: () => void
}

/** The rows of one tab, or why there are none; after a failure the last known rows stay. */
export function QueueList({ tab, posts, problem, onRetry }: QueueListProps) {
  const { t } = useTranslation()
  return (
    <>
      {problem ? <ProblemAlert problem={problem} onRetry={onRetry} /> : null}
      {!posts && !problem && <LoadingRows rows={6} />}
      {posts?.length === 0 && <QueueEmpty tab={tab} />}
      {tab === 'doubt' && posts && posts.length > 0 && (
        <Alert color="violet" variant="light">
          {t('queue.nothingSentAgain')}
        </Alert>
      )}
      {posts && posts.length > 0 && <QueueDays posts={posts} />}
    </>
  )
}
