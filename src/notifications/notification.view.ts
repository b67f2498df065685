import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { officesWhere } from '../access/policy.ts'
import type { Db } from '../database/connect.ts'

/** What an office was told. Moments are UTC. */
export interface ShownNotification {
  id: string
  /** Null where it is for the actor alone. */
  officeId: string | null
  kind: string
  message: string
  postId: string | null
  channelId: string | null
  newsItemId: string | null
  createdAt: Date
  readAt: Date | null
  readBy: string | null
}

/** The notifications of the actor's offices and their own, newest first; after the one that `cursor` names. */
export async function listNotifications(
  db: Db,
  actor: Actor,
  filter: { unreadOnly: 'yes' | 'no'; officeId?: string; cursor?: string; limit: number },
): Promise<ShownNotification[]> {
  let query = notificationsOf(db, actor)
    .select([
      'id',
      'kind',
      'message',
      'office_id as officeId',
      'post_id as postId',
      'channel_id as channelId',
      'news_item_id as newsItemId',
    ])
    .select(['created_at as createdAt', 'read_at as readAt', 'read_by as readBy'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.officeId !== undefined) query = query.where('office_id', '=', filter.officeId)
  const { cursor } = filter
  if (cursor !== undefined)
    query = query.where(
      sql<boolean>`(created_at, id) < (select c.created_at, c.id from notification c where c.id = ${cursor})`,
    )
  if (filter.unreadOnly === 'yes') query = query.where('read_at', 'is', null)
  return await query.execute()
}

/** How many notifications of the actor's offices, and of their own, are unread. */
export async function countUnread(db: Db, actor: Actor): Promise<number> {
  const { unread } = await notificationsOf(db, actor)
    .where('read_at', 'is', null)
    .select(eb => eb.fn.countAll<string>().as('unread'))
    .executeTakeFirstOrThrow()
  return Number(unread)
}

function notificationsOf(db: Db, actor: Actor) {
  const offices = officesWhere(actor, 'posts.read')
  return db.selectFrom('notification').where(eb =>
    eb.or([
      // Those for a person alone are not for their programs.
      ...(actor.via === 'api-key' ? [] : [eb('person_id', '=', actor.id)]),
      ...(offices === '*' ? [eb('office_id', 'is not', null)] : []),
      ...(offices !== '*' && offices.length > 0 ? [eb('office_id', 'in', offices)] : []),
    ]),
  )
}
