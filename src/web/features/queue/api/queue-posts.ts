import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, call, type InputOf } from '../../../shared/api/client.ts'

export type QueuePost = AnswerOf<'GET /api/v1/calendar/posts'>['items'][number]
type Query = InputOf<'GET /api/v1/calendar/posts'>['query']
type Offices = readonly string[] | undefined

const dayMs = 24 * 60 * 60 * 1_000
/** Until there are live events: what goes out moves by itself. */
const refetchInterval = 30_000

/** What waits and what is on its way, of the next 90 days, the next one first. */
export function nextPostsQuery(officeIds: Offices) {
  return queryOptions({
    queryKey: ['posts', 'queue', 'next', officeIds],
    queryFn: ({ signal }) =>
      postsBetween(-5, 90, ['scheduled', 'claimed', 'sending', 'retry_wait'], officeIds, signal),
    refetchInterval,
    meta: { kept: true },
  })
}

/** What a person must look at, of the last 90 days: doubts, failures and missed posts in one answer. */
export function troublesQuery(officeIds: Offices) {
  return queryOptions({
    queryKey: ['posts', 'queue', 'troubles', officeIds],
    queryFn: ({ signal }) =>
      postsBetween(-90, 5, ['needs_attention', 'reconciling', 'failed', 'missed'], officeIds, signal),
    refetchInterval,
    meta: { kept: true },
  })
}

/** What is out, of the last days; the API takes at most 100. */
export function sentPostsQuery(officeIds: Offices, days: number) {
  return queryOptions({
    queryKey: ['posts', 'queue', 'sent', officeIds, days],
    queryFn: ({ signal }) => postsBetween(-days, 1, ['published'], officeIds, signal),
    refetchInterval,
  })
}

async function postsBetween(
  fromDays: number,
  toDays: number,
  states: NonNullable<Query['states']>,
  officeIds: Offices,
  signal: AbortSignal,
): Promise<QueuePost[]> {
  const today = Math.floor(Date.now() / dayMs) * dayMs
  const at = (days: number) => new Date(today + days * dayMs).toISOString()
  const query = {
    from: at(fromDays),
    to: at(toDays),
    states,
    limit: 1_000,
    ...(officeIds ? { officeId: [...officeIds] } : {}),
  }
  return (await call('GET /api/v1/calendar/posts', { query }, signal)).items
}
