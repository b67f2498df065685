import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'
import { approverStands } from '../sending/recall.ts'

export interface WithoutApprover {
  /** Approved items that cannot be scheduled until another person approves the same content. */
  newsItems: { id: string; officeId: string }[]
  /** Posts that wait for that, or for a person. */
  posts: { id: string; newsItemId: string; officeId: string; dueAt: Date }[]
}

/** What a person has approved who may no longer approve it; as far as the actor may see it. */
export async function leftWithoutApprover(db: Db, actor: Actor, personId: string): Promise<WithoutApprover> {
  const newsItems = await sql<WithoutApprover['newsItems'][number]>`
    select p.id, p.office_id as "officeId"
    from news_item p join approval a on a.news_item_id = p.id and a.revoked_at is null
    where a.approved_by = ${personId} and not ${approverStands(sql`a.approved_by`)}
    order by p.id`.execute(db)
  const posts = await sql<WithoutApprover['posts'][number]>`
    select p.id, p.news_item_id as "newsItemId", p.office_id as "officeId", p.due_at as "dueAt"
    from post p join approval a on a.id = p.approval_id and a.revoked_at is null
    where a.approved_by = ${personId} and p.state in ('scheduled', 'retry_wait', 'needs_attention')
      and not ${approverStands(sql`a.approved_by`)}
    order by p.due_at, p.id`.execute(db)
  const visible = ({ officeId }: { officeId: string }) => may(actor, 'posts.read', officeId)
  return { newsItems: newsItems.rows.filter(visible), posts: posts.rows.filter(visible) }
}
