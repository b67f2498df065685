import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { postQuery } from '../api/post.ts'
import { PostPage } from '../parts/PostPage.tsx'

export function QueuePost() {
  const { t } = useTranslation()
  const { postId } = useParams({ from: '/frame/queue/$postId' })
  const { data: post, error, refetch } = useQuery(postQuery(postId))
  if (post) return <PostPage post={post} />
  return (
    <Page title={t('queue.post')}>
      {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} />}
    </Page>
  )
}
