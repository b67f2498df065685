import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { recallOfComment } from '../sending/comments/claim-comment.ts'
import { statesThatTake, stepInSql } from '../sending/machine.ts'
import { recallOfPost } from '../sending/recall.ts'

/**
 * Recalls each first comment that may not be written any more below a post that is out, also while its channel is stopped;
 * the claim refuses it in any case. A comment whose post is not out goes with the post.
 * @returns how many were recalled.
 */
export async function recallComments(db: Db): Promise<number> {
  const { rows } = await sql`
    with recalled as (
      select f.post_id, found.event, found.why
      from first_comment f
      join post p on p.id = f.post_id
      join segment s on s.post_id = p.id and s.position = 0
      cross join lateral ${recallOfPost} recall
      cross join lateral ${recallOfComment} found
      where f.state = any(${statesThatTake('approval-gone')}::text[]) and f.next_at is not null
        and p.state = 'published' and found.event <> 'claimed-ready'
      for update of f skip locked
    )
    update first_comment f set state = ${stepInSql(sql`f.state`, sql`recalled.event`)}, next_at = null, reason = recalled.why
    from recalled where f.post_id = recalled.post_id returning f.post_id`.execute(db)
  return rows.length
}

/**
 * Lets a first comment be written that waited for another approver, once its content is approved again and nothing of it
 * was ever sent.
 * @returns how many.
 */
export async function restoreComments(db: Db): Promise<number> {
  const { rows } = await sql`
    with approved as (
      select f.post_id
      from first_comment f
      join post p on p.id = f.post_id
      join segment s on s.post_id = p.id and s.position = 0
      cross join lateral ${recallOfPost} recall
      cross join lateral ${recallOfComment} found
      where f.state = any(${statesThatTake('approved-again')}::text[]) and found.event = 'claimed-ready'
        and not exists (select from comment_attempt where post_id = f.post_id)
      for update of f skip locked
    )
    update first_comment f set state = ${stepInSql(sql`f.state`, sql`'approved-again'`)}, next_at = now(), reason = null
    from approved where f.post_id = approved.post_id returning f.post_id`.execute(db)
  return rows.length
}
