import { DateTime } from 'luxon'
import type { Actor } from '../../../access/actor.ts'
import { officesWhere } from '../../../access/policy.ts'
import { type ChannelSummary, channelsOfOffices, planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import type { NetworkName } from '../../../networks/network.ts'
import { listOffices, type OfficeTime, officeTimes } from '../../../offices/office.view.ts'
import { conflictsAt } from '../times/channel-rules.ts'
import { slotsOn } from '../times/next-free-slot.ts'
import { holidayOf, isWorkingDay } from '../times/office-time.ts'
import { type ConflictKind, localText } from '../times/planned-time.ts'
import { type ClockChange, clockChangeOn } from './clock-change.ts'
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
  const officeIds = offices.map(({ id }) => id)
  const channels = (await channelsOfOffices(db, officeIds)).filter(
    channel => channel.state !== 'disconnected' && (question.channels?.includes(channel.id) ?? true),
  )
  const times = await officeTimes(db, officeIds)
  const taken = await takenAround(db, channels, days)
  return officeIds.flatMap(id => {
    const office = times.get(id)
    const own = channels.filter(channel => channel.officeId === id)
    return office ? slotsOfOffice({ office, channels: own, days, taken, now: deps.clock.now() }) : []
  })
}

/** What is due on these days, wherever the offices are, and near enough to them to matter. */
async function takenAround(
  db: Db,
  channels: readonly ChannelSummary[],
  days: readonly DateTime[],
): Promise<Map<string, DueTime[]>> {
  const first = days[0]?.toMillis() ?? 0
  const last = days.at(-1)?.toMillis() ?? 0
  const reach = Math.max(72 * 60, ...channels.map(channel => channel.leastGapMinutes + 48 * 60)) * 60_000
  return await dueTimes(
    db,
    channels.map(channel => channel.id),
    { from: new Date(first - reach), to: new Date(last + reach) },
  )
}

/** The days of the range as UTC dates. */
function daysOf(from: string, to: string): DateTime[] {
  const first = DateTime.fromISO(from, { zone: 'utc' })
  const count = DateTime.fromISO(to, { zone: 'utc' }).diff(first, 'days').days + 1
  if (count < 1 || count > mostDays) throw new DatelineError('range-invalid', { from, to, days: mostDays })
  return Array.from({ length: count }, (_each, index) => first.plus({ days: index }))
}

interface OfficeWeek {
  office: OfficeTime
  channels: readonly ChannelSummary[]
  days: readonly DateTime[]
  taken: ReadonlyMap<string, DueTime[]>
  now: Date
}

function slotsOfOffice({ office, channels, days, taken, now }: OfficeWeek): SlotDay[] {
  const zone = office.timeZone
  const marked = days.map(day => {
    const noon = day.set({ hour: 12 }).setZone(zone, { keepLocalTime: true })
    return {
      noon,
      clockChange: clockChangeOn(day, zone),
      holiday: holidayOf(office, noon)?.name ?? null,
      // Once for all channels that have them: what a clock shows is most of the work.
      times: timesOn(day, zone, channels),
    }
  })
  return channels.flatMap(channel =>
    marked.map(({ noon, clockChange, holiday, times }) => ({
      officeId: channel.officeId,
      channelId: channel.id,
      network: channel.network,
      handle: channel.handle,
      day: noon.toISODate() ?? '',
      weekday: noon.weekday,
      zone,
      isDayOff: !isWorkingDay(office, noon),
      holiday,
      clockChange,
      slots: times
        .filter(({ at }) => channel.slots.some(slot => slot.weekday === noon.weekday && slot.at === at))
        .map(({ moment, ...time }) => ({
          ...time,
          ...standing(moment, { office, channel, taken: taken.get(channel.id) ?? [], now }),
        })),
    })),
  )
}

/** The slots that any of the channels has on a day, in order of their moments. */
function timesOn(day: DateTime, zone: string, channels: readonly ChannelSummary[]) {
  const slots = new Map(
    channels.flatMap(channel => channel.slots.map(slot => [`${slot.weekday} ${slot.at}`, slot])),
  )
  return slotsOn(day, zone, [...slots.values()]).map(({ at, moment, notes }) => ({
    at,
    dueAt: moment.toJSDate(),
    moment,
    local: localText(moment),
    offset: moment.toFormat('ZZ'),
    notes,
  }))
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
