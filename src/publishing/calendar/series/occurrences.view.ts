import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { officesWhere } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { officeTime } from '../../../offices/office.view.ts'
import type { PostState } from '../../post-state.ts'
import { choiceAt } from '../times/planned-time.ts'
import { resolveOccurrences } from './resolve-occurrences.ts'
import type { OccurrenceState } from './series.tables.ts'
import { showSeries } from './series.view.ts'
import { occurrencesOf, readSeries, type SeriesRecord } from './series-record.ts'

/** One time of a series. */
export interface Occurrence {
  id: string
  seriesId: string
  seriesName: string
  officeId: string
  /** By the rule, as the office's wall clock. */
  at: string
  state: OccurrenceState
  /** Why it is left out, or would be as things stand now. */
  reason: string | null
  isMoved: boolean
  /** When it is, UTC, and what the office's clocks show then; null where it is left out. */
  dueAt: Date | null
  local: string | null
  offset: string | null
  zone: string
  notes: string[]
  newsItemId: string
  channelIds: string[]
  posts: { id: string; channelId: string; state: PostState; dueAt: string }[]
}

/** All of one series, in order. */
export async function seriesOccurrences(db: Db, actor: Actor, seriesId: string): Promise<Occurrence[]> {
  await showSeries(db, actor, seriesId)
  return await occurrencesIn(db, await readSeries(db, seriesId))
}

/** The longest range, in days. */
const mostDays = 400

/**
 * What series will schedule in a range, and has not yet: only those that are active, in order of time.
 * @throws DatelineError `range-invalid`.
 */
export async function expectedOccurrences(
  db: Db,
  actor: Actor,
  {
    from,
    to,
    offices,
    channels,
  }: { from: Date; to: Date; offices?: readonly string[]; channels?: readonly string[] },
): Promise<(Occurrence & { dueAt: Date })[]> {
  if (from >= to || to.getTime() - from.getTime() > mostDays * 86_400_000)
    throw new DatelineError('range-invalid', {
      from: from.toISOString(),
      to: to.toISOString(),
      days: mostDays,
    })
  const readable = officesWhere(actor, 'posts.read')
  const wanted = offices?.filter(id => readable === '*' || readable.includes(id)) ?? readable
  const inOffices = wanted === '*' ? sql`true` : sql`s.office_id = any(${[...wanted]}::text[])`
  // A holiday may move one by a month.
  const [first, last] = [new Date(from.getTime() - 33 * 86_400_000), new Date(to.getTime() + 33 * 86_400_000)]
  const { rows } = await sql<{ id: string }>`
    select s.id from series s where ${inOffices} and s.state = 'active' and exists (
      select from series_occurrence o where o.series_id = s.id and o.state = 'expected'
        and coalesce(o.moved_to, o.local_at) between ${first.toISOString().slice(0, 16)} and ${last.toISOString().slice(0, 16)})
    order by s.id`.execute(db)
  const found: (Occurrence & { dueAt: Date })[] = []
  for (const { id } of rows) {
    for (const occurrence of await occurrencesIn(db, await readSeries(db, id))) {
      const { dueAt, state, channelIds } = occurrence
      const isWanted = !channels || channelIds.some(channelId => channels.includes(channelId))
      if (state === 'expected' && dueAt && dueAt >= from && dueAt < to && isWanted)
        found.push({ ...occurrence, dueAt })
    }
  }
  return found.toSorted(
    (one, other) => one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1),
  )
}

async function occurrencesIn(db: Db, series: SeriesRecord): Promise<Occurrence[]> {
  const office = await officeTime(db, series.officeId)
  if (!office) return []
  const all = await occurrencesOf(db, series.id)
  const open = all.filter(each => each.state === 'expected' || each.state === 'scheduled')
  const resolved = resolveOccurrences(open, office, series.onHoliday)
  const times = new Map(open.map(({ id }, index) => [id, resolved[index]]))
  const posts = await postsOf(db, series.id)
  return all.map(({ id, at, movedTo, itemPosition, channelId, state, reason }) => {
    const found = times.get(id)
    const own = posts.filter(post => post.occurrenceId === id)
    const time = found && 'moment' in found ? choiceAt(found.moment) : undefined
    return {
      id,
      seriesId: series.id,
      seriesName: series.name,
      officeId: series.officeId,
      at,
      state,
      reason: reason ?? (found && 'leftOut' in found ? found.leftOut : null),
      isMoved: movedTo !== null,
      dueAt: time?.dueAt ?? null,
      local: time?.local ?? null,
      offset: time?.offset ?? null,
      zone: office.timeZone,
      notes: found && 'notes' in found ? found.notes : [],
      newsItemId: series.items[itemPosition]?.newsItemId ?? '',
      channelIds: channelId === null ? series.channels.map(channel => channel.channelId) : [channelId],
      posts: own.map(({ occurrenceId: _, ...post }) => post),
    }
  })
}

async function postsOf(
  db: Db,
  seriesId: string,
): Promise<(Occurrence['posts'][number] & { occurrenceId: string })[]> {
  const { rows } = await sql<Occurrence['posts'][number] & { occurrenceId: string }>`
    select p.occurrence_id as "occurrenceId", p.id, p.channel_id as "channelId", p.state,
      to_char(p.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt"
    from post p join series_occurrence o on o.id = p.occurrence_id
    where o.series_id = ${seriesId} order by p.due_at, p.id`.execute(db)
  return rows
}
