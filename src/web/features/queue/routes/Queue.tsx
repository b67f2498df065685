import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { nextPostsQuery, troublesQuery } from '../api/queue-posts.ts'
import { QueueList } from '../parts/QueueList.tsx'
import { QueueTabs } from '../parts/QueueTabs.tsx'
import { SentPosts } from '../parts/SentPosts.tsx'
import { tabOf, troublesOf } from '../tabs.ts'

/** What goes out next, what is wrong, what is out. */
export function Queue() {
  const { t } = useTranslation()
  const tab = tabOf(useSearch({ from: '/frame/queue' }).tab)
  const officeIds = useChosenOfficeIds()
  const next = useQuery(nextPostsQuery(officeIds))
  const troubles = useQuery(troublesQuery(officeIds))
  const found = troubles.data
  const counts = found && {
    doubt: troublesOf(found, 'doubt').length,
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
      {tab === 'sent' && <SentPosts />}
    </Page>
  )
}
