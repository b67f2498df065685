import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import { batched } from '../../database/batched.ts'
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

/** What a successful attempt brought. */
export interface Sent {
  attemptId: string
  position: number
  externalId: string
  permalink: string | undefined
  /** The segment to send next; undefined after the last one. */
  nextPosition: number | undefined
  timing: Timing
}

/**
 * Saves the id that the network gave (step 7). The attempt's row takes it whatever the fence says; segment and post
 * only where the fence is ours. With more segments to send, the attempt of the next one is written in the same commit.
 * Posts that are sent at the same moment share a statement.
 * @returns the next attempt's id, when there is one to make and the fence is ours.
 */
export async function recordPublished(
  db: Db,
  claim: Pick<Claim, 'postId' | 'fence'>,
  sent: Sent,
): Promise<string | undefined> {
  return await recordTogether(db, { postId: claim.postId, fence: claim.fence, ...sent })
}

/** At most so many posts in one statement. */
const most = 100

const recordTogether = batched(recordSent, most)

async function recordSent(
  db: Db,
  records: readonly (Sent & { postId: string; fence: number })[],
): Promise<(string | undefined)[]> {
  const given = records.map(({ timing, ...record }) => ({
    ...record,
    nextAttemptId: newId(),
    lease: timing.leaseMs / 1_000,
  }))
  const { rows } = await sql<{ id: string }>`
    with given as (
      select * from unnest(${given.map(each => each.postId)}::uuid[], ${given.map(each => each.fence)}::bigint[],
        ${given.map(each => each.attemptId)}::uuid[], ${given.map(each => each.position)}::smallint[],
        ${given.map(each => each.externalId)}::text[], ${given.map(each => each.permalink ?? null)}::text[],
        ${given.map(each => each.nextPosition ?? null)}::smallint[], ${given.map(each => each.nextAttemptId)}::uuid[],
        ${given.map(each => each.lease)}::double precision[])
        as each("postId", fence, "attemptId", position, "externalId", permalink, "nextPosition", "nextAttemptId", lease)
    ),
    tried as (
      update attempt a set outcome = 'published', external_id = g."externalId", finished_at = now()
      from given g where a.id = g."attemptId"
    ),
    mine as (
      update post p set
        state = case when g."nextPosition" is null then ${step('sending', 'post-published')}
          else ${step('sending', 'segment-published')} end,
        next_at = case when g."nextPosition" is not null then now() + make_interval(secs => g.lease) end,
        published_at = case when g."nextPosition" is null then now() end,
        reason = null
      from given g
      -- Not "=": the planner would take the index of all senders for it instead of the key.
      where p.id = g."postId" and p.fence = g.fence and p.state is not distinct from 'sending'
      returning p.content_hash, p.next_at, g.*
    ),
    sent as (
      update segment s set external_id = mine."externalId", permalink = mine.permalink, published_at = now()
      from mine where s.post_id = mine."postId" and s.position = mine.position
    )
    insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
    select "nextAttemptId", "postId", "nextPosition", fence, content_hash, "externalId", now(), next_at
    from mine where "nextPosition" is not null
    returning id`.execute(db)
  const written = new Set(rows.map(row => row.id))
  return given.map(each => (written.has(each.nextAttemptId) ? each.nextAttemptId : undefined))
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
