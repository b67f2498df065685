import { sql } from 'kysely'
import type { Db } from '../../../../database/connect.ts'
import type { OfficeTime } from '../../../../offices/office.view.ts'
import type { CalendarDeps } from '../../calendar-deps.ts'
import type { PlannedOccurrence } from '../preview-occurrences.ts'
import type { OccurrencePost, SeriesContent } from '../series-posts.ts'
import type { EvergreenRule, OccurrenceRecord, SeriesRecord } from '../series-record.ts'
import { daysToNearest } from './choose-uses.ts'
import { planUses, postedUses } from './plan-uses.ts'

/** Gives an evergreen series the slots that are free now; its uses are expected from then on. The caller holds the series. */
export async function fillSlots(
  deps: CalendarDeps,
  office: OfficeTime,
  series: SeriesRecord & { evergreen: EvergreenRule },
  content: SeriesContent,
): Promise<void> {
  const accepted = series.channels.filter(each => each.sameTextBy !== null).map(each => each.channelId)
  const { id: seriesId, evergreen: rule } = series
  await insertUses(deps.db, seriesId, await planUses(deps, office, { seriesId, rule, content, accepted }))
  await deps.db
    .updateTable('series')
    .set({ filled_at: deps.clock.now() })
    .where('id', '=', seriesId)
    .execute()
}

/** A slot that was given up for another post may be free again. */
export async function insertUses(
  trx: Db,
  seriesId: string,
  uses: readonly PlannedOccurrence[],
): Promise<void> {
  if (uses.length === 0) return
  await trx
    .insertInto('series_occurrence')
    .values(
      uses.map(({ id, at, itemPosition, channelId, language }) => ({
        id,
        series_id: seriesId,
        local_at: at,
        item_position: itemPosition,
        channel_id: channelId ?? null,
        language: language ?? null,
        state: 'expected' as const,
      })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['series_id', 'local_at', 'channel_id'])
        .doUpdateSet({
          state: 'expected',
          reason: null,
          item_position: sql`excluded.item_position`,
          language: sql`excluded.language`,
          moved_to: null,
          moved_offset: null,
        })
        .where('series_occurrence.state', '=', 'passed'),
    )
    .execute()
}

/**
 * The uses that give way, with the reason, by occurrence: their slot is not free any more, or their item was posted too near
 * meanwhile. One that a person moved stays where they put it.
 */
export async function usesThatGiveWay(
  { db, clock }: CalendarDeps,
  office: OfficeTime,
  { leastDays }: EvergreenRule,
  content: SeriesContent,
  occurrences: readonly OccurrenceRecord[],
  timed: readonly OccurrencePost[],
): Promise<Map<string, string>> {
  const givingWay = new Map<string, string>()
  for (const post of timed) {
    const occurrence = occurrences.find(each => each.id === post.occurrenceId)
    if (!occurrence || occurrence.movedTo !== null) continue
    const [conflict] = post.planned.conflicts
    if (conflict) {
      givingWay.set(post.occurrenceId, `Its slot is not free any more: ${conflict.message}`)
      continue
    }
    const posted = await postedUses(db, office, content, post.channel.id, clock.now())
    const entry = { itemPosition: occurrence.itemPosition, language: post.language }
    const others = posted.filter(use => use.occurrenceId !== post.occurrenceId)
    if (daysToNearest(entry, post.planned.local, others) < leastDays)
      givingWay.set(
        post.occurrenceId,
        `Its item is on this channel less than ${leastDays} days from then already.`,
      )
  }
  return givingWay
}
