import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { itemQuery } from '../../../shared/item/item.ts'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { waitingQuery } from '../api/waiting.ts'
import { ReviewPage } from '../parts/ReviewPage.tsx'

/** How often an open item is read again, so that a change is seen before a decision. In milliseconds. */
const lookAgainAfter = 20_000

/** One item that waits for a decision. */
export function ReviewItem() {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  const { data: item, error, refetch } = useQuery({ ...itemQuery(id), refetchInterval: lookAgainAfter })
  const { data: waiting } = useQuery(waitingQuery(useChosenOfficeIds()))
  if (item) return <ReviewPage key={item.id} item={item} waiting={waiting ?? []} />
  return (
    <Page title={t('review.title')}>
      {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} />}
    </Page>
  )
}
