import { DateTime } from 'luxon'
import type { OfficeTime } from '../../../offices/office.view.ts'
import { type ChannelPlan, checkChannel, conflictsAt } from './channel-rules.ts'
import { resolvedSlots } from './next-free-slot.ts'
import { checkOffice } from './office-time.ts'
import { type PlannedTime, plannedAt } from './planned-time.ts'

interface SlotSearch {
  /** UTC; no slot before it. */
  from: Date
  /** UTC; no slot at it or after. */
  until: Date
  office: OfficeTime
  channel: ChannelPlan
  /** When the channel's other posts are due, UTC. */
  taken: readonly Date[]
}

/** A day, and what clocks may add to it, in milliseconds. */
const nearMs = 26 * 3_600_000

/**
 * The slots of a stretch of time that break no rule beside what is taken, in order; lazily, so that a caller takes as
 * many as it needs. Slots that are too near each other are all among them: `fitsBeside` decides while choosing.
 */
export function* freeSlots(search: SlotSearch): Generator<PlannedTime> {
  const { from, until, office, channel, taken } = search
  checkOffice(office)
  checkChannel(channel)
  const days = Math.ceil((until.getTime() - from.getTime()) / 86_400_000) + 1
  for (const slot of resolvedSlots(DateTime.fromJSDate(from, { zone: office.timeZone }), days, channel)) {
    const at = slot.moment.toMillis()
    if (at < from.getTime() || at >= until.getTime()) continue
    if (conflictsAt(slot.moment, office, channel, near(at, channel, taken)).length === 0)
      yield plannedAt(slot.moment, [], slot.notes)
  }
}

/** Whether a free slot breaks no rule beside posts that were given a time meanwhile. */
export function fitsBeside(
  slot: PlannedTime,
  office: OfficeTime,
  channel: ChannelPlan,
  taken: readonly Date[],
): boolean {
  const moment = DateTime.fromJSDate(slot.dueAt, { zone: office.timeZone })
  return conflictsAt(moment, office, channel, near(moment.toMillis(), channel, taken)).length === 0
}

function near(at: number, channel: ChannelPlan, taken: readonly Date[]): Date[] {
  const reach = Math.max(nearMs, channel.leastGapMinutes * 60_000)
  return taken.filter(other => Math.abs(other.getTime() - at) <= reach)
}
