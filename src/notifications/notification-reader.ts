import { sql } from 'kysely'
import { newId } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import type { EventReader, ReadEvent } from '../events/read-events.ts'
import { factsOf } from './event-facts.ts'
import { type Notification, notificationOf } from './notification-of-event.ts'
import { notifyPeople } from './personal-notifications.ts'
import { recordAdded } from './record-added.ts'

/** Turns what changed into what offices and people must know: in the app at once, by mail later. */
export const notificationReader: EventReader = { name: 'notifications', handle: writeNotifications }

async function writeNotifications(trx: Db, events: readonly ReadEvent[]): Promise<void> {
  const facts = await factsOf(trx, events)
  const notifications = events.flatMap(event => {
    const notification = notificationOf(event, facts)
    return notification ? [{ onceKey: `event-${event.seq}`, ...notification }] : []
  })
  await insertNotifications(trx, notifications)
  await notifyPeople(trx, events)
}

/** The same cause is notified once, however often it is found. */
async function insertNotifications(
  trx: Db,
  notifications: readonly (Notification & { onceKey: string })[],
): Promise<void> {
  if (notifications.length === 0) return
  const added = await trx
    .insertInto('notification')
    .values(
      notifications.map(notification => ({
        id: newId(),
        office_id: notification.officeId,
        kind: notification.kind,
        message: notification.message,
        says: toJson(notification.says),
        channel_id: notification.channelId ?? null,
        // A post that is gone since takes nothing of the message with it.
        post_id: notification.postId
          ? sql<string>`(select id from post where id = ${notification.postId})`
          : null,
        once_key: notification.onceKey,
      })),
    )
    .onConflict(conflict => conflict.column('once_key').doNothing())
    .returning(['id', 'office_id', 'person_id'])
    .execute()
  await recordAdded(trx, added)
}
