import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { type NewEvent, recordEvents } from '../../../events/record-events.ts'
import { officeTime } from '../../../offices/office.view.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { timeFor } from '../choose-times.ts'
import type { PlannedTime } from '../times/plan.ts'
import { activePosts } from './kept-posts.ts'
import { type SeriesDeps, scheduleAtOnce } from './schedule-series.ts'
import { type OccurrenceRecord, occurrencesOf, type SeriesRecord } from './series-record.ts'
import { changing } from './series-state.ts'
import { expectAgain, takeOffSchedule } from './take-off.ts'

interface ChangeOccurrence {
  actor: Actor
  seriesId: string
  occurrenceId: string
}

/** Leaves one out; its posts are off the schedule. The others stay as they are. */
export async function skipOccurrence(deps: CalendarDeps, input: ChangeOccurrence): Promise<void> {
  await changing(deps, input, ['active', 'paused', 'recalled'], async (trx, actor, series) => {
    const { at } = await openOccurrence(trx, actor, series, input.occurrenceId)
    await trx
      .updateTable('series_occurrence')
      .set({ state: 'skipped', reason: 'A person skipped it.' })
      .where('id', '=', input.occurrenceId)
      .execute()
    await record(deps, trx, actor, {
      kind: 'series.occurrence-skipped',
      officeId: series.officeId,
      subjectId: series.id,
      data: { by: actor.id, at },
    })
  })
}

/**
 * Gives one another time, as a wall clock of the office; holidays do not move it any more.
 * @returns its time; the rules that this breaks are found when its posts are scheduled, and shown with them.
 * @throws DatelineError as `chooseTimes`; `occurrence-state-wrong` for one that is out, being sent or left out.
 */
export async function moveOccurrence(
  deps: SeriesDeps,
  input: ChangeOccurrence & { at: string; offset?: string },
): Promise<PlannedTime> {
  const moved = await changing(deps, input, ['active', 'paused', 'recalled'], async (trx, actor, series) => {
    const { at } = await openOccurrence(trx, actor, series, input.occurrenceId)
    const planned = await timeOf({ ...deps, db: trx }, series, input)
    await trx
      .updateTable('series_occurrence')
      .set({ moved_to: planned.local, moved_offset: planned.offset })
      .where('id', '=', input.occurrenceId)
      .execute()
    await expectAgain(trx, [input.occurrenceId])
    await record(deps, trx, actor, {
      kind: 'series.occurrence-moved',
      officeId: series.officeId,
      subjectId: series.id,
      data: { by: actor.id, at, to: planned.local },
    })
    return planned
  })
  await scheduleAtOnce(deps, input.seriesId)
  return moved
}

/** One that is still to come, with its posts off the schedule. */
async function openOccurrence(
  trx: Db,
  actor: CurrentActor,
  series: SeriesRecord,
  occurrenceId: string,
): Promise<OccurrenceRecord> {
  const found = (await occurrencesOf(trx, series.id)).find(each => each.id === occurrenceId)
  if (!found) throw new DatelineError('occurrence-not-found', { occurrenceId, seriesId: series.id })
  if (found.state !== 'expected' && found.state !== 'scheduled')
    throw new DatelineError('occurrence-state-wrong', { at: found.at, reason: `it is "${found.state}"` })
  await takeOffSchedule(trx, [occurrenceId], {
    by: actor.id,
    reason: `The series "${series.name}" was changed.`,
  })
  const [left] = await activePosts(trx, occurrenceId)
  if (left) {
    const reason =
      left.state === 'cancelled'
        ? `part of its post ${left.postId} is on the network`
        : `its post ${left.postId} is "${left.state}"`
    throw new DatelineError(
      'occurrence-state-wrong',
      { at: found.at, reason },
      { postId: left.postId, state: left.state },
    )
  }
  return found
}

async function timeOf(
  { db, clock }: CalendarDeps,
  series: SeriesRecord,
  { at, offset }: { at: string; offset?: string },
): Promise<PlannedTime> {
  const office = await officeTime(db, series.officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId: series.officeId })
  const channel = {
    slots: [],
    leastGapMinutes: 0,
    postOnHolidays: 'no' as const,
    postOnDaysOff: 'no' as const,
  }
  const wish = { at, ...(offset === undefined ? {} : { offset }) }
  return timeFor(wish, { now: clock.now(), office, channel, taken: [] })
}

async function record(deps: CalendarDeps, trx: Db, actor: CurrentActor, event: NewEvent): Promise<void> {
  await recordEvents(trx, [event])
  await writeAudit(trx, actor, deps.clock.now(), [
    {
      action: event.kind,
      officeId: event.officeId,
      subjectKind: 'series',
      subjectId: event.subjectId,
      detail: { ...event.data },
    },
  ])
}
