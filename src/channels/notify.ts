import { newId } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'

/** Something an office must hear of. */
export interface Notice {
  officeId: string
  /** What it is about, for grouping and for mail rules, e.g. `channel-needs-reconnect` or `post-late`. */
  kind: string
  /** What happened and what to do next, in words staff understand. It holds no secret. */
  message: string
  channelId?: string
  postId?: string
  /** Names the cause: the same cause is told once, whoever finds it and however often. */
  onceKey?: string
}

/**
 * Tells offices: the one place that writes notifications. They stand in the app at once and go out by mail later.
 * @returns how many were new.
 */
export async function notify(db: Db, ...notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0
  const result = await db
    .insertInto('notification')
    .values(
      notices.map(notice => ({
        id: newId(),
        office_id: notice.officeId,
        kind: notice.kind,
        message: notice.message,
        channel_id: notice.channelId ?? null,
        post_id: notice.postId ?? null,
        once_key: notice.onceKey ?? null,
      })),
    )
    .onConflict(conflict => conflict.column('once_key').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}
