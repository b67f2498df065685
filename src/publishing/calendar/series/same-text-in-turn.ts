import { DatelineError } from '../../../core/errors/errors.ts'
import type { Networks } from '../../../networks/adapters.ts'
import type { RenderedPost } from '../../composing/render-posts.ts'
import { keyOfRendered } from '../../composing/same-text.ts'
import { postsOfOne, type TimedOccurrence } from './series-posts.ts'

/**
 * The channels on which a series says the same again too soon for their network: twice in a row, or within the time in
 * which the network minds the same text.
 */
export function channelsThatRepeat(
  networks: Networks,
  posts: readonly (readonly RenderedPost[])[],
  occurrences: readonly Pick<TimedOccurrence, 'itemPosition' | 'channelId' | 'language' | 'moment'>[],
): { channelId: string; handle: string; reason: string }[] {
  const repeating = new Map<string, { channelId: string; handle: string; reason: string }>()
  const last = new Map<string, { at: number; turn: number }>()
  const turns = new Map<string, number>()
  for (const occurrence of occurrences) {
    const own = postsOfOne(posts, occurrence)
    const { moment } = occurrence
    for (const channelId of new Set(own.map(post => post.channel.id)))
      turns.set(channelId, (turns.get(channelId) ?? 0) + 1)
    for (const post of own) {
      const rule = networks.get(post.channel.network)?.profile.rules.sameText
      const key = keyOfRendered(networks, post)
      if (!rule || key === undefined) continue
      const { id: channelId, handle } = post.channel
      const turn = turns.get(channelId) ?? 0
      const name = `${channelId} ${key}`
      const before = last.get(name)
      if (before && (before.turn === turn - 1 || moment.getTime() - before.at <= rule.withinMs))
        repeating.set(channelId, { channelId, handle, reason: rule.reason })
      last.set(name, { at: moment.getTime(), turn })
    }
  }
  return [...repeating.values()]
}

/** @throws DatelineError `series-repeats-text` for the first channel that repeats and for which no person accepted it. */
export function assertAccepted(
  repeating: ReturnType<typeof channelsThatRepeat>,
  accepted: readonly string[],
): void {
  const open = repeating.filter(each => !accepted.includes(each.channelId))
  const [first] = open
  if (!first) return
  throw new DatelineError(
    'series-repeats-text',
    { handle: first.handle, reason: first.reason },
    { channelIds: open.map(each => each.channelId) },
  )
}
