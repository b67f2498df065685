import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '../../../shared/api/client.ts'

/** The first times of a series, made or only wished for. */
export type SeriesTimes = AnswerOf<'POST /api/v1/series'>

/** A dry run waits for so many milliseconds after the last change of the form. */
const restMs = 400

/** What a series would become, asked once `wish` has rested; nothing is made. Without a wish nothing is asked. */
export function useTrial<Wish>(
  what: readonly string[],
  wish: Wish | undefined,
  ask: (wish: Wish, signal: AbortSignal) => Promise<SeriesTimes>,
) {
  // Compared as text: a form makes another object in each render, which would never rest.
  const [rested] = useDebouncedValue(wish === undefined ? undefined : JSON.stringify(wish), restMs)
  return useQuery({
    queryKey: ['series', 'trial', ...what, rested],
    queryFn: rested === undefined ? skipToken : ({ signal }) => ask(JSON.parse(rested), signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  })
}

export type Trial = ReturnType<typeof useTrial>
