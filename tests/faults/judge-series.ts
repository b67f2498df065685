import type { OccurrenceState } from '../../src/publishing/calendar/series/series.tables.ts'
import type { PostState } from '../../src/publishing/post-state.ts'
import { type Found, restingStates } from './judge.ts'
import type { PlannedPost } from './planned-posts.ts'

/** A time of a series as the record has it at the end of a run. */
export interface SeenOccurrence {
  id: string
  state: OccurrenceState
  reason: string | null
  /** When it is, by this machine's clock; null for one that is days away. */
  at: number | null
  /** Its series was recalled. */
  isRecalled: boolean
  /** In the order in which they were made. */
  posts: { id: string; channelId: string; state: PostState; texts: string[] }[]
}

/** What people did to the series of a run, noted before it was asked for: an answer may be lost. */
export interface Decided {
  skipped: ReadonlySet<string>
  cancelled: ReadonlySet<string>
  isEdited: boolean
  /** An approval was withdrawn. */
  isRecalled: boolean
  /** Until when times may have passed while a series was begun, paused or edited, by this machine's clock. */
  heldUntil: number
  /** When a person had the answer that a time was moved, by this machine's clock; it may have passed by then. */
  answeredAt: ReadonlyMap<string, number>
  /** When each worker had looked for posts of series to be made, by this machine's clock. */
  looks: readonly (readonly number[])[]
}

/** Nothing is on its way to being published of this time any more, or it is days away. */
export function isAtRest({ at, state, isRecalled, posts }: SeenOccurrence): boolean {
  if (at === null || (state === 'expected' && isRecalled)) return true
  return state !== 'expected' && posts.every(post => restingStates.includes(post.state))
}

/** The times that are lost: each that no person left out, moved on or cancelled has a post that is not cancelled. */
export function timesLost(occurrences: readonly SeenOccurrence[], decided: Decided): Found[] {
  return occurrences.flatMap(occurrence => {
    const words = lostBy(occurrence, decided)
    return words ? [{ column: 'lost' as const, words: `a time of a series ${words}` }] : []
  })
}

/**
 * The posts of the series of a run, and what must be on the networks: what a series says is published once, by the last of its
 * posts; what was taken off before is not published itself.
 */
export function plannedOf(occurrences: readonly SeenOccurrence[]): PlannedPost[] {
  const posts = occurrences.flatMap(occurrence => occurrence.posts).toSorted(byId)
  return [...Map.groupBy(posts, post => post.texts.join('\n')).values()].flatMap(same => {
    const last = same.findLast(isOpen) ?? same.at(-1)
    return same.map(
      (post): PlannedPost => ({
        id: post.id,
        channelId: post.channelId,
        texts: post === last ? post.texts : [],
        facts: {},
        ends: post === last && isOpen(post) ? ['published'] : ['cancelled'],
      }),
    )
  })
}

/** Undefined where it is as people wanted it; its posts are judged as all others are. */
function lostBy(occurrence: SeenOccurrence, decided: Decided): string | undefined {
  const { id, at, state, reason, posts, isRecalled } = occurrence
  if (at === null) return undefined
  const isWithdrawn = decided.isRecalled && isRecalled
  switch (state) {
    case 'expected':
      return isWithdrawn ? undefined : 'was not made into a post'
    case 'scheduled':
      if (posts.some(isOpen)) return undefined
      return decided.cancelled.has(id) || isWithdrawn ? undefined : 'was taken off and not made again'
    case 'skipped':
      if (reason === 'A person skipped it.' && decided.skipped.has(id)) return undefined
      if (reason === 'The series was edited from here on.' && decided.isEdited) return undefined
      return `was left out: ${reason}`
    case 'passed':
      return wasSeen(id, at, decided) ? `was passed over: ${reason}` : undefined
  }
}

/** A worker looked twice before it passed: the second time it began when the time was there to be seen. */
function wasSeen(id: string, at: number, { heldUntil, answeredAt, looks }: Decided): boolean {
  const from = Math.max(heldUntil, answeredAt.get(id) ?? 0)
  return looks.some(own => own.filter(look => look > from && look < at).length > 1)
}

function isOpen({ state }: { state: PostState }): boolean {
  return state !== 'cancelled'
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1
}
