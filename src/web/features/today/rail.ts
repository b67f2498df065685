import type { SlotDay } from './api/free-slots.ts'
import type { Post } from './needs.ts'

/** What stands on the rail of times: a post, or a slot that is still free. */
export type Stop =
  | { kind: 'post'; id: string; at: string; officeId: string; post: Post }
  | { kind: 'slot'; id: string; at: string; officeId: string; slot: FreeSlot }

export interface FreeSlot {
  channelId: string
  network: string
  handle: string
}

/** More would hide the posts among them. */
const mostSlots = 4
const posts = 8

/** The next posts in order of time, with the free slots before the last of them; without posts, the next free slots. */
export function railOf(next: readonly Post[], days: readonly SlotDay[], now: string): readonly Stop[] {
  const shown = next.slice(0, posts).map(post => ({
    kind: 'post' as const,
    id: post.id,
    at: post.dueAt,
    officeId: post.officeId,
    post,
  }))
  const end = shown.at(-1)?.at
  const free = days
    .flatMap(day => day.slots.map(slot => ({ day, slot })))
    .filter(
      ({ slot }) => slot.state === 'free' && slot.dueAt > now && (end === undefined || slot.dueAt <= end),
    )
    .map(({ day: { channelId, network, handle, officeId }, slot: { dueAt } }) => ({
      kind: 'slot' as const,
      id: `${channelId} ${dueAt}`,
      at: dueAt,
      officeId,
      slot: { channelId, network, handle },
    }))
    .sort(byTime)
    .slice(0, mostSlots)
  return [...shown, ...free].sort(byTime)
}

function byTime(a: { at: string }, b: { at: string }): number {
  return a.at.localeCompare(b.at)
}
