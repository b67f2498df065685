import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import type { NewsItem } from '../../../shared/item/item.ts'

/** The posts that the revision in review would become; on the channels that were chosen for it, else on all that fit. */
export function reviewPreviewQuery(item: NewsItem, channelIds: readonly string[]) {
  return queryOptions({
    queryKey: ['news', item.id, 'preview', item.contentHash, 'review', channelIds],
    queryFn: ({ signal }) =>
      call(
        'POST /api/v1/posts/preview',
        {
          body: {
            newsItemId: item.id,
            revision: item.revision,
            ...(channelIds.length > 0 ? { channelIds: [...channelIds] } : {}),
          },
        },
        signal,
      ),
  })
}
