import type { Channel } from '../../shared/channels/channels.ts'
import type { Tone } from '../../shared/text/state.ts'
import type { Answer } from './needs.ts'

export interface Health {
  kind: 'doubt' | 'reconnect' | 'stopped' | 'blocked' | 'ending' | 'next' | 'idle'
  tone: Tone
  /** Where the channel stands in the list. */
  order: number
  /** When access ends, a block ends, or the next post is due. */
  at?: string
}

/** How a channel is: what needs a person before what does not. */
export function healthOf(
  channel: Channel,
  { at, inDoubt, next }: Pick<Answer, 'at' | 'inDoubt' | 'next'>,
): Health {
  const due = next.find(({ channelId }) => channelId === channel.id)?.dueAt
  const ends = channel.accessEndsAt
  if (inDoubt.posts.some(({ channelId }) => channelId === channel.id))
    return { kind: 'doubt', tone: 'doubt', order: 0 }
  if (channel.state === 'needs_reconnect') return { kind: 'reconnect', tone: 'warning', order: 1 }
  if (channel.stopped) return { kind: 'stopped', tone: 'failed', order: 2 }
  if (channel.blocked && channel.blocked.until > at)
    return { kind: 'blocked', tone: 'warning', order: 3, at: channel.blocked.until }
  if (ends && Date.parse(ends) - Date.parse(at) < 14 * 86_400_000)
    return { kind: 'ending', tone: 'warning', order: 4, at: ends }
  if (due) return { kind: 'next', tone: 'good', order: 5, at: due }
  return { kind: 'idle', tone: 'good', order: 6 }
}
