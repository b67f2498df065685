import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { step } from '../../sending/machine.ts'

/** A post of a series that was taken off the schedule. */
export interface TakenOff {
  postId: string
  occurrenceId: string
}

/**
 * Takes the posts of occurrences off the schedule of which nothing has been tried. What a worker sends already, or what is
 * out, stays. The caller holds the series.
 * @param by the person, or `system` for a recall.
 */
export async function takeOffSchedule(
  trx: Db,
  occurrenceIds: readonly string[] | { seriesId: string },
  { by, reason }: { by: string; reason: string },
): Promise<TakenOff[]> {
  const which =
    'seriesId' in occurrenceIds
      ? sql`p.occurrence_id in (select id from series_occurrence where series_id = ${occurrenceIds.seriesId})`
      : sql`p.occurrence_id = any(${[...occurrenceIds]}::uuid[])`
  const { rows } = await sql<TakenOff>`
    with open as (
      select p.id from post p
      where ${which} and p.state in ('scheduled', 'needs_attention')
        and not exists (select from attempt where post_id = p.id)
      order by p.id for update of p
    )
    update post p set state = ${step('scheduled', 'cancel')}, next_at = null,
      cancelled_by = ${by}, reason = ${reason}
    from open where p.id = open.id
    returning p.id as "postId", p.occurrence_id as "occurrenceId"`.execute(trx)
  return rows
}

/** Occurrences of which posts were taken off are expected again; the worker makes posts of those to come. */
export async function expectAgain(trx: Db, occurrenceIds: readonly string[]): Promise<void> {
  await sql`
    update series_occurrence set state = 'expected', reason = null
    where id = any(${[...occurrenceIds]}::uuid[]) and state = 'scheduled'`.execute(trx)
}

/** The same for those of which a post was withdrawn with its approval, and none made in its place. */
export async function expectWithdrawn(trx: Db, seriesId: string): Promise<void> {
  await sql`
    update series_occurrence o set state = 'expected', reason = null
    where o.series_id = ${seriesId} and o.state = 'scheduled' and exists (
      select from post w where w.occurrence_id = o.id and w.state = 'cancelled' and w.cancelled_by is null
        and not exists (select from post later where later.occurrence_id = o.id and later.id > w.id
          and later.channel_id = w.channel_id and later.language = w.language))`.execute(trx)
}
