import { sql } from 'kysely'
import { DateTime } from 'luxon'
import { systemActor } from '../access/actor.ts'
import { writeAudit } from '../access/audit-log.ts'
import { sha256 } from '../core/hash.ts'
import type { Db } from '../database/connect.ts'
import { channelLabel } from './channel-label.ts'
import { inTransaction } from './in-transaction.ts'
import { notify } from './notify.ts'

/**
 * Keeps a channel still until a moment (UTC) that the network named, such as the reset of a rate limit. A block
 * never shortens one that lasts longer, and ends by itself. Its office is told once for each reason and day.
 * @param reason the sentence staff read; it holds no secret.
 */
export async function blockChannelUntil(
  db: Db,
  channelId: string,
  until: Date,
  reason: string,
): Promise<void> {
  await inTransaction(db, async trx => {
    const channel = await trx
      .updateTable('channel')
      .from('office')
      .set({ blocked_until: until, blocked_reason: reason })
      .whereRef('office.id', '=', 'channel.office_id')
      .where('channel.id', '=', channelId)
      .where(eb => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '<', until)]))
      .returning(['office_id', 'network', 'handle', 'name', 'time_zone'])
      .executeTakeFirst()
    if (!channel) return
    const local = DateTime.fromJSDate(until, { zone: channel.time_zone }).setLocale('en-GB')
    await notify(trx, {
      officeId: channel.office_id,
      channelId,
      kind: 'channel-blocked',
      message: `${channelLabel(channel)} is paused until ${local.toFormat('d LLLL HH:mm')} (${channel.time_zone}): ${asSentence(reason)} Its posts wait and go out after that; nothing needs to be done unless they come too late.`,
      onceKey: `channel-blocked:${channelId}:${local.toISODate()}:${causeOf(reason)}`,
    })
  })
}

/**
 * Stops a channel until a person connects it again, and tells its office once. A channel that is not connected
 * stays as it is.
 * @param reason the sentence staff read; it holds no secret.
 * @param version the credentials that were refused: when others were saved since, nothing happens.
 * @returns whether the channel has been stopped by this call.
 */
export async function markNeedsReconnect(
  db: Db,
  channelId: string,
  reason: string,
  version?: number,
): Promise<'stopped' | 'unchanged'> {
  return await inTransaction(db, async trx => {
    const channel = await trx
      .updateTable('channel')
      .set({ state: 'needs_reconnect', state_reason: reason })
      .where('id', '=', channelId)
      .where('state', '=', 'connected')
      .$if(version !== undefined, query => query.where('credentials_version', '=', version ?? 0))
      .returning(['office_id', 'network', 'handle', 'name', 'credentials_version', sql<Date>`now()`.as('at')])
      .executeTakeFirst()
    if (!channel) return 'unchanged'
    await notify(trx, {
      officeId: channel.office_id,
      channelId,
      kind: 'channel-needs-reconnect',
      message: `${channelLabel(channel)} must be connected again: ${asSentence(reason)} Its planned posts are kept and wait until then.`,
      onceKey: `channel-needs-reconnect:${channelId}:${channel.credentials_version}`,
    })
    await writeAudit(trx, systemActor, channel.at, [
      {
        action: 'channel.needs-reconnect',
        officeId: channel.office_id,
        subjectKind: 'channel',
        subjectId: channelId,
        detail: { reason },
      },
    ])
    return 'stopped'
  })
}

/**
 * Holds a channel until a person resumes it, because the network asks for something only a person can do, such as
 * paying. Its office is told once for each hold.
 * @param reason the sentence staff read; it holds no secret.
 */
export async function holdChannelFor(db: Db, channelId: string, reason: string): Promise<void> {
  await inTransaction(db, async trx => {
    const channel = await trx
      .updateTable('channel')
      .set({ held_at: sql<Date>`now()`, held_by: systemActor.id, held_reason: reason })
      .where('id', '=', channelId)
      .where('held_at', 'is', null)
      .returning(['office_id', 'network', 'handle', 'name', 'held_at'])
      .executeTakeFirst()
    if (!channel?.held_at) return
    await notify(trx, {
      officeId: channel.office_id,
      channelId,
      kind: 'channel-held',
      message: `${channelLabel(channel)} has been held: ${asSentence(reason)} Its planned posts are kept; resume the channel when this is settled.`,
      onceKey: `channel-held:${channelId}:${channel.held_at.toISOString()}`,
    })
    await writeAudit(trx, systemActor, channel.held_at, [
      {
        action: 'channel.hold',
        officeId: channel.office_id,
        subjectKind: 'channel',
        subjectId: channelId,
        detail: { reason },
      },
    ])
  })
}

function asSentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`
}

/** Reasons often name a time or a count; without its digits the same cause reads the same. */
function causeOf(reason: string): string {
  return sha256(reason.replaceAll(/\d+/g, '#')).slice(0, 12)
}
