import { useQuery } from '@tanstack/react-query'
import type { NewsItem } from '../../shared/item/item.ts'
import type { PreviewedPost } from '../../shared/previews/previewed-post.ts'
import { intendedQuery } from './api/intended.ts'
import { reviewPreviewQuery } from './api/preview.ts'

/** The posts of the revision in review with the times that were chosen for them. */
export function usePostsInReview(item: NewsItem) {
  const intended = useQuery(intendedQuery(item.id))
  const chosen = intended.data ?? []
  const channelIds = [...new Set(chosen.map(({ channelId }) => channelId))]
  const isKnown = intended.data !== undefined || intended.error !== null
  const { data, error, refetch } = useQuery({ ...reviewPreviewQuery(item, channelIds), enabled: isKnown })
  const intentionOf = ({ channelId, language }: Pick<PreviewedPost, 'channelId' | 'language'>) =>
    chosen.find(each => each.channelId === channelId && (each.language ?? language) === language)
  const posts = data?.posts.filter(post => chosen.length === 0 || intentionOf(post))
  return {
    posts,
    intended: chosen,
    /** Channels and times were chosen, so that the approval schedules them. */
    isChosen: chosen.length > 0,
    dueOf: (post: PreviewedPost) => intentionOf(post)?.planned?.dueAt,
    error,
    retry: () => void refetch(),
  }
}
