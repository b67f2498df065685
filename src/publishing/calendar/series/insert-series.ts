import type { CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { PlannedOccurrence } from './preview-occurrences.ts'
import type { SeriesContent } from './series-posts.ts'
import type { SeriesRecord } from './series-record.ts'

export type NewSeries = Pick<
  SeriesRecord,
  'officeId' | 'name' | 'rule' | 'evergreen' | 'startsAt' | 'onHoliday'
> & {
  seriesId: string
  at: Date
  by: string
  /** Active unless said otherwise. */
  state?: 'active' | 'paused'
  /** The series that was edited and goes on as this one. */
  continues?: string
}

export async function insertSeries(trx: Db, series: NewSeries): Promise<void> {
  await trx
    .insertInto('series')
    .values({
      id: series.seriesId,
      office_id: series.officeId,
      name: series.name,
      rule: series.rule,
      starts_at: series.startsAt,
      on_holiday: series.onHoliday,
      state: series.state ?? 'active',
      continues: series.continues ?? null,
      state_reason: null,
      state_by: series.by,
      state_at: series.at,
      created_by: series.by,
      created_at: series.at,
      least_days: series.evergreen?.leastDays ?? null,
      ends_on: series.evergreen?.endsOn ?? null,
      days_ahead: series.evergreen?.daysAhead ?? null,
    })
    .execute()
}

/** Its items and channels, with who accepted what. */
export async function insertContent(
  trx: Db,
  seriesId: string,
  { items, posts }: SeriesContent,
  { accepted, by, at }: { accepted: readonly string[]; by: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('series_item')
    .values(
      items.map((item, position) => ({
        series_id: seriesId,
        position,
        news_item_id: item.newsItemId,
        content_hash: item.contentHash,
      })),
    )
    .execute()
  const channelIds = [...new Set(posts.flat().map(post => post.channel.id))]
  await trx
    .insertInto('series_channel')
    .values(
      channelIds.map(channelId => ({
        series_id: seriesId,
        channel_id: channelId,
        same_text_by: accepted.includes(channelId) ? by : null,
        same_text_at: accepted.includes(channelId) ? at : null,
      })),
    )
    .execute()
}

/** Expected from now on. */
export async function insertOccurrences(
  trx: Db,
  seriesId: string,
  occurrences: readonly PlannedOccurrence[],
): Promise<void> {
  if (occurrences.length === 0) return
  await trx
    .insertInto('series_occurrence')
    .values(
      occurrences.map(({ id, at, itemPosition, channelId, language }) => ({
        id,
        series_id: seriesId,
        local_at: at,
        item_position: itemPosition,
        channel_id: channelId ?? null,
        language: language ?? null,
        state: 'expected' as const,
      })),
    )
    .execute()
}

/** The event and the audit entry of a new series. */
export async function recordCreated(
  trx: Db,
  actor: CurrentActor,
  { officeId, name, seriesId, at }: Pick<NewSeries, 'officeId' | 'name' | 'seriesId' | 'at'>,
  { items }: SeriesContent,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordEvents(trx, [
    { kind: 'series.created', officeId, subjectId: seriesId, data: { by: actor.id, name } },
  ])
  const contentHashes = items.map(item => item.contentHash)
  const newsItemIds = items.map(item => item.newsItemId)
  await writeAudit(trx, actor, at, [
    {
      action: 'series.create',
      officeId,
      subjectKind: 'series',
      subjectId: seriesId,
      detail: { ...detail, newsItemIds, contentHashes },
    },
  ])
}
