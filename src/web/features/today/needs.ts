import type { AnswerOf } from '../../shared/api/client.ts'

export type Answer = AnswerOf<'GET /api/v1/today'>
export type Post = Answer['next'][number]
export type NewsRow = Answer['news']['review']['items'][number]
type ChannelToReconnect = Answer['channels'][number]

/** One thing that waits for the person. */
export type Need =
  | { kind: 'doubt' | 'failed' | 'missed'; id: string; post: Post }
  | { kind: 'returned' | 'assigned' | 'unscheduled'; id: string; item: NewsRow }
  | { kind: 'review'; id: 'review'; count: number; oldest: NewsRow | undefined }
  | { kind: 'reconnect'; id: string; channel: ChannelToReconnect }

/** What needs the person, the most urgent first: doubts on top, then what did not go out, then what waits. */
export function needsOf(today: Answer): readonly Need[] {
  const { news, inDoubt, failed, missed, channels } = today
  const post = (kind: 'doubt' | 'failed' | 'missed') => (each: Post) => ({ kind, id: each.id, post: each })
  const item = (kind: 'returned' | 'assigned' | 'unscheduled') => (each: NewsRow) => ({
    kind,
    id: `${kind} ${each.id}`,
    item: each,
  })
  return [
    ...inDoubt.posts.map(post('doubt')),
    ...failed.posts.map(post('failed')),
    ...missed.posts.map(post('missed')),
    ...news.returned.items.map(item('returned')),
    ...(news.review.count > 0
      ? [
          {
            kind: 'review',
            id: 'review',
            count: news.review.count,
            oldest: oldestOf(news.review.items),
          } as const,
        ]
      : []),
    ...channels.map(channel => ({ kind: 'reconnect', id: channel.id, channel }) as const),
    ...news.unscheduled.items.map(item('unscheduled')),
    ...news.assigned.items.map(item('assigned')),
  ]
}

/** As many as there are, also where the answer holds only the first ten of a kind. */
export function countNeeds(today: Answer): number {
  const { news, inDoubt, failed, missed, channels } = today
  return (
    inDoubt.count +
    failed.count +
    missed.count +
    news.returned.count +
    (news.review.count > 0 ? 1 : 0) +
    channels.length +
    news.unscheduled.count +
    news.assigned.count
  )
}

function oldestOf(items: readonly NewsRow[]): NewsRow | undefined {
  return items.toSorted((a, b) => a.changedAt.localeCompare(b.changedAt))[0]
}
