import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'

export type FoundItem = AnswerOf<'GET /api/v1/news'>['items'][number]

/** The first items with these words, the last changed first; the server knows the spellings of Arabic script. */
export function foundNewsQuery(q: string) {
  return queryOptions({
    queryKey: ['news', 'found', q],
    queryFn: ({ signal }) =>
      call('GET /api/v1/news', { query: { q, sort: 'changed', archived: 'any', limit: 8 } }, signal),
    select: ({ items }): readonly FoundItem[] => items,
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
}
