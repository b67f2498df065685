import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'

export type SeriesWish = Omit<InputOf<'POST /api/v1/series'>['body'], 'dryRun'>
export type SeriesTimes = AnswerOf<'POST /api/v1/series'>

/** The first ten times that a rule gives, with what it would cost; nothing is made. */
export function seriesTrialQuery(wish: SeriesWish) {
  return queryOptions({
    queryKey: ['series', 'trial', wish],
    queryFn: ({ signal }) => call('POST /api/v1/series', { body: { ...wish, dryRun: true } }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  })
}

export function useCreateSeries() {
  return useMutation({
    mutationFn: (body: SeriesWish) => call('POST /api/v1/series', { body }),
    onSettled: useRefreshPosts(),
  })
}
