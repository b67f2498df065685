import { sql } from 'kysely'
import { DatelineError } from '../core/errors/errors.ts'
import type { Language } from '../core/languages/language.ts'
import type { Db } from '../database/connect.ts'
import type { NetworkName } from '../networks/network.ts'
import type { ChannelState } from './channel-state.ts'
import type { ChannelStyle } from './channel-style.ts'

/** A channel as people see it. No secret is among its fields, and none can be: the statement does not read them. */
export interface ChannelSummary {
  id: string
  officeId: string
  network: NetworkName
  externalId: string
  handle: string
  name: string
  languages: Language[]
  state: ChannelState
  stateReason: string | null
  /** Stopped by a person, or for one; null when it is not. Moments are UTC. */
  stopped: { at: Date; by: string; reason: string } | null
  /** Paused by its network until a moment still to come; null when it is not. */
  blocked: { until: Date; reason: string } | null
  /** When its access ends unless a person connects it again; null when no end is known. */
  accessEndsAt: Date | null
  checkedAt: Date | null
  checkReason: string | null
  style: ChannelStyle
  slots: Slot[]
  leastGapMinutes: number
  dailyCap: number | null
  postOnHolidays: boolean
  postOnDaysOff: boolean
  /** Null: send, however late. */
  holdWhenOverdueMinutes: number | null
  sandbox: boolean
}

/** A weekly wall-clock time in the office's zone. Weekday 1 is Monday; `at` is 'HH:MM'. */
export interface Slot {
  weekday: number
  at: string
}

/** What planning must know of a channel. */
export interface ChannelForPlanning {
  slots: Slot[]
  leastGapMinutes: number
  dailyCap?: number
  postOnHolidays: 'yes' | 'no'
  postOnDaysOff: 'yes' | 'no'
}

/** The caller checks `channels.read` in the channel's office. Throws `not-found`. */
export async function channelById(db: Db, channelId: string): Promise<ChannelSummary> {
  const [channel] = await readChannels(db, sql`c.id = ${channelId}`)
  if (!channel) throw new DatelineError('channel-not-found', { channelId })
  return channel
}

/** All channels of an office, disconnected ones too, by network and handle. */
export async function channelsOf(db: Db, officeId: string): Promise<ChannelSummary[]> {
  return await channelsOfOffices(db, [officeId])
}

/** As `channelsOf`, of several offices. */
export async function channelsOfOffices(db: Db, officeIds: readonly string[]): Promise<ChannelSummary[]> {
  return await readChannels(db, sql`c.office_id = any(${[...officeIds]}::text[])`)
}

/** Throws `not-found`. */
export async function channelForPlanning(db: Db, channelId: string): Promise<ChannelForPlanning> {
  return planningOf(await channelById(db, channelId))
}

/** By id; channels that are not there are left out. */
export async function channelsForPlanning(
  db: Db,
  channelIds: readonly string[],
): Promise<Map<string, ChannelForPlanning>> {
  const channels = await readChannels(db, sql`c.id = any(${[...channelIds]}::uuid[])`)
  return new Map(channels.map(channel => [channel.id, planningOf(channel)]))
}

/** Those that a person must connect again, or must before `before` (UTC); what is most urgent stands first. */
export async function channelsToReconnect(
  db: Db,
  officeIds: readonly string[] | '*',
  before: Date,
): Promise<ChannelSummary[]> {
  const offices = officeIds === '*' ? sql`true` : sql`c.office_id = any(${[...officeIds]}::text[])`
  const channels = await readChannels(
    db,
    sql`${offices} and (c.state = 'needs_reconnect'
      or (c.state = 'connected' and least(c.access_ends_at, c.access_expires_at) < ${before}))`,
  )
  return channels
    .filter(
      ({ state, accessEndsAt }) => state === 'needs_reconnect' || (accessEndsAt && accessEndsAt < before),
    )
    .toSorted((one, other) => urgency(one) - urgency(other))
}

function urgency({ state, accessEndsAt }: ChannelSummary): number {
  return state === 'needs_reconnect' ? 0 : Number(accessEndsAt)
}

/** The part of a channel that planning asks for. */
export function planningOf(channel: ChannelSummary): ChannelForPlanning {
  return {
    slots: channel.slots,
    leastGapMinutes: channel.leastGapMinutes,
    ...(channel.dailyCap === null ? {} : { dailyCap: channel.dailyCap }),
    postOnHolidays: channel.postOnHolidays ? 'yes' : 'no',
    postOnDaysOff: channel.postOnDaysOff ? 'yes' : 'no',
  }
}

/** An access token that can be renewed has no end that people need to know. */
async function readChannels(db: Db, which: ReturnType<typeof sql>): Promise<ChannelSummary[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.office_id as "officeId", c.network, c.external_id as "externalId", c.handle, c.name, c.languages,
      c.state, c.state_reason as "stateReason", c.stopped_at, c.stopped_by, c.stopped_reason,
      case when c.blocked_until > now() then c.blocked_until end as blocked_until, c.blocked_reason,
      least(c.access_ends_at, case when not exists
        (select from channel_secret s where s.channel_id = c.id and s.field = 'refreshToken')
        then c.access_expires_at end) as "accessEndsAt",
      c.checked_at as "checkedAt", c.check_reason as "checkReason", c.style,
      coalesce((select jsonb_agg(jsonb_build_object('weekday', s.weekday, 'at', to_char(s.at, 'HH24:MI'))
        order by s.weekday, s.at) from channel_slot s where s.channel_id = c.id), '[]') as slots,
      c.least_gap_minutes as "leastGapMinutes", c.daily_cap as "dailyCap",
      c.post_on_holidays as "postOnHolidays", c.post_on_days_off as "postOnDaysOff",
      c.hold_when_overdue_minutes as "holdWhenOverdueMinutes", c.sandbox
    from channel c where ${which}
    order by c.network, c.handle`.execute(db)
  return rows.map(
    ({ stopped_at, stopped_by, stopped_reason, blocked_until, blocked_reason, ...channel }) => ({
      ...channel,
      stopped: stopped_at && { at: stopped_at, by: stopped_by ?? '', reason: stopped_reason ?? '' },
      blocked: blocked_until && { until: blocked_until, reason: blocked_reason ?? '' },
    }),
  )
}

interface ChannelRow extends Omit<ChannelSummary, 'stopped' | 'blocked'> {
  stopped_at: Date | null
  stopped_by: string | null
  stopped_reason: string | null
  blocked_until: Date | null
  blocked_reason: string | null
}
