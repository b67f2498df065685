import type { DateTime } from 'luxon'
import { DatelineError } from '../../../core/errors/errors.ts'
import { messageLocale } from '../../../core/languages/registry.ts'
import type { OfficeTime } from '../../../offices/office.view.ts'
import { checkWeekday, holidayOf, isWorkingDay, minutesOf, quietHoursAt } from './office-time.ts'
import { type Conflict, spokenTime } from './planned-time.ts'

/** When a channel likes to post, and how much. */
export interface ChannelPlan {
  /** Weekly wall-clock times in the office's zone. Weekday 1 is Monday; `at` is 'HH:MM'. */
  slots: readonly { weekday: number; at: string }[]
  /** The least time between two posts of the channel. */
  leastGapMinutes: number
  /** The most posts in one day of the office's calendar. */
  dailyCap?: number
  postOnHolidays: 'yes' | 'no'
  /** Whether the channel posts on days the office does not work; 'no' when absent. */
  postOnDaysOff?: 'yes' | 'no'
}

/** Throws `bad-input` for a slot that is no weekly time, and for a gap or cap that makes no sense. */
export function checkChannel(channel: ChannelPlan): void {
  for (const slot of channel.slots) {
    checkWeekday(slot.weekday)
    minutesOf(slot.at)
  }
  if (!(Number.isFinite(channel.leastGapMinutes) && channel.leastGapMinutes >= 0)) {
    throw new DatelineError('gap-invalid', { minutes: channel.leastGapMinutes })
  }
  if (channel.dailyCap !== undefined && !(Number.isInteger(channel.dailyCap) && channel.dailyCap > 0)) {
    throw new DatelineError('daily-cap-invalid', { cap: channel.dailyCap })
  }
}

/** Every rule that a post at `local` (in the office's zone) would break, beside posts at the times `taken` (UTC). */
export function conflictsAt(
  local: DateTime,
  office: OfficeTime,
  channel: ChannelPlan,
  taken: readonly Date[],
): Conflict[] {
  const conflicts: Conflict[] = []
  const holiday = holidayOf(office, local)
  if (holiday && channel.postOnHolidays === 'no') {
    const doubt = holiday.toConfirm ? ' (date to be confirmed)' : ''
    conflicts.push({ kind: 'holiday', message: `${spokenDay(local)} is a holiday: ${holiday.name}${doubt}.` })
  }
  if (!isWorkingDay(office, local) && channel.postOnDaysOff !== 'yes') {
    conflicts.push({ kind: 'day-off', message: `The office does not work on a ${weekdayName(local)}.` })
  }
  const quiet = quietHoursAt(office, local)
  if (quiet) {
    const { window, exception } = quiet
    const name = exception ? ` of "${exception.name}"` : ''
    conflicts.push({
      kind: 'quiet-hours',
      message: `${local.toFormat('HH:mm')} is in the quiet hours${name} from ${window.from} to ${window.to}.`,
    })
  }
  return [...conflicts, ...gapConflict(local, channel, taken), ...capConflict(local, channel, taken)]
}

function spokenDay(local: DateTime): string {
  return local.setLocale(messageLocale).toFormat('cccc d LLLL yyyy')
}

function weekdayName(local: DateTime): string {
  return local.setLocale(messageLocale).toFormat('cccc')
}

function gapConflict(local: DateTime, channel: ChannelPlan, taken: readonly Date[]): Conflict[] {
  const at = local.toMillis()
  const apart = (other: Date) => Math.abs(other.getTime() - at)
  let nearest: Date | undefined
  for (const other of taken) if (!nearest || apart(other) < apart(nearest)) nearest = other
  // Two posts at the very same moment are too close even where no gap is asked for.
  const least = Math.max(channel.leastGapMinutes * 60_000, 1)
  if (!nearest || apart(nearest) >= least) return []
  if (apart(nearest) === 0) {
    return [{ kind: 'slot-taken', message: 'Another post of this channel is due at this very moment.' }]
  }
  const other = spokenTime(local.plus(nearest.getTime() - local.toMillis()))
  return [
    {
      kind: 'too-close',
      message: `Another post of this channel is due on ${other}; there must be ${channel.leastGapMinutes} minutes between two.`,
    },
  ]
}

function capConflict(local: DateTime, channel: ChannelPlan, taken: readonly Date[]): Conflict[] {
  if (channel.dailyCap === undefined) return []
  const from = local.startOf('day').toMillis()
  const to = local.endOf('day').toMillis()
  const count = taken.filter(other => other.getTime() >= from && other.getTime() <= to).length
  if (count < channel.dailyCap) return []
  const posts = count === 1 ? '1 post' : `${count} posts`
  return [
    {
      kind: 'daily-cap',
      message: `${spokenDay(local)} has ${posts} on this channel already; ${channel.dailyCap} a day are allowed.`,
    },
  ]
}
