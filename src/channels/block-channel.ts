import { sql } from 'kysely'
import { systemActor } from '../access/actor.ts'
import { writeAudit } from '../access/audit/audit-log.ts'
import { sha256 } from '../core/hash.ts'
import type { Db } from '../database/connect.ts'
import { recordEvents } from '../events/record-events.ts'
import { inTransaction } from './in-transaction.ts'
import { type NewFinding, recordFinding } from './tokens/findings.ts'

/**
 * Keeps a channel still until a moment (UTC) that the network named, such as the reset of a rate limit. A block
 * never shortens one that lasts longer, and ends by itself. Its office is notified once for each reason and day.
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
      .set({ blocked_until: until, blocked_reason: reason })
      .where('id', '=', channelId)
      .where(eb => eb.or([eb('blocked_until', 'is', null), eb('blocked_until', '<', until)]))
      .returning('office_id')
      .executeTakeFirst()
    if (!channel) return
    await recordEvents(trx, [
      {
        kind: 'channel.blocked',
        officeId: channel.office_id,
        subjectId: channelId,
        data: { until: until.toISOString(), reason, cause: causeOf(reason) },
      },
    ])
  })
}

/**
 * Stops a channel until a person connects it again, and notifies its office once. A channel that is not connected
 * stays as it is.
 * @param reason the sentence staff read; it holds no secret.
 * @param refused `version`: the credentials that were refused; when others were saved since, nothing happens. The rest
 * goes into the history of the channel: how it was found, in use when left out.
 * @returns whether the channel has been stopped by this call.
 */
export async function markNeedsReconnect(
  db: Db,
  channelId: string,
  reason: string,
  refused: { version?: number } & Partial<Pick<NewFinding, 'how' | 'by' | 'account'>> = {},
): Promise<'stopped' | 'unchanged'> {
  const { version, ...found } = refused
  return await inTransaction(db, async trx => {
    const channel = await trx
      .updateTable('channel')
      .set({ state: 'needs_reconnect', state_reason: reason })
      .where('id', '=', channelId)
      .where('state', '=', 'connected')
      .$if(version !== undefined, query => query.where('credentials_version', '=', version ?? 0))
      .returning(['office_id', 'credentials_version', sql<Date>`now()`.as('at')])
      .executeTakeFirst()
    if (!channel) return 'unchanged'
    await recordEvents(trx, [
      {
        kind: 'channel.needs-reconnect',
        officeId: channel.office_id,
        subjectId: channelId,
        data: { reason, credentialsVersion: channel.credentials_version },
      },
    ])
    await recordFinding(trx, { channelId, found: 'needs-reconnect', how: 'in-use', reason, ...found })
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
 * Stops a channel until a person resumes it, because the network asks for something only a person can do, such as
 * paying. Its office is notified once for each stop.
 * @param reason the sentence staff read; it holds no secret.
 */
export async function stopChannelFor(db: Db, channelId: string, reason: string): Promise<void> {
  await inTransaction(db, async trx => {
    const channel = await trx
      .updateTable('channel')
      .set({ stopped_at: sql<Date>`now()`, stopped_by: systemActor.id, stopped_reason: reason })
      .where('id', '=', channelId)
      .where('stopped_at', 'is', null)
      .returning(['office_id', 'stopped_at'])
      .executeTakeFirst()
    if (!channel?.stopped_at) return
    await recordEvents(trx, [
      {
        kind: 'channel.stopped-by-network',
        officeId: channel.office_id,
        subjectId: channelId,
        data: { reason },
      },
    ])
    await writeAudit(trx, systemActor, channel.stopped_at, [
      {
        action: 'channel.stop',
        officeId: channel.office_id,
        subjectKind: 'channel',
        subjectId: channelId,
        detail: { reason },
      },
    ])
  })
}

/** Reasons often name a time or a count; without its digits the same cause reads the same. */
function causeOf(reason: string): string {
  return sha256(reason.replaceAll(/\d+/g, '#')).slice(0, 12)
}
