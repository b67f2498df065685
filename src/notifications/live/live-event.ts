import type { Actor } from '../../access/actor.ts'
import { type Action, may } from '../../access/policy.ts'
import type { ReadEvent } from '../../events/read-events.ts'

/** What changed, not how: a page that shows it reads it once more. */
export interface LiveEvent {
  seq: number
  kind: LiveKind
  id: string
  /** Null where it is about everything, or for one person. */
  officeId: string | null
  /** For this person alone. */
  personId?: string
}

export type LiveKind = 'post' | 'news' | 'notification' | 'channel' | 'stop' | 'presence'

/** The events that pages show; of several about one thing the last. */
export function liveEventsOf(events: readonly ReadEvent[]): LiveEvent[] {
  const byThing = new Map<string, LiveEvent>()
  for (const live of events.flatMap(liveEventOf)) {
    const thing = `${live.kind} ${live.id}`
    byThing.delete(thing)
    byThing.set(thing, live)
  }
  return [...byThing.values()]
}

function liveEventOf(event: ReadEvent): LiveEvent[] {
  const { seq, officeId, subjectId: id } = event
  const personId = event.kind === 'notification.added' ? event.data.personId : null
  return liveKindsOf(event).map(kind => ({
    seq,
    kind,
    id,
    officeId,
    ...(personId === null ? {} : { personId }),
  }))
}

/** What an event is a change of; empty where no page shows it. */
export function liveKindsOf(event: ReadEvent): LiveKind[] {
  if (event.kind === 'item.presence') return ['presence']
  if (event.kind === 'notification.added') return ['notification']
  const [subject = ''] = event.kind.split('.')
  const kind = kinds[subject]
  return [...(kind ? [kind] : []), ...(stops.has(event.kind) ? (['stop'] as const) : [])]
}

const kinds: Partial<Record<string, LiveKind>> = { post: 'post', item: 'news', channel: 'channel' }

const stops: ReadonlySet<string> = new Set<ReadEvent['kind']>([
  'channel.stopped',
  'channel.stopped-by-network',
  'channel.resumed',
  'office.stopped',
  'office.resumed',
  'everything.stopped',
  'everything.resumed',
])

const needed: Record<LiveKind, Action> = {
  post: 'posts.read',
  news: 'news.read',
  notification: 'posts.read',
  channel: 'channels.read',
  stop: 'posts.read',
  presence: 'news.read',
}

/** Whether the actor may know of it, as their standing is. */
export function isVisibleTo(actor: Actor, { kind, officeId, personId }: LiveEvent): boolean {
  // What is for a person alone is not for their programs.
  if (personId !== undefined) return personId === actor.id && actor.via === 'session'
  if (officeId !== null) return may(actor, needed[kind], officeId)
  return kind === 'stop' && actor.grants.some(grant => may(actor, needed[kind], grant.officeId))
}
