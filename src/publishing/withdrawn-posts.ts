import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { statesThatTake, stepInSql } from './protocol/machine.ts'
import { recallEvent, recallOfPost, recallReason } from './protocol/recall.ts'

/**
 * Recalls every scheduled post whose approval no longer holds: nothing of it is out, then it is
 * cancelled, or waits for another approver where its own may no longer approve; part of a thread is out, then a person
 * is asked. The claim refuses such a post in any case; this makes it visible before its time comes, also while its
 * channel is stopped or an upload lasts. What a worker is sending, or what is in doubt, comes first to its own end.
 * @returns how many were recalled.
 */
export async function cancelWithdrawnPosts(db: Db): Promise<number> {
  const partsOut = sql`(select count(s.external_id) from segment s where s.post_id = p.id)`
  const { rows } = await sql`
    with recalled as (
      select p.id, found.event, ${recallReason(sql`found.event`, partsOut)} as why
      from post p
      cross join lateral ${recallOfPost} recall
      cross join lateral (select ${recallEvent(sql`${partsOut} > 0`)} as event) found
      where p.state = any(${statesThatTake('approval-gone')}::text[])
        and coalesce(recall.withdrawn, recall.approver_gone) is not null
        and ${stepInSql(sql`p.state`, sql`found.event`)} is not null
      for update of p skip locked
    )
    update post p set state = ${stepInSql(sql`p.state`, sql`recalled.event`)}, next_at = null, reason = recalled.why
    from recalled where p.id = recalled.id returning p.id`.execute(db)
  return rows.length
}
