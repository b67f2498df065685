import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { approvedItemsOf } from '../approved-items.ts'
import type { MoveDeps } from '../moving/move-deps.ts'
import { isActivePost } from './kept-posts.ts'
import { scheduleOneSeries } from './schedule-series.ts'
import type { SeriesState } from './series.tables.ts'
import { lockSeries, type SeriesRecord } from './series-record.ts'
import { expectAgain, expectWithdrawn, type TakenOff, takeOffSchedule } from './take-off.ts'

interface ChangeState {
  actor: Actor
  seriesId: string
  reason?: string
}

/** Nothing of it goes out until it is resumed; what was scheduled is off the schedule and expected again. */
export async function pauseSeries(deps: MoveDeps, input: ChangeState): Promise<TakenOff[]> {
  return await changing(deps, input, ['active'], async (trx, actor, series) => {
    const taken = await stop(deps, trx, actor, series, 'paused', input.reason)
    await record(deps, trx, actor, series, 'series.paused')
    return taken
  })
}

/** For good. What is out stays out. */
export async function endSeries(deps: MoveDeps, input: ChangeState): Promise<TakenOff[]> {
  return await changing(deps, input, ['active', 'paused', 'recalled'], async (trx, actor, series) => {
    const taken = await stop(deps, trx, actor, series, 'ended', input.reason)
    await skipRest(trx, series.id)
    await record(deps, trx, actor, series, 'series.ended')
    return taken
  })
}

/** One of which something goes out or is out stays scheduled. */
async function skipRest(trx: Db, seriesId: string): Promise<void> {
  await sql`
    update series_occurrence o set state = 'scheduled'
    where o.series_id = ${seriesId} and o.state = 'expected'
      and exists (select from post p where p.occurrence_id = o.id and ${isActivePost})`.execute(trx)
  await trx
    .updateTable('series_occurrence')
    .set({ state: 'skipped', reason: 'The series was ended.' })
    .where('series_id', '=', seriesId)
    .where('state', '=', 'expected')
    .execute()
}

/**
 * Goes on with what is still to come. After a recall, with the content that is approved now.
 * @throws DatelineError `item-not-approved`, `approver-may-no-longer` while something that it says is not approved.
 */
export async function resumeSeries(deps: MoveDeps, input: ChangeState): Promise<void> {
  await changing(deps, input, ['paused', 'recalled'], async (trx, actor, series) => {
    const items = await approvedItemsOf(
      trx,
      series.items.map(item => item.newsItemId),
    )
    for (const [position, item] of items.entries())
      await trx
        .updateTable('series_item')
        .set({ content_hash: item.contentHash })
        .where('series_id', '=', series.id)
        .where('position', '=', position)
        .execute()
    await expectWithdrawn(trx, series.id)
    await setState(deps, trx, actor, series, 'active', input.reason)
    await record(deps, trx, actor, series, 'series.resumed')
  })
  await scheduleOneSeries(deps, input.seriesId)
}

/** Locks the series for a person who may schedule in its office. */
export async function changing<Value>(
  deps: MoveDeps,
  { actor: asked, seriesId }: { actor: Actor; seriesId: string },
  states: readonly SeriesState[],
  work: (trx: Db, actor: CurrentActor, series: SeriesRecord) => Promise<Value>,
): Promise<Value> {
  return await actingAs(deps.db, asked, async (trx, actor) => {
    const series = await lockSeries(trx, seriesId)
    assertMay(
      actor,
      'posts.schedule',
      series.officeId,
      () => new DatelineError('series-not-found', { seriesId }),
    )
    if (!states.includes(series.state))
      throw new DatelineError(
        'series-state-wrong',
        { seriesId, state: series.state, states: states.join(' or ') },
        { state: series.state },
      )
    return await work(trx, actor, series)
  })
}

async function stop(
  deps: MoveDeps,
  trx: Db,
  actor: CurrentActor,
  series: SeriesRecord,
  state: 'paused' | 'ended',
  reason: string | undefined,
): Promise<TakenOff[]> {
  await setState(deps, trx, actor, series, state, reason)
  const taken = await takeOffSchedule(
    trx,
    { seriesId: series.id },
    { by: actor.id, reason: `The series "${series.name}" was ${state}.` },
  )
  await expectAgain(
    trx,
    taken.map(each => each.occurrenceId),
  )
  return taken
}

async function setState(
  { clock }: MoveDeps,
  trx: Db,
  actor: CurrentActor,
  series: SeriesRecord,
  state: SeriesState,
  reason: string | undefined,
): Promise<void> {
  await trx
    .updateTable('series')
    .set({
      state,
      state_reason: reason ?? null,
      state_by: actor.id,
      state_at: clock.now(),
      problem: null,
    })
    .where('id', '=', series.id)
    .execute()
}

async function record(
  { clock }: MoveDeps,
  trx: Db,
  actor: CurrentActor,
  series: SeriesRecord,
  kind: 'series.paused' | 'series.resumed' | 'series.ended',
): Promise<void> {
  await recordEvents(trx, [{ kind, officeId: series.officeId, subjectId: series.id, data: { by: actor.id } }])
  await writeAudit(trx, actor, clock.now(), [
    { action: kind, officeId: series.officeId, subjectKind: 'series', subjectId: series.id },
  ])
}
