import { sql } from 'kysely'
import { newId } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import type { EventReader, ReadEvent } from '../events/read-events.ts'
import { factsOf } from './event-facts.ts'
import { type Notice, noticeOf } from './notice-of-event.ts'
import { notifyPeople } from './notices-for-people.ts'

/** Turns what changed into what offices and people must know: in the app at once, by mail later. */
export const notificationReader: EventReader = { name: 'notifications', handle: writeNotifications }

async function writeNotifications(trx: Db, events: readonly ReadEvent[]): Promise<void> {
  const facts = await factsOf(trx, events)
  const notices = events.flatMap(event => {
    const notice = noticeOf(event, facts)
    return notice ? [{ onceKey: `event-${event.seq}`, ...notice }] : []
  })
  await insertNotifications(trx, notices)
  await notifyPeople(trx, events)
}

/** The same cause is notified once, however often it is found. */
async function insertNotifications(
  trx: Db,
  notices: readonly (Notice & { onceKey: string })[],
): Promise<void> {
  if (notices.length === 0) return
  await trx
    .insertInto('notification')
    .values(
      notices.map(notice => ({
        id: newId(),
        office_id: notice.officeId,
        kind: notice.kind,
        message: notice.message,
        channel_id: notice.channelId ?? null,
        // A post that is gone since takes nothing of the message with it.
        post_id: notice.postId ? sql<string>`(select id from post where id = ${notice.postId})` : null,
        once_key: notice.onceKey,
      })),
    )
    .onConflict(conflict => conflict.column('once_key').doNothing())
    .execute()
}
