import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { statesThatTake, stepInSql } from '../sending/machine.ts'
import { recallEvent, recallOfPost, recallReason } from '../sending/recall.ts'

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

/**
 * Puts back on the schedule what waited for another approver, once its content is approved again and its time is still to
 * come. A post of which anything was ever sent, or that should be out already, waits for a person.
 * @returns how many were put back.
 */
export async function restoreApprovedPosts(db: Db): Promise<number> {
  const { rows } = await sql`
    with approved as (
      select p.id from post p
      cross join lateral ${recallOfPost} recall
      where p.state = any(${statesThatTake('approved-again')}::text[]) and p.due_at > now()
        and recall.withdrawn is null and recall.approver_gone is null
        and not exists (select from attempt where post_id = p.id)
      for update of p skip locked
    )
    update post p set state = ${stepInSql(sql`p.state`, sql`'approved-again'`)}, next_at = p.due_at, reason = null
    from approved where p.id = approved.id returning p.id`.execute(db)
  return rows.length
}
