import { DateTime } from 'luxon'
import { messageLocale } from '../../../core/languages/registry.ts'
import { failed, ok, type Result } from '../../../core/result.ts'
import type { OfficeTime } from '../../../offices/office.view.ts'
import { calendarHint } from './calendar-hint.ts'
import { type ChannelPlan, checkChannel, conflictsAt } from './channel-rules.ts'
import { checkNotTooFar } from './not-too-far.ts'
import { checkOffice, holidayOf, isWorkingDay } from './office-time.ts'
import {
  type Conflict,
  choiceAt,
  localText,
  type PlanFailure,
  type PlannedTime,
  planFailure,
  plannedAt,
  spokenTime,
} from './planned-time.ts'
import { meaningOf, type WallClock } from './wall-clock.ts'

export interface ExplicitRequest extends MomentRequest {
  /** The office's wall clock: 'YYYY-MM-DDTHH:MM', with ':SS' where it is to the second. */
  at: string
  /** Which of two, where clocks show the time twice: '+02:00'. */
  offset?: string
  /** A time that is past is a slip and refused, unless the caller says that the post is to go out at once. */
  ifPast?: 'send-now'
}

interface MomentRequest {
  /** UTC. */
  now: Date
  office: OfficeTime
  channel: ChannelPlan
  /** When the channel's other posts are due or were published, UTC. */
  taken: readonly Date[]
}

/**
 * A time that a person chose. It wins over every rule, but each rule it breaks is named. What fails is a time that
 * does not exist, or exists twice without an offset to tell which (both ways out are offered then), and one that
 * cannot be meant: past, or more than five years ahead, as the years of other calendars are.
 * Throws `bad-input` for an office or channel that makes no sense.
 */
export function checkExplicitTime(request: ExplicitRequest): Result<PlannedTime, PlanFailure> {
  const { at, office, channel } = request
  checkOffice(office)
  checkChannel(channel)
  const wall = parseWallClock(at)
  if (!wall) return failed(planFailure('not-a-time', { at }))
  const meaning = meaningOf(wall, office.timeZone)
  switch (meaning.kind) {
    case 'skipped': {
      const { before, after } = meaning
      const choices = { before: localText(before), after: localText(after) }
      const failure = planFailure('skipped-time', { zone: office.timeZone, time: spoken(wall), ...choices })
      return failed({ ...failure, choices: [choiceAt(before), choiceAt(after)] })
    }
    case 'repeated': {
      const { first, second } = meaning
      const chosen = [first, second].find(moment => moment.toFormat('ZZ') === request.offset)
      if (chosen) return planned(chosen, request, [twice(wall, chosen)])
      const offsets = { first: first.toFormat('ZZ'), second: second.toFormat('ZZ') }
      const failure = planFailure('repeated-time', { zone: office.timeZone, time: spoken(wall), ...offsets })
      return failed({ ...failure, choices: [choiceAt(first), choiceAt(second)] })
    }
    case 'once':
      return offsetFits(meaning.moment, request)
  }
}

/** A moment that is known already, such as another post's: the rules that it breaks are named. Fails and throws as above. */
export function timeAt({
  moment,
  ...request
}: MomentRequest & { moment: Date }): Result<PlannedTime, PlanFailure> {
  checkOffice(request.office)
  checkChannel(request.channel)
  const local = DateTime.fromJSDate(moment, { zone: request.office.timeZone })
  return planned(local, { ...request, at: localText(local) }, [])
}

/** At once: the rules that this breaks are named. Throws as `checkExplicitTime` does. */
export function timeNow(request: MomentRequest): PlannedTime {
  checkOffice(request.office)
  checkChannel(request.channel)
  return dueAt(DateTime.fromJSDate(request.now, { zone: request.office.timeZone }), request, [])
}

function parseWallClock(at: string): WallClock | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(at)) return undefined
  const time = DateTime.fromISO(at, { zone: 'utc' })
  if (!time.isValid || !time.toFormat("yyyy-MM-dd'T'HH:mm:ss").startsWith(at)) return undefined
  const { year, month, day, hour, minute, second } = time
  return { year, month, day, hour, minute, second }
}

function spoken({ year, month, day, hour, minute, second }: WallClock): string {
  return spokenTime(DateTime.utc(year, month, day, hour, minute, second))
}

function twice(wall: WallClock, chosen: DateTime): string {
  return `The clocks show ${spoken(wall)} twice; the post is due at the one at UTC${chosen.toFormat('ZZ')}.`
}

function offsetFits(moment: DateTime, request: ExplicitRequest): Result<PlannedTime, PlanFailure> {
  const offset = moment.toFormat('ZZ')
  if (request.offset === undefined || request.offset === offset) return planned(moment, request, [])
  const { timeZone: zone } = request.office
  return failed(
    planFailure('wrong-offset', { time: spokenTime(moment), zone, offset, given: request.offset }),
  )
}

function planned(
  moment: DateTime,
  request: ExplicitRequest,
  notes: string[],
): Result<PlannedTime, PlanFailure> {
  const { at, now, ifPast } = request
  const tooFar = checkNotTooFar(at, moment.toJSDate(), now)
  if (!tooFar.ok) return tooFar
  const isPast = moment.toMillis() < now.getTime()
  if (!ifPast) return isPast ? failed(pastFailure(at, moment, now)) : ok(dueAt(moment, request, notes))
  if (!isPast) return failed(planFailure('time-is-not-past', { at }))
  const atOnce = timeNow(request)
  const past: Conflict = {
    kind: 'past',
    message: `${spokenTime(moment)} is past; the post goes out at once.`,
  }
  return ok({ ...atOnce, conflicts: [past, ...atOnce.conflicts] })
}

function pastFailure(at: string, moment: DateTime, now: Date): PlanFailure {
  const hint = calendarHint(at.slice(0, 4), now)
  const local = localText(DateTime.fromJSDate(now, { zone: moment.zone }).startOf('second'))
  return planFailure('time-is-past', { at, now: local, hint })
}

function dueAt(moment: DateTime, request: MomentRequest, notes: string[]): PlannedTime {
  const { office, channel, taken } = request
  return plannedAt(moment, conflictsAt(moment, office, channel, taken), [
    ...notes,
    ...dayNotes(moment, office, channel),
  ])
}

/** What breaks no rule of the channel but is good to know. */
function dayNotes(moment: DateTime, office: OfficeTime, channel: ChannelPlan): string[] {
  const holiday = channel.postOnHolidays === 'yes' ? holidayOf(office, moment) : undefined
  const dayOff = channel.postOnDaysOff === 'yes' && !isWorkingDay(office, moment)
  return [
    ...(holiday ? [`That day is a holiday: ${holiday.name}.`] : []),
    ...(dayOff
      ? [`The office does not work on that day, ${moment.setLocale(messageLocale).toFormat('cccc')}.`]
      : []),
  ]
}
