import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { officesWhere } from '../access/policy.ts'
import { fallbackInterfaceLanguage, type InterfaceLanguage } from '../core/languages/interface-languages.ts'
import type { Db } from '../database/connect.ts'
import { kindsForAll } from './kinds.ts'
import { inLanguage } from './sentences/in-language.ts'
import type { Said } from './sentences/sentence.ts'

/** A notification as one person sees it. Moments are UTC. */
export interface ShownNotification {
  id: string
  /** Null where it is for the actor alone. */
  officeId: string | null
  kind: string
  message: string
  /** Of the message. */
  language: InterfaceLanguage
  /** In English; null where the message holds it, or there is none. */
  reason: string | null
  postId: string | null
  channelId: string | null
  newsItemId: string | null
  createdAt: Date
  /** Whether the actor has still to read it. */
  isUnread: boolean
  /** When the first person of its office read it, and who that was. */
  readAt: Date | null
  readBy: string | null
}

/** What is older than this, in days, counts as read. */
const unreadDays = 90

/** The notifications of the actor's offices and their own, newest first; after the one that `cursor` names. */
export async function listNotifications(
  db: Db,
  actor: Actor,
  filter: {
    unreadOnly: 'yes' | 'no'
    /** Of the messages; English when absent. */
    language?: InterfaceLanguage
    officeId?: string
    cursor?: string
    limit: number
  },
): Promise<ShownNotification[]> {
  const { cursor, officeId, language = fallbackInterfaceLanguage } = filter
  const conditions = [
    isFor(actor),
    ...(officeId === undefined ? [] : [sql`n.office_id = ${officeId}`]),
    ...(cursor === undefined
      ? []
      : [sql`(n.created_at, n.id) < (select c.created_at, c.id from notification c where c.id = ${cursor})`]),
    ...(filter.unreadOnly === 'yes' ? [isUnreadBy(actor)] : []),
  ]
  const { rows } = await sql<Omit<ShownNotification, 'language' | 'reason'> & { says: Said | null }>`
    select n.id, n.office_id as "officeId", n.kind, n.message, n.says, n.post_id as "postId", n.channel_id as "channelId",
      n.news_item_id as "newsItemId",
      n.created_at as "createdAt", ${isUnreadBy(actor)} as "isUnread", n.read_at as "readAt", n.read_by as "readBy"
    from notification n where ${sql.join(conditions, sql` and `)}
    order by n.created_at desc, n.id desc
    limit ${filter.limit}`.execute(db)
  return rows.map(({ says, ...row }) => ({ ...row, ...inLanguage({ message: row.message, says }, language) }))
}

/** How many notifications of the actor's offices, and of their own, they have not read. */
export async function countUnread(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ unread: string }>`
    select count(*) as unread from notification n where ${isFor(actor)} and ${isUnreadBy(actor)}`.execute(db)
  return Number(rows[0]?.unread ?? 0)
}

/** Whether a notification `n` is one of those that the actor sees in the app. */
export function isFor(actor: Actor): RawBuilder<boolean> {
  const offices = officesWhere(actor, 'posts.read')
  const ofOffices =
    offices === '*' ? sql`n.office_id is not null` : sql`n.office_id = any(${[...offices]}::text[])`
  // Those for a person alone are not for their programs.
  const ownId = actor.via === 'api-key' ? null : actor.id
  return sql<boolean>`((${ofOffices} or n.person_id = ${ownId}::text) and (n.kind = any(${[...kindsForAll]}::text[])
    or not exists (select from notification_choice c where c.person_id = ${actor.id} and c.kind = n.kind and not c.in_app)))`
}

/** Whether the actor has still to read a notification `n`. */
export function isUnreadBy(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(n.created_at > now() - make_interval(days => ${unreadDays}::int) and not exists
    (select from notification_read r where r.notification_id = n.id and r.person_id = ${actor.id}))`
}
