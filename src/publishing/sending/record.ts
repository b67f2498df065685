import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { interval } from '../../database/interval.ts'
import { toJson } from '../../database/tables.ts'
import { mediaForgotten } from '../../networks/network.ts'
import type { PostState } from '../post-state.ts'
import type { Claim } from './claim.ts'
import { type PostEvent, statesThatTake, step, stepInSql } from './machine.ts'
import { recallEvent, recallOfPost, recallReason } from './recall.ts'
import type { Timing } from './timing.ts'

/** Saves what the network called the media of a segment, so that no later claim uploads it again. */
export async function recordUploads(
  db: Db,
  claim: Claim,
  position: number,
  handles: readonly string[],
): Promise<void> {
  await sql`
    update segment set media_handles = array(select jsonb_array_elements_text(${toJson(handles)}::jsonb)),
      handles_at = ${handles.length === 1 ? sql`now()` : sql`handles_at`}
    where post_id = ${claim.postId} and position = ${position}
      and exists (select from post where id = ${claim.postId} and fence = ${claim.fence})`.execute(db)
}

/** Forgets what the network called the media of the segments that are not out: they are uploaded once more. */
export async function dropUploads(db: Db, claim: Pick<Claim, 'postId' | 'fence'>): Promise<void> {
  await sql`
    update segment set media_handles = '{}', handles_at = null
    where post_id = ${claim.postId} and external_id is null
      and exists (select from post where id = ${claim.postId} and fence = ${claim.fence})`.execute(db)
}

/** How often before an attempt the network did not know the files of its segment, since a person last asked to send it. */
export async function timesForgotten(db: Db, attemptId: string): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select count(*)::integer as times
    from attempt a
    join post p on p.id = a.post_id
    join attempt each on each.post_id = a.post_id and each.position = a.position and each.id <> a.id
    where a.id = ${attemptId} and each.code = ${mediaForgotten}
      and each.started_at >= coalesce(p.released_at, '-infinity')`.execute(db)
  return rows[0]?.times ?? 0
}

/** What a write-ahead came to: `recalled` has the state of a post that must not be sent; `lost`: another worker has it. */
export type Intent =
  | { type: 'written'; attemptId: string }
  | { type: 'recalled'; state: PostState }
  | { type: 'lost' }

/**
 * Writes the attempt down before it is made (step 5), where the fence is still ours and nothing was recalled since the
 * claim; the lease starts over.
 */
export async function writeIntent(
  db: Db,
  claim: Claim,
  input: { position: number; parentExternalId: string | undefined; timing: Timing },
): Promise<Intent> {
  const attemptId = newId()
  const partsOut = claim.segments.filter(segment => segment.externalId !== null).length
  const { rows } = await sql<{ state: PostState }>`
    with mine as (
      select p.id, found.event, ${recallReason(sql`found.event`, sql`${partsOut}::integer`)} as why
      from post p
      cross join lateral ${recallOfPost} recall
      cross join lateral (select coalesce(${recallEvent(sql`${partsOut > 0}::boolean`)}, 'intent-written') as event) found
      where p.id = ${claim.postId} and p.fence = ${claim.fence} and p.state = any(${statesThatTake('intent-written')}::text[])
      for update of p
    ),
    moved as (
      update post p set state = ${stepInSql(sql`p.state`, sql`mine.event`)}, reason = mine.why, next_at = case
          when mine.event = 'intent-written' then now() + ${interval(input.timing.leaseMs)}
          when mine.event in ('stopped', 'thread-stopped') then now()
        end
      from mine where p.id = mine.id
      returning p.*
    ),
    intent as (
      insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
      select ${attemptId}, id, ${input.position}, fence, content_hash, ${input.parentExternalId ?? null}, now(), next_at
      from moved where state = 'sending'
    )
    select state from moved`.execute(db)
  const [moved] = rows
  if (!moved) return { type: 'lost' }
  return moved.state === 'sending' ? { type: 'written', attemptId } : { type: 'recalled', state: moved.state }
}

/** Why a person is asked whether a post is there. Only in the last case was the account not read. */
export type Question =
  | 'several'
  | 'older'
  | 'other-files'
  | 'duplicate-not-shown'
  | 'sent-twice'
  | 'unreadable'

/** How an attempt that did not bring an id ended. */
export interface AttemptEnd {
  attemptId: string | undefined
  outcome: string
  code: string
  reason: string
}

/**
 * Moves a post on where the fence is ours, and closes its attempt. `waitMs` is when something must next happen to
 * it, counted by the database's clock; null when only a person, or no one, can move it on.
 * @returns whether the fence was ours.
 */
export async function moveOn(
  db: Db,
  claim: Pick<Claim, 'postId' | 'fence'>,
  input: {
    from: 'claimed' | 'sending' | 'reconciling'
    event: PostEvent
    reason: string
    waitMs: number | null
    tries?: 'one-more' | 'none'
    looks?: 'one-more' | 'none'
    resends?: 'one-more'
    attempt?: AttemptEnd
    /** Why a person is asked about an attempt. */
    question?: { attemptId: string; code: Question }
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with tried as (
      update attempt set outcome = ${input.attempt?.outcome ?? null}, code = ${input.attempt?.code ?? null},
        reason = ${input.attempt?.reason ?? null}, finished_at = now(),
        stale_at = case when not exists (select from post where id = ${claim.postId} and fence = ${claim.fence}) then now() end
      where id = ${input.attempt?.attemptId ?? null}::uuid
    ),
    asked as (
      update attempt set question = ${input.question?.code ?? null}
      where id = ${input.question?.attemptId ?? null}::uuid
    )
    update post set
      state = ${step(input.from, input.event)},
      reason = ${input.reason},
      next_at = ${input.waitMs === null ? sql`null` : sql`now() + ${interval(input.waitMs)}`},
      tries = ${counted('tries', input.tries)},
      looks = ${counted('looks', input.looks)},
      resends = ${counted('resends', input.resends)}
    where id = ${claim.postId} and fence = ${claim.fence} and state = ${input.from}
    returning id`.execute(db)
  return rows.length > 0
}

function counted(column: 'tries' | 'looks' | 'resends', change: 'one-more' | 'none' | undefined) {
  if (change === 'none') return sql`0`
  return change === 'one-more' ? sql`${sql.ref(column)} + 1` : sql.ref(column)
}
