import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import { batched } from '../../database/batched.ts'
import type { Db } from '../../database/connect.ts'
import type { PostState } from '../post-state.ts'
import { type Claim, claimsOfAsked } from './claim.ts'
import { stepInSql } from './machine.ts'
import { recallEvent, recallOfPost, recallReason } from './recall.ts'
import type { Intent } from './record.ts'
import type { Timing } from './timing.ts'

/** What a successful attempt brought. */
export interface Sent {
  attemptId: string
  position: number
  externalId: string
  permalink: string | undefined
  /** The segment to send next; undefined after the last one. */
  nextPosition: number | undefined
  /** The worker that claims the channel's next post in the same statement, after the last segment; undefined: none. */
  claimFor: string | undefined
  timing: Timing
}

/** What comes next: the attempt of the next segment; or after the last one the channel's next post, where it was asked for and is due. */
export type Recorded = Intent | { type: 'ended'; claim: Claim | undefined }

/**
 * Saves the id that the network gave (step 7). The attempt's row takes it whatever the fence says; segment and post
 * only where the fence is ours. With more segments to send, the attempt of the next one is written in the same commit,
 * unless the post was recalled meanwhile; after the last one the channel's next post is claimed in it, so that a busy
 * channel pays one round trip a post. Posts that are sent at the same moment share a statement.
 */
export async function recordPublished(
  db: Db,
  claim: Pick<Claim, 'postId' | 'fence'>,
  sent: Sent,
): Promise<Recorded> {
  return await recordTogether(db, { postId: claim.postId, fence: claim.fence, ...sent })
}

/** At most so many posts in one statement. */
const most = 100

const recordTogether = batched(recordSent, most)

/** A post that was recorded, or else a claim. */
interface Row extends Claim {
  recordedId: string | null
  recordedState: PostState | null
}

async function recordSent(
  db: Db,
  records: readonly (Sent & { postId: string; fence: number })[],
): Promise<Recorded[]> {
  const given = records.map(({ timing, ...record }) => ({
    ...record,
    nextAttemptId: newId(),
    lease: timing.leaseMs / 1_000,
  }))
  const whatNext = given.some(each => each.nextPosition !== undefined) ? partOut : allOut
  const { rows } = await sql<Row>`
    with given as (
      select * from unnest(${given.map(each => each.postId)}::uuid[], ${given.map(each => each.fence)}::bigint[],
        ${given.map(each => each.attemptId)}::uuid[], ${given.map(each => each.position)}::smallint[],
        ${given.map(each => each.externalId)}::text[], ${given.map(each => each.permalink ?? null)}::text[],
        ${given.map(each => each.nextPosition ?? null)}::smallint[], ${given.map(each => each.nextAttemptId)}::uuid[],
        ${given.map(each => each.lease)}::double precision[], ${given.map(each => each.claimFor ?? null)}::text[])
        as each("postId", fence, "attemptId", position, "externalId", permalink, "nextPosition", "nextAttemptId", lease,
          worker)
      -- Every one. The planner counts on a tenth of what it knows no limit of, on one row instead of ten, and so goes by
      -- key even in a young table, which it would otherwise read through each time.
      limit ${given.length}::bigint
    ),
    tried as (
      update attempt a set outcome = 'published', external_id = g."externalId", finished_at = now(),
        -- Compared, not looked for: "not exists" reads every post of the record to ask about a few.
        stale_at = case when (select fence from post where id = g."postId") is distinct from g.fence then now() end
      from given g where a.id = g."attemptId"
    ),
    mine as (${whatNext}),
    moved as (
      update post p set
        state = ${stepInSql(sql`p.state`, sql`mine.event`)},
        next_at = case
          when mine.event = 'segment-published' then now() + make_interval(secs => mine.lease)
          when mine.event = 'thread-stopped' then now()
        end,
        published_at = case when mine.event = 'post-published' then now() end,
        published_on = case when mine.event = 'post-published'
          then (now() at time zone (select time_zone from office where id = p.office_id))::date end,
        reason = mine.why
      from mine
      -- Not "=": the planner would take the index of all senders for it instead of the key.
      where p.id = mine."postId" and p.fence = mine.fence and p.state is not distinct from 'sending'
      returning p.state as "recordedState", p.content_hash, p.next_at, p.channel_id as "channelOf", mine.*
    ),
    sent as (
      update segment s set external_id = moved."externalId", permalink = moved.permalink, published_at = now()
      from moved where s.post_id = moved."postId" and s.position = moved.position
    ),
    next_intent as (
      insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
      select "nextAttemptId", "postId", "nextPosition", fence, content_hash, "externalId", now(), next_at
      from moved where event = 'segment-published'
    ),
    -- From moved: a channel takes its next post only after the one before has been put to rest. Until then that one was
    -- its only sender (post_one_sender), so that no other worker can be in between.
    asked as (
      select "channelOf" as "channelId", worker, "nextAttemptId" as "attemptId", lease, "postId" as "justEnded"
      from moved where event = 'post-published' and worker is not null
    ),
    ${claimsOfAsked}
    -- Not joined: with a hundred rows on either side, that would cost more than all the rest.
    select moved."attemptId" as "recordedId", moved."recordedState", none.*
    from moved left join (select * from taken where false) none on true
    union all select null, null, taken.* from taken`.execute(db)
  const recorded = new Map(rows.map(row => [row.recordedId, row.recordedState]))
  const claims = new Map(
    rows.flatMap(({ recordedId, recordedState, ...claim }) =>
      recordedId ? [] : [[claim.attemptId, claim] as const],
    ),
  )
  return given.map(({ attemptId, nextPosition, nextAttemptId }) => {
    const state = recorded.get(attemptId)
    if (!state) return { type: 'lost' }
    if (nextPosition === undefined) return { type: 'ended', claim: claims.get(nextAttemptId) }
    return state === 'sending' ? { type: 'written', attemptId: nextAttemptId } : { type: 'recalled', state }
  })
}

/** SQL: the event of each row of `given`, and what staff read about it, where some have more segments to send. */
const partOut = sql`
  select g.*, found.event, ${recallReason(sql`found.event`, sql`g."nextPosition"`)} as why
  from given g
  -- Not "=": the planner would take the index of all senders for it instead of the key.
  join post p on p.id = g."postId" and p.fence = g.fence and p.state is not distinct from 'sending'
  left join lateral (select * from ${recallOfPost} any_recall where g."nextPosition" is not null offset 0) recall on true
  cross join lateral (select case
      when g."nextPosition" is null then 'post-published'
      else coalesce(${recallEvent(sql`true`)}, 'segment-published')
    end as event offset 0) found`

/** The same where none has: nothing goes out by that, and so no recall is asked about. */
const allOut = sql`select g.*, 'post-published' as event, null as why from given g`
