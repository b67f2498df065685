import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { officeTime } from '../../../offices/office.view.ts'
import { type Layouts, withLayouts } from '../../composing/layouts.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { isActivePost } from './kept-posts.ts'
import { timedOccurrences } from './preview-occurrences.ts'
import { assertAccepted, channelsThatRepeat } from './same-text-in-turn.ts'
import { type SeriesDeps, scheduleAtOnce } from './schedule-series.ts'
import type { SeriesState } from './series.tables.ts'
import { contentOfSeries, contentWanted, layOutSeries, type SeriesContent } from './series-posts.ts'
import { lockSeries, occurrencesOf, readSeries, type SeriesRecord } from './series-record.ts'
import { expectAgain, expectWithdrawn, type TakenOff, takeOffSchedule } from './take-off.ts'

interface ChangeState {
  actor: Actor
  seriesId: string
  reason?: string
}

/** Nothing of it goes out until it is resumed; what was scheduled is off the schedule and expected again. */
export async function pauseSeries(deps: CalendarDeps, input: ChangeState): Promise<TakenOff[]> {
  return await changing(deps, input, ['active'], async (trx, actor, series) => {
    const taken = await stop(deps, trx, actor, series, 'paused', input.reason)
    await record(deps, trx, actor, series, 'series.paused')
    return taken
  })
}

/** For good. What is out stays out. */
export async function endSeries(deps: CalendarDeps, input: ChangeState): Promise<TakenOff[]> {
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
 * @throws DatelineError of `contentOfSeries`, while something that it says is not approved or has no channel;
 * `series-repeats-text` where what is to come says the same again too soon.
 */
export async function resumeSeries(
  deps: SeriesDeps,
  input: ChangeState & { acceptSameText?: readonly string[] },
): Promise<void> {
  await withLayouts(
    layouts => resume(deps, input, layouts),
    async () =>
      await layOutSeries(deps, contentWanted(input.actor, await readSeries(deps.db, input.seriesId))),
  )
  await scheduleAtOnce(deps, input.seriesId)
}

async function resume(
  deps: CalendarDeps,
  input: ChangeState & { acceptSameText?: readonly string[] },
  layouts: Layouts,
): Promise<void> {
  await changing(deps, input, ['paused', 'recalled'], async (trx, actor, series) => {
    const content = await contentOfSeries({ ...deps, db: trx }, contentWanted(actor, series), layouts)
    for (const [position, item] of content.items.entries())
      await trx
        .updateTable('series_item')
        .set({ content_hash: item.contentHash })
        .where('series_id', '=', series.id)
        .where('position', '=', position)
        .execute()
    await expectWithdrawn(trx, series.id)
    await acceptRepeats({ ...deps, db: trx }, actor, series, content, input.acceptSameText ?? [])
    await setState(deps, trx, actor, series, 'active', input.reason)
    await record(deps, trx, actor, series, 'series.resumed')
  })
}

/** Holds what is still to come against the rule about the same text, as when the series was created. */
async function acceptRepeats(
  { db: trx, clock, networks }: CalendarDeps,
  actor: CurrentActor,
  series: SeriesRecord,
  { posts }: SeriesContent,
  accepted: readonly string[],
): Promise<void> {
  const office = await officeTime(trx, series.officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId: series.officeId })
  const open = (await occurrencesOf(trx, series.id)).filter(
    each => each.state === 'expected' || each.state === 'scheduled',
  )
  const toCome = timedOccurrences(open, office, series.onHoliday).filter(each => each.moment >= clock.now())
  const before = series.channels.filter(each => each.sameTextBy !== null).map(each => each.channelId)
  const repeating = channelsThatRepeat(networks, posts, toCome)
  assertAccepted(repeating, [...before, ...accepted])
  const now = repeating.map(each => each.channelId).filter(channelId => !before.includes(channelId))
  if (now.length > 0)
    await trx
      .updateTable('series_channel')
      .set({ same_text_by: actor.id, same_text_at: clock.now() })
      .where('series_id', '=', series.id)
      .where('channel_id', 'in', now)
      .execute()
}

/** Locks the series for a person who may schedule in its office. */
export async function changing<Value>(
  deps: CalendarDeps,
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
  deps: CalendarDeps,
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
  { clock }: CalendarDeps,
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
  { clock }: CalendarDeps,
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
