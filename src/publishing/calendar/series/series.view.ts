import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { assertMay, officesWhere } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { OnHoliday, SeriesState } from './series.tables.ts'
import type { EvergreenRule } from './series-record.ts'

/** A series as people see it. */
export interface Series {
  id: string
  officeId: string
  name: string
  /** Null for an evergreen series. */
  rule: string | null
  evergreen: EvergreenRule | null
  /** The office's wall clock. */
  startsAt: string
  zone: string
  onHoliday: OnHoliday
  state: SeriesState
  /** Why it is in that state, who brought it there, and when (UTC). */
  stateReason: string | null
  stateByName: string | null
  stateAt: Date
  /** Why no post can be made of it at present. */
  problem: string | null
  newsItemIds: string[]
  channels: {
    channelId: string
    network: NetworkName
    handle: string
    sameTextAcceptedBy: string | null
    sameTextAcceptedAt: string | null
  }[]
  /** How many of its occurrences are in each state. */
  occurrences: { expected: number; scheduled: number; skipped: number; passed: number }
  createdByName: string
  createdAt: Date
  /** The series that was edited and goes on as this one. */
  continues: string | null
}

/** Those of the offices in which the actor may read posts, the newest first. */
export async function listSeries(
  db: Db,
  actor: Actor,
  question: { offices?: readonly string[]; states?: readonly SeriesState[]; after?: string; limit: number },
): Promise<Series[]> {
  const readable = officesWhere(actor, 'posts.read')
  const wanted = question.offices?.filter(id => readable === '*' || readable.includes(id)) ?? readable
  const conditions = [
    wanted === '*' ? sql`true` : sql`s.office_id = any(${[...wanted]}::text[])`,
    ...(question.states ? [sql`s.state = any(${[...question.states]}::text[])`] : []),
    ...(question.after ? [sql`s.id < ${question.after}::uuid`] : []),
  ]
  return await read(db, sql.join(conditions, sql` and `), question.limit)
}

/** @throws DatelineError `series-not-found`, also for one of another office. */
export async function showSeries(db: Db, actor: Actor, seriesId: string): Promise<Series> {
  const notFound = () => new DatelineError('series-not-found', { seriesId })
  const [series] = await read(db, sql`s.id = ${seriesId}`, 1)
  if (!series) throw notFound()
  assertMay(actor, 'posts.read', series.officeId, notFound)
  return series
}

async function read(db: Db, where: RawBuilder<unknown>, limit: number): Promise<Series[]> {
  const { rows } = await sql<Series>`
    select s.id, s.office_id as "officeId", s.name, s.rule,
      case when s.rule is null then jsonb_build_object('leastDays', s.least_days, 'endsOn', s.ends_on,
        'daysAhead', s.days_ahead) end as evergreen, s.starts_at as "startsAt", o.time_zone as zone,
      s.on_holiday as "onHoliday", s.state, s.state_reason as "stateReason", s.state_at as "stateAt", s.problem,
      (select name from person where id = s.state_by) as "stateByName",
      coalesce((select name from person where id = s.created_by), s.created_by) as "createdByName",
      s.created_at as "createdAt", s.continues,
      (select jsonb_agg(i.news_item_id order by i.position) from series_item i where i.series_id = s.id) as "newsItemIds",
      (select jsonb_agg(jsonb_build_object('channelId', c.id, 'network', c.network, 'handle', c.handle,
          'sameTextAcceptedBy', coalesce((select name from person where id = x.same_text_by), x.same_text_by),
          'sameTextAcceptedAt', to_char(x.same_text_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
          order by c.network, c.handle)
        from series_channel x join channel c on c.id = x.channel_id where x.series_id = s.id) as channels,
      (select jsonb_build_object(
          'expected', count(*) filter (where n.state = 'expected'),
          'scheduled', count(*) filter (where n.state = 'scheduled'),
          'skipped', count(*) filter (where n.state = 'skipped'),
          'passed', count(*) filter (where n.state = 'passed'))
        from series_occurrence n where n.series_id = s.id) as occurrences
    from series s join office o on o.id = s.office_id
    where ${where} order by s.id desc limit ${limit}`.execute(db)
  return rows
}
