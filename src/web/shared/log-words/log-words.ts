import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type LogWord = AnswerOf<'GET /api/v1/log-words'>['items'][number]
/** `kind`, `contact-method` or `topic`. */
export type WordList = LogWord['list']

/**
 * The words of the log: those on the lists in their order, then all others. Kept, so that the forms have them without a
 * connection. Of more than a thousand the last are left: a word that waits has its own text for a label.
 */
export const logWordsQuery = queryOptions({
  queryKey: ['log-words'],
  queryFn: ({ signal }) => call('GET /api/v1/log-words', { query: { state: 'all', limit: 1_000 } }, signal),
  select: ({ items }): readonly LogWord[] => items,
  staleTime: freshFor.lists,
  meta: { kept: true },
})

/** As `logWordsQuery`; none until they are read. */
export function useLogWords(): readonly LogWord[] {
  return useQuery(logWordsQuery).data ?? []
}
