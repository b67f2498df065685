import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Proposal = AnswerOf<'GET /api/v1/translations'>['items'][number]
export type TranslatedLanguage = InputOf<'GET /api/v1/translations'>['query']['language']

/** All of them: the list of texts beside which they stand is whole, too. */
const proposalsQuery = (language: TranslatedLanguage) =>
  queryOptions({
    queryKey: ['translations', language],
    async queryFn({ signal }) {
      const found: Proposal[] = []
      let cursor: string | undefined
      do {
        const query = { language, limit: 1_000, ...(cursor === undefined ? {} : { cursor }) }
        const page = await call('GET /api/v1/translations', { query }, signal)
        found.push(...page.items)
        cursor = page.next
      } while (cursor !== undefined)
      return found
    },
  })

export function useKeptProposals(language: TranslatedLanguage) {
  return useQuery(proposalsQuery(language))
}

export function usePropose(language: TranslatedLanguage) {
  const client = useQueryClient()
  // One after the other: of two proposals for a text the later one counts, and what is withdrawn has arrived before.
  const scope = { id: `translations ${language}` }
  const onSettled = () => client.invalidateQueries(proposalsQuery(language))
  return {
    propose: useMutation({
      mutationFn: (given: { key: string; english: string; text: string }) =>
        call('PUT /api/v1/translations', { body: { language, ...given } }),
      scope,
      onSettled,
    }),
    withdraw: useMutation({
      mutationFn: (key: string) => call('DELETE /api/v1/translations', { query: { language, key } }),
      scope,
      onSettled,
    }),
  }
}
