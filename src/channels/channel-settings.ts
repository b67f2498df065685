import { z } from 'zod'
import type { CurrentActor } from '../access/actor.ts'
import { assertMay } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Language } from '../core/languages/language.ts'
import { languageList } from '../core/languages/language-code.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import type { NetworkName } from '../networks/network.ts'
import { profileOf } from '../networks/profiles.ts'
import type { Slot } from './channel.view.ts'
import type { ChannelStyle } from './channel-style.ts'

/** What people may change of a channel; what is left out stays. */
export interface ChannelSettings {
  handle?: string
  name?: string
  languages?: readonly Language[]
  style?: ChannelStyle
  leastGapMinutes?: number
  /** Null: no cap. */
  dailyCap?: number | null
  /** Posts more overdue than this wait for a person. Null: send, however late. */
  holdWhenOverdueMinutes?: number | null
  postOnHolidays?: boolean
  postOnDaysOff?: boolean
}

/**
 * Weekly wall-clock times that a new channel begins with, every day of the week, because planning leaves out the
 * days on which an office does not work, and these differ.
 */
export function defaultSlots(network: NetworkName): Slot[] {
  const { times } = profileOf(network).newChannel
  return everyDay.flatMap(weekday => times.map(at => ({ weekday, at })))
}

/** How a new channel formats its posts. */
export function defaultStyle(network: NetworkName): ChannelStyle {
  return profileOf(network).newChannel.style
}

/** Throws `not-found` or `not-allowed`; returns the channel's office. */
export async function assertMayManage(db: Db, actor: CurrentActor, channelId: string): Promise<string> {
  const known = z.guid().safeParse(channelId).success
  const channel = known
    ? await db.selectFrom('channel').select('office_id').where('id', '=', channelId).executeTakeFirst()
    : undefined
  const notFound = () => new DatelineError('channel-not-found', { channelId })
  if (!channel) throw notFound()
  assertMay(actor, 'channels.manage', channel.office_id, notFound)
  return channel.office_id
}

/** Throws `bad-input` with every fault at once. */
export function checkSettings(settings: ChannelSettings): void {
  const faults = settingsFaults(settings)
  if (faults.length > 0)
    throw new DatelineError('channel-settings-invalid', { faults: faults.join(' ') }, faults)
}

/** Every fault of settings but those of their style, one sentence each, with its place. */
export function settingsFaults(settings: Omit<ChannelSettings, 'style'>): string[] {
  const read = settingsSchema.safeParse(settings)
  if (read.success) return []
  return read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}.`)
}

/** The columns that settings stand for; only those that are given. */
export function columnsOf(settings: ChannelSettings) {
  const columns = {
    handle: settings.handle,
    name: settings.name,
    languages: settings.languages && languageList.parse(settings.languages),
    style: settings.style && toJson(settings.style),
    least_gap_minutes: settings.leastGapMinutes,
    daily_cap: settings.dailyCap,
    hold_when_overdue_minutes: settings.holdWhenOverdueMinutes,
    post_on_holidays: settings.postOnHolidays,
    post_on_days_off: settings.postOnDaysOff,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

const year = 525_600
const minutes = z.int('whole minutes are allowed').max(year, `at most ${year} (a year) is allowed`)
const settingsSchema = z.object({
  handle: z.string().trim().min(1, 'it must not be empty').max(100).optional(),
  name: z.string().trim().min(1, 'it must not be empty').max(200).optional(),
  languages: languageList.min(1, 'at least one language is needed').optional(),
  leastGapMinutes: minutes.min(0, '0 or more is allowed').optional(),
  dailyCap: z
    .int('a whole number is allowed')
    .min(1, '1 or more is allowed')
    .max(10_000)
    .nullable()
    .optional(),
  holdWhenOverdueMinutes: minutes.min(1, '1 or more is allowed').nullable().optional(),
})
