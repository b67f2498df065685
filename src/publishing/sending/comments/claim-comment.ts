import { sql } from 'kysely'
import { newId } from '../../../core/ids.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { PostState } from '../../post-state.ts'
import { statesThatTake, stepInSql } from '../machine.ts'
import { recallOfPost } from '../recall.ts'
import type { Timing } from '../timing.ts'

/** A first comment that this worker may send, as long as its fence is the newest and its lease lasts. */
export interface CommentClaim {
  postId: string
  fence: number
  state: PostState
  channelId: string
  network: NetworkName
  language: Language
  text: string
  tries: number
  /** The network's id of the post that it stands below. */
  parentExternalId: string
  /** The attempt already written, when the state is `sending`. */
  attemptId: string
}

/**
 * What speaks against a comment below post `p` with its first segment `s`, by `recall` (recall.ts): the event for
 * machine.ts, and what staff read. A stop is asked for beside it.
 */
export const recallOfComment = sql`(select
    case
      when s.deleted_at is not null then 'cancel'
      when recall.withdrawn is not null then 'approval-gone'
      when recall.approver_gone is not null then 'approver-gone'
      else 'claimed-ready'
    end as event,
    case
      when s.deleted_at is not null then 'Its post was deleted from the network, so the first comment was not written.'
      when recall.withdrawn is not null then recall.withdrawn || ' The post is out; its first comment was not written.'
      when recall.approver_gone is not null then recall.approver_gone
        || ' The post is out; its first comment was not written. It goes out once another person approves the same text, or you can leave it out.'
    end as why)`

/**
 * Claims the next first comment that is due on a channel, with its attempt written in the same commit. The statement asks
 * once more: its post is out and not deleted, and nothing was recalled (recall.ts), which holds for a comment as for a post.
 * A comment goes through the table of posts (machine.ts) as a post of one segment without files. Several of a channel may be
 * on their way at once: each has a post of its own, below which it is looked for.
 * @returns its state is `cancelled` or `needs_attention` where it must not be sent; undefined when none is due.
 */
export async function claimComment(
  db: Db,
  { channelId, worker, timing }: { channelId: string; worker: string; timing: Timing },
): Promise<CommentClaim | undefined> {
  const attemptId = newId()
  const { rows } = await sql<CommentClaim>`
    with due as (
      select f.post_id, p.content_hash, p.language, c.network, s.external_id as parent, found.event, found.why
      from first_comment f
      join post p on p.id = f.post_id
      join channel c on c.id = p.channel_id
      join segment s on s.post_id = p.id and s.position = 0
      cross join lateral ${recallOfPost} recall
      cross join lateral ${recallOfComment} found
      -- As an array the few comments that are due are read first, and the rest goes by key. Joined, the planner may begin
      -- with the posts: statistics from before they were published say that none is.
      where f.post_id = any(array(select post_id from first_comment where next_at <= now()))
        and p.channel_id = ${channelId} and p.state = 'published' and s.external_id is not null
        and f.next_at <= now() and f.state = any(${statesThatTake('claimed-ready')}::text[])
        and recall.stopped is null
      order by f.next_at, f.post_id
      limit 1
      for update of f skip locked
    ),
    taken as (
      update first_comment f set
        state = ${stepInSql(sql`f.state`, sql`due.event`)},
        fence = f.fence + 1,
        worker = ${worker},
        next_at = case when due.event = 'claimed-ready' then now() + ${interval(timing.leaseMs)} end,
        reason = due.why
      from due where f.post_id = due.post_id
      returning f.post_id as "postId", f.fence, f.state, ${channelId}::uuid as "channelId", due.network, due.language,
        f.text, f.tries, due.parent as "parentExternalId", ${attemptId}::uuid as "attemptId", f.next_at, due.content_hash
    ),
    intent as (
      insert into comment_attempt (id, post_id, fence, content_hash, parent_external_id, started_at, deadline_at)
      select "attemptId", "postId", fence, content_hash, "parentExternalId", now(), next_at
      from taken where state = 'sending'
    )
    select * from taken`.execute(db)
  return rows[0]
}
