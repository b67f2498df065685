import { sql } from 'kysely'
import { actingAs } from '../access/acting.ts'
import type { Actor, CurrentActor } from '../access/actor.ts'
import { assertMay } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from '../database/connect.ts'
import { isFor, isUnreadBy } from './notification.view.ts'

/**
 * Notes that a person of the office, or the one it is for, has read a notification; for their colleagues it stays unread.
 * Throws `not-found`.
 */
export async function readNotification(
  { db, clock }: { db: Db; clock: Clock },
  input: { actor: Actor; notificationId: string },
): Promise<void> {
  const { notificationId } = input
  await actingAs(db, input.actor, async (trx, actor) => {
    await assertMayRead(trx, actor, notificationId)
    await noteFirstReader(trx, actor.id, { at: clock.now(), ids: [notificationId] })
    await trx
      .insertInto('notification_read')
      .values({ notification_id: notificationId, person_id: actor.id })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  })
}

/**
 * Notes that a person has read all that they see, up to the notification `upTo` where it is given: what has come since
 * they looked stays unread. Those of one office alone where `officeId` is given.
 * @returns how many were unread. Throws `not-found`.
 */
export async function readAllNotifications(
  { db, clock }: { db: Db; clock: Clock },
  input: { actor: Actor; upTo?: string; officeId?: string },
): Promise<number> {
  return await actingAs(db, input.actor, async (trx, actor) => {
    const { upTo, officeId } = input
    assertScope(actor)
    if (officeId !== undefined) assertMay(actor, 'posts.read', officeId)
    if (upTo !== undefined) await assertMayRead(trx, actor, upTo)
    const { rows } = await sql<{ id: string }>`
      insert into notification_read (notification_id, person_id)
      select n.id, ${actor.id} from notification n
      where ${isFor(actor)} and ${isUnreadBy(actor)}
        and (${officeId ?? null}::text is null or n.office_id = ${officeId ?? null}::text)
        and (${upTo ?? null}::uuid is null or (n.created_at, n.id) <=
          (select c.created_at, c.id from notification c where c.id = ${upTo ?? null}::uuid))
      on conflict do nothing
      returning notification_id as id`.execute(trx)
    await noteFirstReader(trx, actor.id, { at: clock.now(), ids: rows.map(({ id }) => id) })
    return rows.length
  })
}

/** Of those that no one has read before; locked in one order, so that two readers at once do not wait in a circle. */
async function noteFirstReader(
  trx: Db,
  personId: string,
  { at, ids }: { at: Date; ids: readonly string[] },
): Promise<void> {
  await sql`
    update notification set read_at = ${at}, read_by = ${personId} where id in (
      select id from notification where id = any(${[...ids]}::uuid[]) and read_at is null
      order by id for no key update)`.execute(trx)
}

async function assertMayRead(trx: Db, actor: CurrentActor, notificationId: string): Promise<void> {
  const notFound = () => new DatelineError('notification-not-found', { notificationId })
  const notification = await trx
    .selectFrom('notification')
    .select(['office_id', 'person_id'])
    .where('id', '=', notificationId)
    .executeTakeFirst()
  const isOwn = notification?.person_id === actor.id && actor.via !== 'api-key'
  if (!notification || (notification.office_id === null && !isOwn)) throw notFound()
  if (notification.office_id !== null) assertMay(actor, 'posts.read', notification.office_id, notFound)
  assertScope(actor)
}

/** A key that only reads may not mark anything. */
function assertScope({ scopes }: CurrentActor): void {
  if (!scopes || scopes.includes('posts:write')) return
  throw new DatelineError('key-out-of-scope', {
    scopes: scopes.join(', '),
    action: 'notifications.read',
    needed: 'posts:write',
  })
}
