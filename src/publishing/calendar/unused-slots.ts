import type { ChannelSummary, Slot } from '../../channels/channel.view.ts'
import { slotLabel, weekdayNames } from '../../channels/settings/week-of-slots.ts'
import type { OfficeTime } from '../../offices/office.view.ts'
import { quietAt } from '../../offices/quiet-hours.ts'

/** Slots of a channel that planning passes over, by day and time; one sentence each. */
export function slotNotes(office: OfficeTime, channel: ChannelSummary): string[] {
  const isDayOff = (slot: Slot) => !channel.postOnDaysOff && !office.workingDays.includes(slot.weekday)
  const isInQuiet = (slot: Slot) => isUsuallyQuiet(office, slot)
  const used = channel.slots.filter(slot => !isDayOff(slot) && !isInQuiet(slot))
  const close = used.filter((slot, index) => isTooClose(used[index - 1], slot, channel.leastGapMinutes))
  const daysOff = [...new Set(channel.slots.filter(isDayOff).map(slot => weekdayNames[slot.weekday - 1]))]
  return [
    ...(daysOff.length > 0
      ? [`Slots on ${daysOff.join(', ')} are not used: the office does not work then.`]
      : []),
    ...listed(
      channel.slots.filter(slot => !isDayOff(slot) && isInQuiet(slot)),
      slots => `${slots}: in the quiet hours of the office.`,
    ),
    ...listed(
      close,
      slots =>
        `${slots}: less than ${channel.leastGapMinutes} minutes after the slot before, and used only while that one is empty.`,
    ),
    ...(used.length === 0
      ? ['No slot is left that can be used: posts of this channel need an explicit time.']
      : []),
  ]
}

/** One sentence for all of them; the first five are named. */
function listed(slots: readonly Slot[], sentence: (slots: string) => string): string[] {
  if (slots.length === 0) return []
  const shown = slots.slice(0, 5).map(slotLabel).join(', ')
  const more = slots.length > 5 ? ` and ${slots.length - 5} more` : ''
  return [sentence(shown + more)]
}

function isTooClose(before: Slot | undefined, slot: Slot, gapMinutes: number): boolean {
  if (before?.weekday !== slot.weekday) return false
  return minuteOf(slot) - minuteOf(before) < gapMinutes
}

function minuteOf({ at }: Slot): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
}

/** Without the exceptions of single days: a slot is of every week. */
function isUsuallyQuiet({ quietHours = [] }: OfficeTime, slot: Slot): boolean {
  const minute = { day: '', weekday: slot.weekday, minute: minuteOf(slot) }
  return quietAt({ quietHours }, minute, '') !== undefined
}
