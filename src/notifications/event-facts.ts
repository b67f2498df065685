import { sql } from 'kysely'
import { channelLabel } from '../channels/channel-label.ts'
import type { Db } from '../database/connect.ts'
import type { ReadEvent } from '../events/read-events.ts'

/** What messages say beside the event itself, by id. */
export interface EventFacts {
  /** How people call a channel. */
  channels: ReadonlyMap<string, string>
  /** When a post is due, UTC. */
  posts: ReadonlyMap<string, Date>
  /** Posts of series of which nothing was ever tried. */
  untriedOfSeries: ReadonlySet<string>
  /** How news items begin. */
  items: ReadonlyMap<string, string>
  /** IANA time zones of offices. */
  zones: ReadonlyMap<string, string>
}

/** Looks up what the messages about these events need, in one question for each kind of thing. */
export async function factsOf(db: Db, events: readonly ReadEvent[]): Promise<EventFacts> {
  const of = (kind: string) => events.filter(event => event.kind.startsWith(`${kind}.`))
  const channelIds = events.flatMap(event => channelIdOf(event) ?? [])
  const channels = channelIds.length
    ? await db
        .selectFrom('channel')
        .select(['id', 'network', 'handle', 'name'])
        .where('id', 'in', [...new Set(channelIds)])
        .execute()
    : []
  const postIds = of('post').map(event => event.subjectId)
  const posts = postIds.length
    ? await db
        .selectFrom('post')
        .select(['id', 'due_at', 'occurrence_id'])
        .select(eb =>
          eb
            .exists(eb.selectFrom('attempt').select('attempt.id').whereRef('attempt.post_id', '=', 'post.id'))
            .as('isTried'),
        )
        .where('id', 'in', [...new Set(postIds)])
        .execute()
    : []
  const items = await firstWordsOf(
    db,
    events
      .filter(({ kind }) => kind === 'item.approver-gone' || kind === 'item.posts-need-time')
      .map(event => event.subjectId),
  )
  const offices = await db.selectFrom('office').select(['id', 'time_zone']).execute()
  return {
    channels: new Map(channels.map(channel => [channel.id, channelLabel(channel)])),
    posts: new Map(posts.map(post => [post.id, post.due_at])),
    untriedOfSeries: new Set(
      posts.filter(post => post.occurrence_id !== null && !post.isTried).map(post => post.id),
    ),
    items,
    zones: new Map(offices.map(office => [office.id, office.time_zone])),
  }
}

/** The first words of news items as they are now, by id: of each its first language version. */
export async function firstWordsOf(db: Db, itemIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; text: string | null }>`
    select i.id, left(r.content -> 'variants' -> 0 ->> 'text', ${mostCharacters + 1}) as text
    from news_item i join revision r on r.news_item_id = i.id and r.number = i.revision
    where i.id = any(${itemIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, text }) => [id, shortened(text ?? '')]))
}

/** Of a news item in a notification. */
const mostCharacters = 60

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= mostCharacters) return line
  return `${line.slice(0, mostCharacters).replace(/\s\S*$/, '')} …`
}

/** The channel that an event is about; undefined where it is about none. */
export function channelIdOf(event: ReadEvent): string | undefined {
  if (event.kind.startsWith('channel.')) return event.subjectId
  return 'channelId' in event.data ? event.data.channelId : undefined
}
