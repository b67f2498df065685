import { queryOptions, useMutation } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'
import { useTrial } from './trial.ts'

export type Series = AnswerOf<'GET /api/v1/series'>['items'][number]
export type Occurrence = AnswerOf<'GET /api/v1/series/:id/occurrences'>['items'][number]
export type SeriesEdit = Omit<InputOf<'PATCH /api/v1/series/:id'>['body'], 'dryRun'>
export type EvergreenWish = Omit<InputOf<'POST /api/v1/series/evergreen'>['body'], 'dryRun'>

/** Posts that repeat, the newest first; without offices those of all. */
export function seriesListQuery(officeIds: readonly string[] | undefined) {
  return queryOptions({
    queryKey: ['series', 'list', officeIds],
    queryFn: ({ signal }) =>
      call(
        'GET /api/v1/series',
        { query: { limit: 200, ...(officeIds ? { officeId: [...officeIds] } : {}) } },
        signal,
      ),
    select: ({ items }) => items,
  })
}

export function seriesQuery(id: string) {
  return queryOptions({
    queryKey: ['series', id],
    queryFn: ({ signal }) => call('GET /api/v1/series/:id', { params: { id } }, signal),
  })
}

/** Its times, the first one first. */
export function occurrencesQuery(id: string) {
  return queryOptions({
    queryKey: ['series', id, 'occurrences'],
    queryFn: ({ signal }) =>
      call('GET /api/v1/series/:id/occurrences', { params: { id }, query: { limit: 400 } }, signal),
    select: ({ items }) => items,
  })
}

/** What becomes of a series by an edit. */
export function useEditTrial(id: string, edit: SeriesEdit | undefined) {
  return useTrial(['edit', id], edit, (asked, signal) =>
    call('PATCH /api/v1/series/:id', { params: { id }, body: { ...asked, dryRun: true } }, signal),
  )
}

/** The first ten uses of an evergreen series. */
export function useEvergreenTrial(wish: EvergreenWish | undefined) {
  return useTrial(['evergreen'], wish, (asked, signal) =>
    call('POST /api/v1/series/evergreen', { body: { ...asked, dryRun: true } }, signal),
  )
}

export function useCreateEvergreen() {
  return useMutation({
    mutationFn: (body: EvergreenWish) => call('POST /api/v1/series/evergreen', { body }),
    onSettled: useRefreshPosts(),
  })
}

/** Each change of one series. */
export function useChangeSeries(id: string) {
  const onSettled = useRefreshPosts()
  const params = { id }
  return {
    edit: useMutation({
      mutationFn: (body: SeriesEdit) => call('PATCH /api/v1/series/:id', { params, body }),
      onSettled,
    }),
    pause: useMutation({
      mutationFn: () => call('POST /api/v1/series/:id/pause', { params, body: {} }),
      onSettled,
    }),
    resume: useMutation({
      mutationFn: (acceptSameText: string[]) =>
        call('POST /api/v1/series/:id/resume', {
          params,
          body: acceptSameText.length > 0 ? { acceptSameText } : {},
        }),
      onSettled,
    }),
    end: useMutation({
      mutationFn: () => call('POST /api/v1/series/:id/end', { params, body: {} }),
      onSettled,
    }),
    skip: useMutation({
      mutationFn: (occurrenceId: string) =>
        call('POST /api/v1/series/:id/occurrences/:occurrenceId/skip', { params: { id, occurrenceId } }),
      onSettled,
    }),
    move: useMutation({
      mutationFn: ({ occurrenceId, at }: { occurrenceId: string; at: string }) =>
        call('POST /api/v1/series/:id/occurrences/:occurrenceId/move', {
          params: { id, occurrenceId },
          body: { at },
        }),
      onSettled,
    }),
  }
}
