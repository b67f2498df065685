import { DateTime } from 'luxon'
import type { Actor } from '../../../access/actor.ts'
import { officesWhere } from '../../../access/policy.ts'
import { type ChannelSummary, channelsOf, planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import type { NetworkName } from '../../../networks/network.ts'
import { listOffices, type OfficeTime, officeTime } from '../../../offices/office.view.ts'
import { conflictsAt } from '../times/channel-rules.ts'
import { slotsOn } from '../times/next-free-slot.ts'
import { holidayOf, isWorkingDay } from '../times/office-time.ts'
import { type ConflictKind, localText } from '../times/planned-time.ts'
import { type DueTime, dueTimes } from './due-times.ts'

/** One day of one channel, on the calendar of its office. */
export interface SlotDay {
  officeId: string
  channelId: string
  network: NetworkName
  handle: string
  /** 'YYYY-MM-DD'. */
  day: string
  /** Monday is 1. */
  weekday: number
  /** IANA name. */
  zone: string
  isDayOff: boolean
  /** Its name. */
  holiday: string | null
  clockChange: ClockChange | null
  slots: CalendarSlot[]
}

/** The clocks change on that day: `at` is the moment (UTC); local times from `from` up to `to` are skipped or come twice. */
export interface ClockChange {
  kind: 'skipped' | 'repeated'
  at: Date
  from: string
  to: string
}

export interface CalendarSlot {
  /** As the week of the channel says it: 'HH:MM'. */
  at: string
  /** UTC. */
  dueAt: Date
  local: string
  offset: string
  /** `taken` by the post of `postId`; otherwise the first rule that keeps it from being used, or `free`. */
  state: SlotState
  postId: string | null
  /** What a person should know: the clocks skip this time, or show it twice. */
  notes: string[]
}

export type SlotState = 'free' | 'taken' | ConflictKind

export interface SlotQuestion {
  /** Days of each office's own calendar, both included. */
  from: string
  to: string
  offices?: readonly string[]
  channels?: readonly string[]
}

/** The longest range, in days. */
const mostDays = 62

/**
 * The slots of a range, by office, channel and day; of the channels that are connected and that the actor may read.
 * @throws DatelineError `range-invalid` where it ends before it begins, or is longer than 62 days.
 */
export async function calendarSlots(
  deps: { db: Db; clock: Clock },
  actor: Actor,
  question: SlotQuestion,
): Promise<SlotDay[]> {
  const { db } = deps
  const { from, to } = question
  const days = daysOf(from, to)
  const readable = officesWhere(actor, 'posts.read')
  const offices = (await listOffices(db)).filter(
    ({ id }) => (readable === '*' || readable.includes(id)) && (question.offices?.includes(id) ?? true),
  )
  const found: SlotDay[] = []
  for (const { id } of offices) {
    const office = await officeTime(db, id)
    const channels = (await channelsOf(db, id)).filter(
      channel => channel.state !== 'disconnected' && (question.channels?.includes(channel.id) ?? true),
    )
    if (!office || channels.length === 0) continue
    found.push(...(await slotsOfOffice(deps, office, channels, days)))
  }
  return found
}

/** The days of the range as UTC dates. */
function daysOf(from: string, to: string): DateTime[] {
  const first = DateTime.fromISO(from, { zone: 'utc' })
  const count = DateTime.fromISO(to, { zone: 'utc' }).diff(first, 'days').days + 1
  if (count < 1 || count > mostDays) throw new DatelineError('range-invalid', { from, to, days: mostDays })
  return Array.from({ length: count }, (_each, index) => first.plus({ days: index }))
}

async function slotsOfOffice(
  { db, clock }: { db: Db; clock: Clock },
  office: OfficeTime,
  channels: readonly ChannelSummary[],
  days: readonly DateTime[],
): Promise<SlotDay[]> {
  const zone = office.timeZone
  const marked = days.map(day => {
    const noon = day.set({ hour: 12 }).setZone(zone, { keepLocalTime: true })
    return { day, noon, clockChange: clockChangeOn(day, zone) }
  })
  const first = marked[0]?.noon.toMillis() ?? 0
  const last = marked.at(-1)?.noon.toMillis() ?? 0
  const reach = Math.max(48 * 60, ...channels.map(channel => channel.leastGapMinutes)) * 60_000
  const taken = await dueTimes(
    db,
    channels.map(channel => channel.id),
    { from: new Date(first - reach), to: new Date(last + reach) },
  )
  return channels.flatMap(channel =>
    marked.map(({ day, noon, clockChange }) => ({
      officeId: channel.officeId,
      channelId: channel.id,
      network: channel.network,
      handle: channel.handle,
      day: noon.toISODate() ?? '',
      weekday: noon.weekday,
      zone,
      isDayOff: !isWorkingDay(office, noon),
      holiday: holidayOf(office, noon)?.name ?? null,
      clockChange,
      slots: slotsOn(day, zone, channel.slots).map(({ at, moment, notes }) => ({
        at,
        dueAt: moment.toJSDate(),
        local: localText(moment),
        offset: moment.toFormat('ZZ'),
        ...standing(moment, { office, channel, taken: taken.get(channel.id) ?? [], now: clock.now() }),
        notes,
      })),
    })),
  )
}

interface Surroundings {
  office: OfficeTime
  channel: ChannelSummary
  taken: readonly DueTime[]
  now: Date
}

function standing(
  moment: DateTime,
  { office, channel, taken, now }: Surroundings,
): { state: SlotState; postId: string | null } {
  const holder = taken.find(post => post.dueAt.getTime() === moment.toMillis())
  if (holder) return { state: 'taken', postId: holder.id }
  if (moment.toMillis() < now.getTime()) return { state: 'past', postId: null }
  const reachMs = Math.max(26 * 60, channel.leastGapMinutes) * 60_000
  const near = taken.filter(post => Math.abs(post.dueAt.getTime() - moment.toMillis()) <= reachMs)
  const [conflict] = conflictsAt(
    moment,
    office,
    planningOf(channel),
    near.map(post => post.dueAt),
  )
  return { state: conflict?.kind ?? 'free', postId: null }
}

/** What happens to the clocks of a zone on a day; null on nearly all. */
function clockChangeOn(day: DateTime, zone: string): ClockChange | null {
  const start = DateTime.fromObject({ year: day.year, month: day.month, day: day.day }, { zone })
  const end = start.plus({ days: 1 })
  if (start.offset === end.offset) return null
  let early = start.toMillis()
  let late = end.toMillis()
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (DateTime.fromMillis(middle, { zone }).offset === start.offset) early = middle
    else late = middle
  }
  const shownBefore = localText(DateTime.fromMillis(late, { zone: 'utc' }).plus({ minutes: start.offset }))
  const shownAfter = localText(DateTime.fromMillis(late, { zone: 'utc' }).plus({ minutes: end.offset }))
  return end.offset > start.offset
    ? { kind: 'skipped', at: new Date(late), from: shownBefore, to: shownAfter }
    : { kind: 'repeated', at: new Date(late), from: shownAfter, to: shownBefore }
}
