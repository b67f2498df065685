import { DateTime } from 'luxon'
import { failed, ok, type Result } from '../../core/result.ts'
import { type ChannelPlan, checkChannel, conflictsAt } from './channel-rules.ts'
import { checkOffice, holidayOf, isWorkingDay, type OfficeTime } from './office-time.ts'
import {
  type Conflict,
  choiceAt,
  localText,
  type PlanFailure,
  type PlannedTime,
  plannedAt,
  spokenTime,
} from './planned-time.ts'
import { meaningOf, type WallClock } from './wall-clock.ts'

export interface ExplicitRequest {
  /** The office's wall clock: 'YYYY-MM-DDTHH:MM'. */
  at: string
  /** Which of two, where clocks show the time twice: '+02:00'. */
  offset?: string
  /** UTC. */
  now: Date
  office: OfficeTime
  channel: ChannelPlan
  /** When the channel's other posts are due or were published, UTC. */
  taken: readonly Date[]
}

/**
 * A time that a person chose. It wins over every rule, but each rule it breaks is named. Only a time that does not
 * exist, or exists twice without an offset to tell which, fails; both ways out are offered then.
 * Throws `bad-input` for an office or channel that makes no sense.
 */
export function checkExplicitTime(request: ExplicitRequest): Result<PlannedTime, PlanFailure> {
  const { at, office, channel } = request
  checkOffice(office)
  checkChannel(channel)
  const wall = parseWallClock(at)
  if (!wall)
    return failed({ type: 'not-a-time', message: `"${at}" is not a time; write it like 2027-03-28T09:30.` })
  const meaning = meaningOf(wall, office.timeZone)
  switch (meaning.kind) {
    case 'skipped': {
      const { before, after } = meaning
      const message = `In ${office.timeZone} the clocks jump over ${spoken(wall)}; choose ${localText(before)} or ${localText(after)}.`
      return failed({ type: 'skipped-time', message, choices: [choiceAt(before), choiceAt(after)] })
    }
    case 'repeated': {
      const { first, second } = meaning
      const chosen = [first, second].find(moment => moment.toFormat('ZZ') === request.offset)
      if (chosen) return planned(chosen, request, [twice(wall, chosen)])
      const message = `In ${office.timeZone} the clocks show ${spoken(wall)} twice; say which, ${first.toFormat('ZZ')} (earlier) or ${second.toFormat('ZZ')} (later).`
      return failed({ type: 'repeated-time', message, choices: [choiceAt(first), choiceAt(second)] })
    }
    case 'once':
      return offsetFits(meaning.moment, request)
  }
}

function parseWallClock(at: string): WallClock | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at)) return undefined
  const time = DateTime.fromISO(at, { zone: 'utc' })
  if (!time.isValid || time.toFormat("yyyy-MM-dd'T'HH:mm") !== at) return undefined
  const { year, month, day, hour, minute } = time
  return { year, month, day, hour, minute }
}

function spoken(wall: WallClock): string {
  return spokenTime(DateTime.utc(wall.year, wall.month, wall.day, wall.hour, wall.minute))
}

function twice(wall: WallClock, chosen: DateTime): string {
  return `The clocks show ${spoken(wall)} twice; the post is due at the one at UTC${chosen.toFormat('ZZ')}.`
}

function offsetFits(moment: DateTime, request: ExplicitRequest): Result<PlannedTime, PlanFailure> {
  const offset = moment.toFormat('ZZ')
  if (request.offset === undefined || request.offset === offset) return planned(moment, request, [])
  const message = `At ${spokenTime(moment)} ${request.office.timeZone} is at UTC${offset}, not UTC${request.offset}; leave the offset out or correct it.`
  return failed({ type: 'not-a-time', message })
}

function planned(
  moment: DateTime,
  request: ExplicitRequest,
  notes: string[],
): Result<PlannedTime, PlanFailure> {
  const { now, office, channel, taken } = request
  const conflicts: Conflict[] = []
  if (moment.toMillis() < now.getTime()) {
    const message = `${spokenTime(moment)} is past; the post would go out at once.`
    conflicts.push({ kind: 'past', message })
  }
  conflicts.push(...conflictsAt(moment, office, channel, taken))
  return ok(plannedAt(moment, conflicts, [...notes, ...dayNotes(moment, office, channel)]))
}

/** What breaks no rule of the channel but is good to know. */
function dayNotes(moment: DateTime, office: OfficeTime, channel: ChannelPlan): string[] {
  const holiday = channel.postOnHolidays === 'yes' ? holidayOf(office, moment) : undefined
  const dayOff = channel.postOnDaysOff === 'yes' && !isWorkingDay(office, moment)
  return [
    ...(holiday ? [`That day is a holiday: ${holiday.name}.`] : []),
    ...(dayOff
      ? [`The office does not work on that day, ${moment.setLocale('en-GB').toFormat('cccc')}.`]
      : []),
  ]
}
