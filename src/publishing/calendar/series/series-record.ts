import type { Selectable } from 'kysely'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { Tables } from '../../../database/tables.ts'
import type { OccurrenceState, OnHoliday, SeriesState } from './series.tables.ts'

/** A series as the record has it. Wall clocks are its office's, 'YYYY-MM-DDTHH:MM'; moments UTC. */
export interface SeriesRecord {
  id: string
  officeId: string
  name: string
  /** Null for an evergreen series. */
  rule: string | null
  evergreen: EvergreenRule | null
  startsAt: string
  onHoliday: OnHoliday
  state: SeriesState
  /** Since when it has this state. */
  stateAt: Date
  problem: string | null
  createdBy: string
  items: SeriesItem[]
  channels: SeriesChannel[]
}

/** How a series fills free slots that has no rule. */
export interface EvergreenRule {
  /** Between two uses of an item on a channel, by the office's calendar. */
  leastDays: number
  /** The last day that it may use, 'YYYY-MM-DD' of the office's calendar. */
  endsOn: string
  /** How many days before its slot a use becomes a post. */
  daysAhead: number
}

export interface SeriesItem {
  newsItemId: string
  contentHash: string
}

export interface SeriesChannel {
  channelId: string
  /** Who accepted that it says the same again, and when. */
  sameTextBy: string | null
  sameTextAt: Date | null
}

export interface OccurrenceRecord {
  id: string
  at: string
  movedTo: string | null
  movedOffset: string | null
  itemPosition: number
  /** Null: all channels of its series, or all languages of its item. */
  channelId: string | null
  language: Language | null
  /** It has a slot of its channel, which no holiday moves. */
  isSlot: boolean
  state: OccurrenceState
  reason: string | null
}

/** Locked until the transaction ends, against changes and against the worker that schedules it. */
export async function lockSeries(trx: Db, seriesId: string): Promise<SeriesRecord> {
  const row = await trx
    .selectFrom('series')
    .select('id')
    .where('id', '=', seriesId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DatelineError('series-not-found', { seriesId })
  return await readSeries(trx, seriesId)
}

/** @throws DatelineError `series-not-found`. */
export async function readSeries(db: Db, seriesId: string): Promise<SeriesRecord> {
  const row = await db.selectFrom('series').selectAll().where('id', '=', seriesId).executeTakeFirst()
  if (!row) throw new DatelineError('series-not-found', { seriesId })
  const items = await db
    .selectFrom('series_item')
    .select(['news_item_id as newsItemId', 'content_hash as contentHash'])
    .where('series_id', '=', seriesId)
    .orderBy('position')
    .execute()
  const channels = await db
    .selectFrom('series_channel')
    .select(['channel_id as channelId', 'same_text_by as sameTextBy', 'same_text_at as sameTextAt'])
    .where('series_id', '=', seriesId)
    .orderBy('channel_id')
    .execute()
  return {
    id: row.id,
    officeId: row.office_id,
    name: row.name,
    rule: row.rule,
    evergreen: evergreenOf(row),
    startsAt: row.starts_at,
    onHoliday: row.on_holiday,
    state: row.state,
    stateAt: row.state_at,
    problem: row.problem,
    createdBy: row.created_by,
    items,
    channels,
  }
}

function evergreenOf({
  least_days: leastDays,
  ends_on: endsOn,
  days_ahead: daysAhead,
}: Pick<Selectable<Tables['series']>, 'least_days' | 'ends_on' | 'days_ahead'>): EvergreenRule | null {
  return leastDays === null || endsOn === null || daysAhead === null ? null : { leastDays, endsOn, daysAhead }
}

/** All of them, in order. */
export async function occurrencesOf(db: Db, seriesId: string): Promise<OccurrenceRecord[]> {
  const rows = await db
    .selectFrom('series_occurrence')
    .select([
      'id',
      'local_at as at',
      'moved_to as movedTo',
      'moved_offset as movedOffset',
      'item_position as itemPosition',
      'channel_id as channelId',
      'language',
      'state',
      'reason',
    ])
    .where('series_id', '=', seriesId)
    .orderBy('local_at')
    .orderBy('channel_id')
    .execute()
  return rows.map(row => ({ ...row, isSlot: row.channelId !== null }))
}
