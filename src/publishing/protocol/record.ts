import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { type Claim, seconds } from './claim.ts'
import { type PostEvent, step } from './machine.ts'
import type { Timing } from './timing.ts'

/** Saves what the network called the media of a segment, so that no later claim uploads it again. */
export async function recordUploads(
  db: Db,
  claim: Claim,
  position: number,
  handles: readonly string[],
): Promise<void> {
  await sql`
    update segment set media_handles = array(select jsonb_array_elements_text(${toJson(handles)}::jsonb))
    where post_id = ${claim.postId} and position = ${position}
      and exists (select from post where id = ${claim.postId} and fence = ${claim.fence})`.execute(db)
}

/**
 * Writes the attempt down before it is made (step 5), where the fence is still ours; the lease starts anew.
 * @returns the attempt's id; undefined when another worker has taken the post.
 */
export async function writeIntent(
  db: Db,
  claim: Claim,
  input: { position: number; parentExternalId: string | undefined; timing: Timing },
): Promise<string | undefined> {
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    with mine as (
      update post set state = ${step('claimed', 'intent-written')}, next_at = now() + ${seconds(input.timing.leaseMs)}
      where id = ${claim.postId} and fence = ${claim.fence} and state in ('claimed', 'sending')
      returning id, fence, content_hash, next_at
    )
    insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
    select ${id}, id, ${input.position}, fence, content_hash, ${input.parentExternalId ?? null}, now(), next_at
    from mine returning id`.execute(db)
  return rows[0]?.id
}

/**
 * Saves the id that the network gave (step 7). The attempt's row takes it whatever the fence says; segment and post
 * only where the fence is ours. With more segments to send, the attempt of the next one is written in the same commit.
 * @returns the next attempt's id, when there is one to make and the fence is ours.
 */
export async function recordPublished(
  db: Db,
  claim: Claim,
  input: {
    attemptId: string
    position: number
    externalId: string
    permalink: string | undefined
    nextPosition: number | undefined
    timing: Timing
  },
): Promise<string | undefined> {
  const nextAttemptId = newId()
  const isLast = input.nextPosition === undefined
  const { rows } = await sql<{ id: string }>`
    with tried as (
      update attempt set outcome = 'published', external_id = ${input.externalId}, finished_at = now()
      where id = ${input.attemptId}
    ),
    mine as (
      update post set
        state = ${step('sending', isLast ? 'post-published' : 'segment-published')},
        next_at = ${isLast ? sql`null` : sql`now() + ${seconds(input.timing.leaseMs)}`},
        published_at = ${isLast ? sql`now()` : sql`null`},
        reason = null
      where id = ${claim.postId} and fence = ${claim.fence} and state = 'sending'
      returning id, fence, content_hash, next_at
    ),
    sent as (
      update segment s set external_id = ${input.externalId}, permalink = ${input.permalink ?? null}, published_at = now()
      from mine where s.post_id = mine.id and s.position = ${input.position}
    )
    insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
    select ${nextAttemptId}, id, ${input.nextPosition ?? null}::smallint, fence, content_hash, ${input.externalId}, now(), next_at
    from mine where ${!isLast}
    returning id`.execute(db)
  return rows[0]?.id
}

/** How an attempt that did not bring an id ended. */
export interface AttemptEnd {
  attemptId: string | undefined
  outcome: string
  code: string
  reason: string
}

/**
 * Moves a post on where the fence is ours, and closes its attempt. `waitMs` is when something must next happen to
 * it, counted by the database's clock; null when only a person or nobody can move it on.
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
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with tried as (
      update attempt set outcome = ${input.attempt?.outcome ?? null}, code = ${input.attempt?.code ?? null},
        reason = ${input.attempt?.reason ?? null}, finished_at = now()
      where id = ${input.attempt?.attemptId ?? null}::uuid
    )
    update post set
      state = ${step(input.from, input.event)},
      reason = ${input.reason},
      next_at = ${input.waitMs === null ? sql`null` : sql`now() + ${seconds(input.waitMs)}`},
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
