import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'
import type { ItemContent } from '../../../shared/item/item.ts'

/** The posts that this content would become, as the server lays them out; the last answer until the next is there. */
export function usePreview(newsItemId: string, content: ItemContent | undefined) {
  return useQuery({
    queryKey: ['layout', newsItemId, content],
    queryFn: ({ signal }) =>
      call('POST /api/v1/posts/preview', { body: { newsItemId, ...(content ? { content } : {}) } }, signal),
    enabled: content !== undefined && newsItemId !== '',
    placeholderData: keepPreviousData,
    staleTime: freshFor.ever,
    gcTime: 60_000,
    retry: false,
  })
}
