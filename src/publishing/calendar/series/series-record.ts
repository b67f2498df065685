import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import type { OccurrenceState, OnHoliday, SeriesState } from './series.tables.ts'

/** A series as the record has it. Wall clocks are its office's, 'YYYY-MM-DDTHH:MM'; moments UTC. */
export interface SeriesRecord {
  id: string
  officeId: string
  name: string
  rule: string
  startsAt: string
  onHoliday: OnHoliday
  state: SeriesState
  problem: string | null
  createdBy: string
  items: SeriesItem[]
  channels: SeriesChannel[]
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
    startsAt: row.starts_at,
    onHoliday: row.on_holiday,
    state: row.state,
    problem: row.problem,
    createdBy: row.created_by,
    items,
    channels,
  }
}

/** All of them, in order. */
export async function occurrencesOf(db: Db, seriesId: string): Promise<OccurrenceRecord[]> {
  return await db
    .selectFrom('series_occurrence')
    .select([
      'id',
      'local_at as at',
      'moved_to as movedTo',
      'moved_offset as movedOffset',
      'item_position as itemPosition',
      'state',
      'reason',
    ])
    .where('series_id', '=', seriesId)
    .orderBy('local_at')
    .execute()
}
