import { actingAs } from '../access/acting.ts'
import type { Actor } from '../access/actor.ts'
import { assertMay } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'

/** Notes that a person of the office, or the one it is for, has seen a notification; the first one to see it stands. Throws `not-found`. */
export async function readNotification(
  { db, clock }: { db: Db; clock: Clock },
  input: { actor: Actor; notificationId: string },
): Promise<void> {
  const { notificationId } = input
  const notFound = () => new DatelineError('notification-not-found', { notificationId })
  await actingAs(db, input.actor, async (trx, actor) => {
    const notification = await trx
      .selectFrom('notification')
      .select(['office_id', 'person_id'])
      .where('id', '=', notificationId)
      .executeTakeFirst()
    const isOwn = notification?.person_id === actor.id && actor.via !== 'api-key'
    if (!notification || (notification.office_id === null && !isOwn)) throw notFound()
    if (actor.scopes && !actor.scopes.includes('posts:write')) {
      const scopes = actor.scopes.join(', ')
      throw new DatelineError('key-out-of-scope', {
        scopes,
        action: 'notifications.read',
        needed: 'posts:write',
      })
    }
    if (notification.office_id !== null) assertMay(actor, 'posts.read', notification.office_id, notFound)
    await trx
      .updateTable('notification')
      .set({ read_at: clock.now(), read_by: actor.id })
      .where('id', '=', notificationId)
      .where('read_at', 'is', null)
      .execute()
  })
}
