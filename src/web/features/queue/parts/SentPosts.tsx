import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { sentPostsQuery } from '../api/queue-posts.ts'
import { QueueList } from './QueueList.tsx'

const step = 14
/** The API answers for at most 100 days at once. */
const most = 98

/** What is out, the newest first, a fortnight at a time. */
export function SentPosts() {
  const { t } = useTranslation()
  const [days, setDays] = useState(step)
  const { data, error, refetch, isFetching } = useQuery({
    ...sentPostsQuery(useChosenOfficeIds(), days),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <QueueList tab="sent" posts={data?.toReversed()} problem={error} onRetry={() => void refetch()} />
      {data && days < most && (
        <div>
          <Button variant="default" loading={isFetching} onClick={() => setDays(days + step)}>
            {t('queue.showEarlier')}
          </Button>
        </div>
      )}
    </>
  )
}
