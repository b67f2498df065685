import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'

/** When a post of a channel is due, or was; UTC. */
export interface DueTime {
  id: string
  dueAt: Date
}

/** When the posts of these channels are due or were, by channel, in order. Cancelled, missed and failed ones do not count. */
export async function dueTimes(
  db: Db,
  channelIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<Map<string, DueTime[]>> {
  const rows = await db
    .selectFrom('post')
    .select(['id', 'channel_id', 'due_at'])
    .where(sql<boolean>`channel_id = any(${[...channelIds]}::uuid[])`)
    .where('state', 'not in', ['cancelled', 'missed', 'failed'])
    .where('due_at', '>=', from)
    .where('due_at', '<=', to)
    .orderBy('due_at')
    .execute()
  const byChannel = new Map<string, DueTime[]>()
  for (const { id, channel_id, due_at } of rows) {
    const times = byChannel.get(channel_id) ?? []
    times.push({ id, dueAt: due_at })
    byChannel.set(channel_id, times)
  }
  return byChannel
}
