import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { commentsInDoubtQuery } from '../api/comments-in-doubt.ts'
import { nextPostsQuery, troublesQuery } from '../api/queue-posts.ts'
import { QueueList } from '../parts/QueueList.tsx'
import { QueueTabs } from '../parts/QueueTabs.tsx'
import { SentPosts } from '../parts/SentPosts.tsx'
import { tabOf, troublesOf } from '../tabs.ts'

const CommentsInDoubt = laterPart(() =>
  import('../parts/CommentsInDoubt.tsx').then(part => part.CommentsInDoubt),
)

/** What goes out next, what is wrong, what is out. */
export function Queue() {
  const { t } = useTranslation()
  const tab = tabOf(useSearch({ from: '/frame/queue' }).tab)
  const officeIds = useChosenOfficeIds()
  const next = useQuery(nextPostsQuery(officeIds))
  const troubles = useQuery(troublesQuery(officeIds))
  const comments = useQuery(commentsInDoubtQuery(officeIds))
  const found = troubles.data
  const counts = found && {
    doubt: troublesOf(found, 'doubt').length + (comments.data?.length ?? 0),
    failed: troublesOf(found, 'failed').length,
    missed: troublesOf(found, 'missed').length,
  }
  return (
    <Page title={t('queue.title')}>
      <QueueTabs tab={tab} counts={counts ?? {}} />
      {tab === 'next' && (
        <QueueList tab={tab} posts={next.data} problem={next.error} onRetry={() => void next.refetch()} />
      )}
      {(tab === 'doubt' || tab === 'failed' || tab === 'missed') && (
        <QueueList
          tab={tab}
          posts={found && troublesOf(found, tab)}
          problem={troubles.error}
          onRetry={() => void troubles.refetch()}
        />
      )}
      {tab === 'doubt' && <CommentsInDoubt />}
      {tab === 'sent' && <SentPosts />}
    </Page>
  )
}
