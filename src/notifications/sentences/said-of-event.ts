import type { ReadEvent } from '../../events/read-events.ts'
import { channelIdOf, type EventFacts } from '../event-facts.ts'
import type { NotificationKind } from '../kinds.ts'
import type { Said, SentenceCode } from './sentence.ts'

/** What a notification of an office says: its sentence takes of these values what it names. */
export function saidOfEvent(kind: NotificationKind, event: ReadEvent, facts: EventFacts): Said {
  const data: Readonly<Record<string, unknown>> = { ...event.data }
  const zone = facts.zones.get(event.officeId ?? '') ?? 'utc'
  const momentOf = (value: unknown) => (typeof value === 'string' ? { at: value, zone } : undefined)
  const reason = textOf(data.reason) ?? textOf(data.warning)
  const params = {
    channel: facts.channels.get(channelIdOf(event) ?? ''),
    due: momentOf(facts.posts.get(event.subjectId)?.toISOString()),
    item: facts.items.get(event.subjectId),
    name: textOf(data.name),
    host: textOf(data.host),
    month: textOf(data.month),
    count: numberOf(data.count) ?? numberOf(data.posts),
    year: numberOf(data.year),
    until: momentOf(data.until),
    end: momentOf(data.endsAt),
    since: momentOf(data.since),
  }
  return {
    code: codeOf(kind, data),
    params: Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...(reason === undefined ? {} : { reason }),
  }
}

function codeOf(kind: SentenceCode, { stage }: Readonly<Record<string, unknown>>): SentenceCode {
  return kind === 'channel-access-ends' && stage === 0 ? 'channel-access-ended' : kind
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
