import { DateTime } from 'luxon'
import type { Db } from '../database/connect.ts'
import { channelById } from './channel.view.ts'
import { channelLabel } from './channel-label.ts'
import { notify } from './notify.ts'

/**
 * How long before its end access is warned of, in days, each once. The first leaves more than the seven days
 * promised even when the daily look failed for a week; the last is its end.
 */
const warnAtDays = [0, 2, 7, 14] as const

/** Tells the office when a channel's access will end unless a person connects it again. */
export async function warnOfAccessEnd(db: Db, channelId: string, now: Date): Promise<void> {
  const channel = await channelById(db, channelId)
  if (!channel.accessEndsAt || channel.state !== 'connected') return
  const days = (channel.accessEndsAt.getTime() - now.getTime()) / 86_400_000
  const stage = warnAtDays.find(limit => days <= limit)
  if (stage === undefined) return
  const office = await db
    .selectFrom('office')
    .select('time_zone')
    .where('id', '=', channel.officeId)
    .executeTakeFirstOrThrow()
  const local = DateTime.fromJSDate(channel.accessEndsAt, { zone: office.time_zone }).setLocale('en-GB')
  await notify(db, {
    officeId: channel.officeId,
    channelId,
    kind: 'channel-access-ends',
    message: `Access to ${channelLabel(channel)} ${stage === 0 ? 'ended' : 'ends'} on ${local.toFormat('d LLLL yyyy HH:mm')} (${office.time_zone}). Connect the channel again${stage === 0 ? '' : ' before then'}; its planned posts are kept.`,
    onceKey: `channel-access-ends:${channelId}:${channel.accessEndsAt.toISOString()}:${stage}`,
  })
}
