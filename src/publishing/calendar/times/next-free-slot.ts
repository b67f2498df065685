import { DateTime } from 'luxon'
import { failed, ok, type Result } from '../../../core/result.ts'
import type { OfficeTime } from '../../../offices/office.view.ts'
import { type ChannelPlan, checkChannel, conflictsAt } from './channel-rules.ts'
import { checkNotTooFar } from './not-too-far.ts'
import { checkOffice, minutesOf } from './office-time.ts'
import { type PlanFailure, type PlannedTime, planFailure, plannedAt, spokenTime } from './planned-time.ts'
import { meaningOf, type WallClock } from './wall-clock.ts'

export interface SlotRequest {
  /** UTC. */
  now: Date
  /** UTC. The post must not be due before; `now` when absent. One that is past is a slip, and so is one too far ahead. */
  notBefore?: Date
  office: OfficeTime
  channel: ChannelPlan
  /** When the channel's other posts are due or were published, UTC. */
  taken: readonly Date[]
  /** How many days of the office's calendar are searched; 60 when absent. */
  horizonDays?: number
}

/**
 * The first slot, from now on, that breaks no rule of the office or channel. A slot whose wall-clock time the
 * clocks skip moves to the first moment after the jump; one that comes twice is taken the first time; both are
 * said in `notes`. Throws `bad-input` for an office or channel that makes no sense.
 */
export function nextFreeSlot(request: SlotRequest): Result<PlannedTime, PlanFailure> {
  const { office, channel, taken, horizonDays = 60 } = request
  checkOffice(office)
  checkChannel(channel)
  if (channel.slots.length === 0) {
    return failed(planFailure('no-slots', {}))
  }
  const wish = checkNotBefore(request)
  if (!wish.ok) return wish
  const earliest = wish.value
  const start = DateTime.fromJSDate(earliest, { zone: office.timeZone })
  const passed: string[] = []
  for (const slot of resolvedSlots(start, horizonDays, channel)) {
    if (slot.moment.toMillis() < earliest.getTime()) continue
    const [conflict] = conflictsAt(slot.moment, office, channel, taken)
    if (!conflict) return ok(plannedAt(slot.moment, [], [...slot.notes, ...passedNote(passed)]))
    passed.push(conflict.message)
  }
  const until = start.plus({ days: horizonDays })
  const reason = passed[0] === undefined ? '' : ` The first that is not: ${passed[0]}`
  const failure = planFailure('no-free-slot', { until: spokenTime(until), reason })
  return failed({ ...failure, until: until.toJSDate() })
}

/** A caller's "now" is this old at most when it arrives, in milliseconds. */
const agoMs = 5 * 60_000

function checkNotBefore({ notBefore, now }: SlotRequest): Result<Date, PlanFailure> {
  if (!notBefore) return ok(now)
  const given = notBefore.toISOString()
  if (notBefore.getTime() >= now.getTime() - agoMs) {
    const checked = checkNotTooFar(given, notBefore, now)
    return checked.ok ? ok(notBefore > now ? notBefore : now) : checked
  }
  return failed(planFailure('not-before-is-past', { at: given }))
}

interface Slot {
  /** 'HH:MM', as the week of the channel says it. */
  at: string
  moment: DateTime
  notes: string[]
}

/** The slots of each day, in order of their moments. Begins a day early: a jump can carry a slot over midnight. */
export function* resolvedSlots(start: DateTime, days: number, channel: ChannelPlan): Generator<Slot> {
  const zone = start.zoneName ?? 'utc'
  const firstDay = DateTime.utc(start.year, start.month, start.day).minus({ days: 1 })
  for (let count = 0; count <= days + 1; count++) {
    yield* slotsOn(firstDay.plus({ days: count }), zone, channel.slots)
  }
}

/** The slots of one day of the zone's calendar, in order of their moments; `day` is a date in UTC. */
export function slotsOn(day: DateTime, zone: string, slots: ChannelPlan['slots']): Slot[] {
  return slots
    .filter(slot => slot.weekday === day.weekday)
    .map(({ at }) => ({ at, ...resolveSlot(wallClock(day, minutesOf(at)), zone) }))
    .sort((a, b) => a.moment.toMillis() - b.moment.toMillis())
}

function wallClock(day: DateTime, minutes: number): WallClock {
  const { year, month } = day
  return { year, month, day: day.day, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 }
}

/** The moment of a wall-clock time that is to be kept somehow: see `nextFreeSlot` for what clocks skip or show twice. */
export function resolveSlot(wall: WallClock, zone: string): Omit<Slot, 'at'> {
  const meaning = meaningOf(wall, zone)
  if (meaning.kind === 'once') return { moment: meaning.moment, notes: [] }
  const time = `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`
  if (meaning.kind === 'skipped') {
    const note = `The clocks skip ${time} that day, so the post is due at the first moment after, ${spokenTime(meaning.after)}.`
    return { moment: meaning.after, notes: [note] }
  }
  const note = `The clocks show ${time} twice that day; the post is due the first time, at UTC${meaning.first.toFormat('ZZ')}.`
  return { moment: meaning.first, notes: [note] }
}

function passedNote(passed: readonly string[]): string[] {
  const [first] = passed
  if (first === undefined) return []
  const slots = passed.length === 1 ? 'One earlier slot was' : `${passed.length} earlier slots were`
  return [`${slots} not free; the first because: ${first}`]
}
