import type { CalendarPost } from './api/calendar-posts.ts'

/** One item at one time, on whatever channels: what the calendar draws once. */
export interface Card {
  key: string
  newsItemId: string
  officeId: string
  dueAt: string
  /** As the clock of the calendar shows it, `2026-11-26T09:30`. */
  wall: string
  posts: readonly [CalendarPost, ...CalendarPost[]]
  /** The worst of its posts'. */
  state: CalendarPost['state']
  languages: string[]
  /** What is sent, on its way or in doubt does not move. */
  isMovable: boolean
}

/** The worst first. */
const order: readonly CalendarPost['state'][] = [
  'needs_attention',
  'reconciling',
  'failed',
  'missed',
  'retry_wait',
  'sending',
  'claimed',
  'scheduled',
  'published',
  'cancelled',
]

/** Groups posts into cards, in order of time; `wallOf` reads the clock on which the calendar stands. */
export function cardsOf(posts: readonly CalendarPost[], wallOf: (post: CalendarPost) => string): Card[] {
  const groups = Map.groupBy(posts, post => `${post.newsItemId} ${wallOf(post)}`)
  return [...groups].map(([key, group]) => cardOf(key, group, wallOf)).toSorted(byTime)
}

function cardOf(key: string, group: CalendarPost[], wallOf: (post: CalendarPost) => string): Card {
  const [first, ...others] = group.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  if (!first) throw new Error('A group has at least one post.')
  return {
    key,
    newsItemId: first.newsItemId,
    officeId: first.officeId,
    dueAt: first.dueAt,
    wall: wallOf(first),
    posts: [first, ...others],
    state: first.state,
    languages: [...new Set(group.map(({ language }) => language))],
    isMovable: group.every(({ state }) => state === 'scheduled'),
  }
}

function byTime(a: Card, b: Card): number {
  return a.wall.localeCompare(b.wall) || a.key.localeCompare(b.key)
}
