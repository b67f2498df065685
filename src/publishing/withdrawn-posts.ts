import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { statesThatTake, step } from './protocol/machine.ts'

/**
 * Cancels every planned post whose approval no longer holds, and tells its office. The claim refuses such a post in
 * any case; this makes it visible before its time comes.
 * @returns how many were cancelled.
 */
export async function cancelWithdrawnPosts(db: Db): Promise<number> {
  const waiting = statesThatTake('too-late').filter(state => state !== 'claimed')
  const { rows } = await sql`
    with gone as (
      update post p set state = ${step('scheduled', 'approval-gone')}, next_at = null,
        reason = 'Its news item was edited or its approval was withdrawn after it was planned.'
      from approval a
      where a.id = p.approval_id and p.state = any(${waiting}::text[])
        and (a.revoked_at is not null or a.content_hash <> p.content_hash)
        and not exists (select from segment s where s.post_id = p.id and s.external_id is not null)
      returning p.id, p.office_id, p.channel_id
    )
    insert into notification (id, office_id, post_id, channel_id, kind, message, once_key)
    select gen_random_uuid(), office_id, id, channel_id, 'post-cancelled',
      'Its news item was edited or its approval withdrawn, so it will not be sent. Approve and schedule it anew.',
      'withdrawn-' || id
    from gone on conflict (once_key) do nothing returning id`.execute(db)
  return rows.length
}
