import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { waitingQuery } from '../api/waiting.ts'
import { NothingToReview } from '../parts/waiting/NothingToReview.tsx'
import { Waiting } from '../parts/waiting/Waiting.tsx'

/** What waits for the person; on wide screens the first of it opens beside the list at once. */
export function ReviewList() {
  const { t } = useTranslation()
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false })
  const { data, error, refetch } = useQuery(waitingQuery(useChosenOfficeIds()))
  const [first] = data ?? []
  if (isWide && first)
    return <Navigate to="/review/$id" params={{ id: first.id }} search={previous => previous} replace />
  return (
    <Page title={t('review.title')}>
      {error && !data && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingRows />}
      {data?.length === 0 && <NothingToReview />}
      {data && data.length > 0 && <Waiting items={data} />}
    </Page>
  )
}
