import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type Feed = AnswerOf<'GET /api/v1/feeds'>['items'][number]

const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: ({ signal }) => call('GET /api/v1/feeds', { query: { limit: 500 } }, signal),
})

export function useFeeds() {
  return useQuery(feedsQuery)
}

export function useAddFeed() {
  return useChange((body: { officeId: string; address: string; intervalMinutes: number }) =>
    call('POST /api/v1/feeds', { body }),
  )
}

/** Each change of one feed. */
export function useEditFeed(id: string) {
  const params = { id }
  return {
    pause: useChange((isPaused: boolean) => call('PATCH /api/v1/feeds/:id', { params, body: { isPaused } })),
    edit: useChange((body: InputOf<'PATCH /api/v1/feeds/:id'>['body']) =>
      call('PATCH /api/v1/feeds/:id', { params, body }),
    ),
    check: useChange(() => call('POST /api/v1/feeds/:id/check', { params })),
    remove: useChange(() => call('DELETE /api/v1/feeds/:id', { params })),
  }
}

function useChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries(feedsQuery) })
}
