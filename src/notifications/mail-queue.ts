import { sql } from 'kysely'
import type { Role } from '../access/actor.ts'
import { fallbackInterfaceLanguage, type InterfaceLanguage } from '../core/languages/interface-languages.ts'
import { fallbackLanguage } from '../core/languages/registry.ts'
import type { Db } from '../database/connect.ts'
import { kindsForAll } from './kinds.ts'
import type { Said } from './sentences/sentence.ts'

/** A notification to be mailed, and those to whom it must still go. It is the caller's for five minutes. */
export interface ClaimedMail {
  id: string
  message: string
  says: Said | null
  /** The office's name; Dateline's where it is for one person. */
  office: string
  recipients: { email: string; language: InterfaceLanguage }[]
}

/** What came of one recipient. */
export type Delivery = { email: string } & (
  | { outcome: 'accepted' }
  | { outcome: 'refused-for-now' | 'refused-for-good' | 'server-away'; reason: string }
)

/** Who is mailed what an office is notified of. */
export const mailedRoles: readonly Role[] = ['approver', 'operator', 'admin']

/** At most so many notifications in one statement. */
const batch = 200

/**
 * Writes down to whom new notifications go: one row for each person, by what they chose; as usual where they chose nothing.
 * Nothing goes to a person who has read it in the app, or has left since. Those that no one is to get are done.
 */
export async function prepareMails(db: Db): Promise<void> {
  await closeMails(db)
  await sql`
    with fresh as (
      select n.id, n.office_id, n.person_id, n.kind from notification n
      where n.mailed_at is null and n.created_at > now() - interval '2 days'
        and not exists (select from notification_mail m where m.notification_id = n.id)
      order by n.created_at
      limit ${batch}
      for update of n skip locked
    ),
    addressed as (
      insert into notification_mail (notification_id, email)
      select distinct fresh.id, p.email
      from fresh
      join person p on p.deactivated_at is null and p.stands_for is null
      left join notification_choice c on c.person_id = p.id and c.kind = fresh.kind
        and fresh.kind <> all(${[...kindsForAll]}::text[])
      where not exists (select from notification_read r where r.notification_id = fresh.id and r.person_id = p.id)
        and ((p.id = fresh.person_id and coalesce(c.mail, 'at-once') = 'at-once')
          or (fresh.office_id is not null and exists (select from role_grant g
            where g.person_id = p.id and g.office_id in (fresh.office_id, '*')
              and (c.mail = 'at-once' or (c.mail is null and g.role = any(${mailedRoles}::text[]))))))
      on conflict do nothing
      returning notification_id
    )
    update notification n set mailed_at = now() from fresh
    where n.id = fresh.id and fresh.id not in (select notification_id from addressed)`.execute(db)
}

/** A person who is to get a mail `m`: active, at this address, and without having read it in the app. */
const recipient = sql`select from person p where p.email = m.email and p.deactivated_at is null
  and not exists (select from notification_read r where r.notification_id = m.notification_id and r.person_id = p.id)`

/** Ends those that wait for no recipient any more. */
async function closeMails(db: Db): Promise<void> {
  await sql`
    with closed as (
      update notification_mail m set next_at = null, refused = 'Read in the app, or the person has left or has another address.'
      where m.next_at <= now() and not exists (${recipient})
      returning m.notification_id, m.email
    )
    update notification n set mailed_at = now()
    where n.mailed_at is null and n.id in (select notification_id from closed)
      and not exists (select from notification_mail m where m.notification_id = n.id and m.next_at is not null
        and (m.notification_id, m.email) not in (select notification_id, email from closed))`.execute(db)
}

/** Claims the notification that has waited longest for its time, with all recipients that are due. */
export async function claimMail(db: Db): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`
    with next as (
      select n.id, n.message, n.says, n.office_id from notification n
      join lateral (select min(m.next_at) as next_at from notification_mail m
        where m.notification_id = n.id and exists (${recipient})) due on due.next_at <= now()
      where n.mailed_at is null and n.created_at > now() - interval '2 days'
      order by due.next_at, n.id
      limit 1
      for update of n skip locked
    ),
    claimed as (
      update notification_mail m set tries = m.tries + 1, next_at = now() + interval '5 minutes'
      from next
      where m.notification_id = next.id and m.next_at <= now()
        and exists (${recipient})
      returning m.email
    )
    select next.id, next.message, next.says, coalesce(o.names ->> ${fallbackLanguage}::text, o.id, 'Dateline') as office,
      (select jsonb_agg(jsonb_build_object('email', c.email, 'language', coalesce(
        (select p.profile ->> 'language' from person p where p.email = c.email and p.deactivated_at is null limit 1), ${fallbackInterfaceLanguage}))
        order by c.email) from claimed c) as recipients
    from next left join office o on o.id = next.office_id
    where exists (select from claimed)`.execute(db)
  return rows[0]
}

/** How long to wait after the first, second … try that did not succeed; the last one again and again. In seconds. */
const waits = [60, 300, 900, 3_600, 10_800] as const

/** Writes down what came of each recipient; the notification is done when none is left. */
export async function recordDeliveries(
  db: Db,
  notificationId: string,
  deliveries: readonly Delivery[],
): Promise<void> {
  const rows = deliveries.map(delivery => ({
    email: delivery.email,
    isDone: delivery.outcome === 'accepted' || delivery.outcome === 'refused-for-good',
    isSent: delivery.outcome === 'accepted',
    reason: delivery.outcome === 'accepted' ? null : delivery.reason.slice(0, 500),
  }))
  await db.transaction().execute(async trx => {
    await sql`
      update notification_mail m set
        sent_at = case when d."isSent" then now() end,
        refused = d.reason,
        next_at = case when not d."isDone" then now() + make_interval(
          secs => (${[...waits]}::integer[])[least(greatest(m.tries, 1), ${waits.length}::integer)]) end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as d(email text, "isDone" boolean, "isSent" boolean, reason text)
      where m.notification_id = ${notificationId} and m.email = d.email`.execute(trx)
    await sql`
      update notification set mailed_at = now()
      where id = ${notificationId} and mailed_at is null
        and not exists (select from notification_mail where notification_id = ${notificationId} and next_at is not null)
    `.execute(trx)
  })
}
