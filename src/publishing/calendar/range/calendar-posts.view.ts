import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { officesWhere } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { NetworkName } from '../../../networks/network.ts'
import { type Beginning, firstWords, placesIn } from '../../../news/finding/first-words.view.ts'
import type { PostState } from '../../post-state.ts'
import type { ConflictKind } from '../times/planned-time.ts'
import { conflictKinds } from './conflict-kinds.ts'
import { type ShownTime, wallClockOf } from './wall-clock-of.ts'

/** A post as a calendar shows it. Moments are UTC. */
export interface CalendarPost {
  id: string
  newsItemId: string
  officeId: string
  channelId: string
  channelName: string
  network: NetworkName
  handle: string
  language: Language
  state: PostState
  /** Why it is where it is, in words for staff. */
  reason: string | null
  dueAt: Date
  /** The wall clock of its office then. */
  local: string
  /** IANA name. */
  zone: string
  offset: string
  /** As its text names them. */
  places: string[]
  /** How its text begins, without the dateline. */
  firstWords: string
  /** Its first file; null where it has none. */
  mediaId: string | null
  publishedAt: Date | null
  permalink: string | null
  sandbox: boolean
  /** The rules that it breaks as things stand now; empty once it is not scheduled any more. */
  conflicts: ConflictKind[]
}

export interface CalendarQuestion {
  /** UTC, included. */
  from: Date
  /** UTC, excluded. */
  to: Date
  offices?: readonly string[]
  channels?: readonly string[]
  states?: readonly PostState[]
  after?: { dueAt: Date; id: string }
  limit: number
}

/** The longest range, in days: a quarter and a week. */
const mostDays = 100

/**
 * The posts of a range that the actor may read, in order of due time.
 * @throws DatelineError `range-invalid` where it ends before it begins, or is longer than 100 days.
 */
export async function calendarPosts(
  db: Db,
  actor: Actor,
  question: CalendarQuestion,
): Promise<CalendarPost[]> {
  const { from, to, channels, states, after } = question
  if (from >= to || to.getTime() - from.getTime() > mostDays * 86_400_000) {
    throw new DatelineError('range-invalid', {
      from: from.toISOString(),
      to: to.toISOString(),
      days: mostDays,
    })
  }
  const readable = officesWhere(actor, 'posts.read')
  const wanted = question.offices?.filter(id => readable === '*' || readable.includes(id)) ?? readable
  if (wanted !== '*' && wanted.length === 0) return []
  const conditions = [
    sql`p.due_at >= ${from} and p.due_at < ${to}`,
    // Each office by its index, also where all of them are asked for.
    wanted === '*'
      ? sql`p.office_id in (select id from office)`
      : sql`p.office_id = any(${[...wanted]}::text[])`,
    ...(channels ? [sql`p.channel_id = any(${[...channels]}::uuid[])`] : []),
    ...(states ? [sql`p.state = any(${[...states]}::text[])`] : []),
    ...(after ? [sql`(p.due_at, p.id) > (${after.dueAt}, ${after.id}::uuid)`] : []),
  ]
  return await readPosts(db, sql.join(conditions, sql` and `), question.limit)
}

/** These posts as the calendar shows them, in order of due time. The caller has checked who may read them. */
export async function calendarPostsById(db: Db, postIds: readonly string[]): Promise<CalendarPost[]> {
  return await readPosts(db, sql`p.id = any(${[...postIds]}::uuid[])`, postIds.length)
}

interface Row extends Omit<CalendarPost, 'local' | 'offset' | 'firstWords' | 'conflicts'> {
  /** What the item's listing has, in the language of the post. */
  beginning: Beginning | null
  words: string | null
}

async function readPosts(db: Db, where: RawBuilder<unknown>, limit: number): Promise<CalendarPost[]> {
  const { rows } = await sql<Row>`
    select p.id, p.news_item_id as "newsItemId", p.office_id as "officeId", p.channel_id as "channelId",
      c.name as "channelName", c.network, c.handle, p.language, p.state, p.reason, p.due_at as "dueAt",
      o.time_zone as zone, coalesce(to_jsonb(l.places), r.content->'places') as places,
      (select b from jsonb_array_elements(l.beginnings) b where b->>'language' = p.language limit 1) as beginning,
      coalesce((select left(v->>'text', 800) from jsonb_array_elements(r.content->'variants') v
        where v->>'language' = p.language limit 1), left(s.text, 800)) as words,
      s.media->0->>'mediaId' as "mediaId", p.published_at as "publishedAt", s.permalink, p.sandbox
    from (select * from post p where ${where} order by p.due_at, p.id limit ${limit}) p
    join channel c on c.id = p.channel_id
    join office o on o.id = p.office_id
    -- The light row of the item, where it is of the content of the post; only else the texts of that.
    left join news_listing l on l.news_item_id = p.news_item_id and l.content_hash = p.content_hash
    left join approval a on a.id = p.approval_id and l.news_item_id is null
    left join revision r on r.id = a.revision_id
    left join segment s on s.post_id = p.id and s.position = 0
    order by p.due_at, p.id`.execute(db)
  const conflicts = await conflictKinds(db, rows)
  const shown = new Map<string, ShownTime>()
  return rows.map(({ beginning, words, ...row }) => ({
    ...row,
    ...shownOnce(shown, row),
    places: (beginning ? beginning.places : placesIn(words ?? '', row.places)) ?? row.places,
    firstWords: beginning?.text ?? firstWords(words ?? '', row.places),
    conflicts: conflicts.get(row.id) ?? [],
  }))
}

/** The posts of an office share their times. */
function shownOnce(shown: Map<string, ShownTime>, { zone, dueAt }: { zone: string; dueAt: Date }): ShownTime {
  const key = `${zone} ${dueAt.getTime()}`
  const time = shown.get(key) ?? wallClockOf(zone, dueAt)
  shown.set(key, time)
  return time
}
