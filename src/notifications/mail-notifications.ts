import { sql } from 'kysely'
import { messageOf } from '../core/errors.ts'
import type { Logger } from '../core/logger.ts'
import type { Db } from '../database/connect.ts'

interface MailDeps {
  db: Db
  log: Logger
  /** `smtp://` or `smtps://`; without it notifications stay in the app. */
  smtpUrl: string | undefined
  /** What stands before the path of a link in a mail. */
  publicUrl: string
}

interface Waiting {
  id: string
  message: string
  office: string
  recipients: string[] | null
}

/** At most so many mails in one round. */
const batch = 50

/**
 * Sends the notifications that have not been mailed to the approvers, operators and administrators of their office.
 * A mail that cannot be sent stays and is tried in the next round.
 * @returns how many were sent.
 */
export async function mailNotifications(deps: MailDeps): Promise<number> {
  if (!deps.smtpUrl) return 0
  const waiting = await notYetMailed(deps.db)
  if (waiting.length === 0) return 0
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(deps.smtpUrl)
  const sender = `Dateline <dateline@${new URL(deps.publicUrl).hostname}>`
  let sent = 0
  try {
    for (const notice of waiting) {
      if (notice.recipients) {
        await transport.sendMail({
          from: sender,
          bcc: notice.recipients,
          subject: `${notice.office}: something needs your attention`,
          text: `${notice.message}\n\n${deps.publicUrl}/\n`,
        })
      }
      await markMailed(deps.db, notice.id)
      sent += 1
    }
  } catch (thrown) {
    deps.log.warn({ error: messageOf(thrown) }, 'a notification could not be mailed; it is tried again')
  } finally {
    transport.close()
  }
  return sent
}

async function notYetMailed(db: Db): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select n.id, n.message, coalesce(o.names ->> 'en', o.id) as office,
      (select array_agg(distinct p.email) from role_grant g join person p on p.id = g.person_id
        where g.office_id in (n.office_id, '*') and g.role in ('approver', 'operator', 'admin')
          and p.deactivated_at is null) as recipients
    from notification n join office o on o.id = n.office_id
    where n.mailed_at is null and n.read_at is null and n.created_at > now() - interval '2 days'
    order by n.created_at
    limit ${batch}`.execute(db)
  return rows
}

async function markMailed(db: Db, id: string): Promise<void> {
  await db.updateTable('notification').set({ mailed_at: sql<Date>`now()` }).where('id', '=', id).execute()
}
