import { useMutation } from '@tanstack/react-query'
import { call, type InputOf } from '../../../shared/api/client.ts'
import { useRefreshPosts } from './refresh-posts.ts'
import { useTrial } from './trial.ts'

export type SeriesWish = Omit<InputOf<'POST /api/v1/series'>['body'], 'dryRun'>

/** The first ten times that a rule gives, with what it would cost. */
export function useSeriesTrial(wish: SeriesWish | undefined) {
  return useTrial(['rule'], wish, (asked, signal) =>
    call('POST /api/v1/series', { body: { ...asked, dryRun: true } }, signal),
  )
}

export function useCreateSeries() {
  return useMutation({
    mutationFn: (body: SeriesWish) => call('POST /api/v1/series', { body }),
    onSettled: useRefreshPosts(),
  })
}
