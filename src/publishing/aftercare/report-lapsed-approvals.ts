import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { approverStands } from '../sending/recall.ts'

/**
 * Reports each approved item whose approver may no longer approve and of which nothing is scheduled or out: it needs
 * another person's approval before it can be scheduled, and no post says so. Each is reported once; an approver who
 * gets the role back ends that, and may leave again.
 * @returns how many items were reported now.
 */
export async function reportLapsedApprovals(db: Db): Promise<number> {
  return await db.transaction().execute(async trx => {
    await sql`
      update approval a set lapsed_at = null from news_item p
      where p.id = a.news_item_id and a.lapsed_at is not null and a.revoked_at is null
        and ${approverStands(sql`a.approved_by`)}`.execute(trx)
    const { rows } = await sql<Lapsed>`
      update approval a set lapsed_at = now() from news_item p
      where p.id = a.news_item_id and p.state = 'approved' and a.revoked_at is null and a.lapsed_at is null
        and not ${approverStands(sql`a.approved_by`)}
      returning a.id as "approvalId", p.id as "newsItemId", p.office_id as "officeId",
        array[p.created_by, a.submitted_by] as authors,
        exists (select from post where news_item_id = p.id and state <> 'cancelled') as "hasPosts"`.execute(
      trx,
    )
    const found = rows.filter(({ hasPosts }) => !hasPosts)
    await recordEvents(
      trx,
      found.map(({ approvalId, newsItemId, officeId, authors }) => ({
        kind: 'item.approver-gone' as const,
        officeId,
        subjectId: newsItemId,
        data: { approvalId, authors: [...new Set(authors)] },
      })),
    )
    return found.length
  })
}

interface Lapsed {
  approvalId: string
  newsItemId: string
  officeId: string
  /** Who made the item and who submitted it. */
  authors: string[]
  hasPosts: boolean
}
