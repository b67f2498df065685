import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import { parentMissing } from '../../../networks/network.ts'
import { type PostEvent, step } from '../machine.ts'
import type { AttemptEnd, Question } from '../record.ts'

/** Which claim of which comment: only the newest may change it. */
export interface CommentFence {
  postId: string
  fence: number
}

/**
 * Saves the id that the network gave (step 7). The attempt's row takes it whatever the fence says; the comment only where
 * the fence is ours.
 * @returns whether it was.
 */
export async function recordComment(
  db: Db,
  claim: CommentFence,
  sent: { attemptId: string; externalId: string; permalink: string | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    with tried as (
      update comment_attempt set outcome = 'published', external_id = ${sent.externalId}, finished_at = now(),
        stale_at = ${staleUnless(claim)}
      where id = ${sent.attemptId}
    )
    update first_comment set state = ${step('sending', 'post-published')}, next_at = null, reason = null,
      external_id = ${sent.externalId}, permalink = ${sent.permalink ?? null}, published_at = now()
    where post_id = ${claim.postId} and fence = ${claim.fence} and state = 'sending'
    returning post_id`.execute(db)
  return rows.length > 0
}

/**
 * How often the network did not know the post above a comment, since a person last asked to send it: each attempt that was
 * not sent since then is one of `tries`.
 */
export async function timesWithoutParent(
  db: Db,
  { postId, tries }: CommentFence & { tries: number },
): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select count(*)::integer as times
    from (select code from comment_attempt where post_id = ${postId} and outcome = 'not-sent'
      order by started_at desc, id desc limit ${tries}) newest
    where code = ${parentMissing}`.execute(db)
  return rows[0]?.times ?? 0
}

/**
 * Moves a comment on where the fence is ours, and closes its attempt. `waitMs` is when something must next happen to it,
 * by the database's clock; null when only a person, or no one, can move it on.
 * @returns whether the fence was ours.
 */
export async function moveCommentOn(
  db: Db,
  claim: CommentFence,
  input: {
    from: 'sending' | 'reconciling'
    event: PostEvent
    reason: string
    waitMs: number | null
    tries?: 'one-more'
    looks?: 'one-more' | 'none'
    resends?: 'one-more'
    attempt?: AttemptEnd
    question?: { attemptId: string; code: Question }
  },
): Promise<boolean> {
  const { attempt, question } = input
  const { rows } = await sql`
    with tried as (
      update comment_attempt set outcome = ${attempt?.outcome ?? null}, code = ${attempt?.code ?? null},
        reason = ${attempt?.reason ?? null}, finished_at = now(), stale_at = ${staleUnless(claim)}
      where id = ${attempt?.attemptId ?? null}::uuid
    ),
    asked as (
      update comment_attempt set question = ${question?.code ?? null}
      where id = ${question?.attemptId ?? null}::uuid
    )
    update first_comment set
      state = ${step(input.from, input.event)},
      reason = ${input.reason},
      next_at = ${input.waitMs === null ? sql`null` : sql`now() + ${interval(input.waitMs)}`},
      tries = ${input.tries ? sql`tries + 1` : sql`tries`},
      looks = ${input.looks === 'one-more' ? sql`looks + 1` : input.looks === 'none' ? sql`0` : sql`looks`},
      resends = ${input.resends ? sql`resends + 1` : sql`resends`}
    where post_id = ${claim.postId} and fence = ${claim.fence} and state = ${input.from}
    returning post_id`.execute(db)
  return rows.length > 0
}

/** Gives a comment in doubt the id that was found. Returns whether the fence was ours. */
export async function adoptComment(
  db: Db,
  claim: CommentFence,
  found: { externalId: string; permalink: string | undefined; publishedAt: Date | undefined },
  from: 'reconciling' | 'needs_attention',
): Promise<boolean> {
  const event = from === 'reconciling' ? 'found-last' : 'adopt-last'
  const { rows } = await sql`
    update first_comment set state = ${step(from, event)}, next_at = null, reason = null, tries = 0, looks = 0,
      resends = 0, external_id = ${found.externalId}, permalink = ${found.permalink ?? null},
      published_at = coalesce(${found.publishedAt ?? null}::timestamptz, now())
    where post_id = ${claim.postId} and fence = ${claim.fence} and state = ${from}
      and not exists (select from first_comment other where other.external_id = ${found.externalId})
    returning post_id`.execute(db)
  return rows.length > 0
}

/** Now, where another worker has the comment: what this attempt sent may stand beside what was sent again. */
function staleUnless({ postId, fence }: CommentFence) {
  return sql`case when not exists (select from first_comment where post_id = ${postId} and fence = ${fence}) then now() end`
}
