import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import { batched } from '../../database/batched.ts'
import type { Db } from '../../database/connect.ts'
import type { NetworkName } from '../../networks/network.ts'
import type { PostState } from '../post-state.ts'
import type { SegmentMedia } from '../segment-media.ts'
import { statesThatTake, stepInSql } from './machine.ts'
import { recallEvent, recallOfPost, recallReason } from './recall.ts'
import type { Timing } from './timing.ts'

/** A post that this worker may act on, as long as its fence is the newest and its lease lasts. */
export interface Claim {
  postId: string
  fence: number
  state: PostState
  officeId: string
  channelId: string
  network: NetworkName
  language: Language
  contentHash: string
  dueAt: Date
  tries: number
  /** The attempt already written for the first unsent segment, when the state is `sending`. */
  attemptId: string
  segments: ClaimedSegment[]
}

export interface ClaimedSegment {
  position: number
  text: string
  link: string | null
  media: SegmentMedia[]
  mediaHandles: string[]
  externalId: string | null
}

export interface ClaimRequest {
  channelId: string
  worker: string
  timing: Timing
}

/** At most so many channels in one statement. */
const most = 100

/**
 * Claims the next due post of a channel, by the database's clock, in order of due time. The statement checks
 * everything once more: no recall (recall.ts), no other post being sent on this channel; a post that its worker left unsent
 * comes first. A post without media to upload is at once `sending`, its attempt written in the same commit. Channels
 * that ask at the same moment share a statement.
 * @returns the claim; its state is `missed`, `cancelled` or `needs_attention` when the post must not be sent;
 * undefined when nothing is due, the channel is stopped, or another worker is sending.
 */
export async function claimNext(db: Db, request: ClaimRequest): Promise<Claim | undefined> {
  try {
    return await claimTogether(db, request)
  } catch (thrown) {
    // The unique index `post_one_sender`: another worker has just claimed on this channel.
    if ((thrown as { code?: string }).code === '23505') return undefined
    throw thrown
  }
}

const claimTogether = batched(claimForChannels, most)

async function claimForChannels(db: Db, requests: readonly ClaimRequest[]): Promise<(Claim | undefined)[]> {
  const asked = requests.map(({ channelId, worker, timing }) => ({
    channelId,
    worker,
    attemptId: newId(),
    lease: timing.leaseMs / 1_000,
  }))
  const { rows } = await sql<Claim>`
    -- Arrays: the planner counts on ten rows of them, where it counts on a hundred of JSON and reads the whole table.
    with asked as (
      select each.*, null::uuid as "justEnded"
      from unnest(${asked.map(each => each.channelId)}::uuid[], ${asked.map(each => each.worker)}::text[],
        ${asked.map(each => each.attemptId)}::uuid[], ${asked.map(each => each.lease)}::double precision[])
        as each("channelId", worker, "attemptId", lease)
      limit ${asked.length}::bigint -- as in record-sent.ts
    ),
    ${claimsOfAsked}
    select * from taken`.execute(db)
  const byAttempt = new Map(rows.map(row => [row.attemptId, row]))
  return asked.map(each => byAttempt.get(each.attemptId))
}

/**
 * Networks keep a file that stands in no post for a day (X: 24 hours; Facebook and Mastodon about as long). Before that
 * the files of segment `s` are uploaded once more.
 */
const areHandlesOld = sql`(cardinality(s.media_handles) > 0
  and coalesce(s.handles_at, '-infinity') < now() - interval '20 hours')`

/**
 * The segments of post `p`, in one row and found by their key in one go: how many are out, the first that is not, what
 * the network calls the last one that is, whether a file of one has yet to be uploaded, and each as the worker needs it.
 * "offset 0" keeps the planner from reading them again wherever a column is used.
 */
const partsOfPost = sql`(
  select count(s.external_id) as out,
    min(s.position) filter (where s.external_id is null) as "firstOpen",
    (array_agg(s.external_id order by s.position desc) filter (where s.external_id is not null))[1] as "lastExternalId",
    coalesce(bool_or(s.external_id is null
      and (jsonb_array_length(s.media) > cardinality(s.media_handles) or ${areHandlesOld})), false) as "wantsUpload",
    jsonb_agg(jsonb_build_object('position', s.position, 'text', s.text, 'link', s.link, 'media', s.media,
      'mediaHandles', case when s.external_id is null and ${areHandlesOld} then '{}' else s.media_handles end,
      'externalId', s.external_id) order by s.position) as segments
  from segment s where s.post_id = p.id
  offset 0
)`

/**
 * SQL: the claim of each channel in a table `asked` ("channelId", worker, "attemptId", lease in seconds, "justEnded"), as
 * a row of `taken`. `justEnded` is the post that an earlier part of the same statement records as published: the
 * statement still sees it as it was, on its way.
 */
export const claimsOfAsked = sql`due as (
    select asked.*, next.*
    from asked cross join lateral (
      select p.id, c.network, parts.*, found.event, ${stepInSql(sql`p.state`, sql`found.event`)} as next_state,
        ${recallReason(sql`found.event`, sql`parts.out`)} as why
      from channel c
      left join post held on held.channel_id = c.id and held.state in ('claimed', 'sending')
        and held.id is distinct from asked."justEnded"
      left join lateral (
        select id from post w
        where w.channel_id = c.id and w.next_at <= now() and w.state in ('scheduled', 'retry_wait')
        order by w.due_at, w.id limit 1
      ) first on held.id is null
      join post p on p.id = coalesce(held.id, first.id)
      cross join lateral ${recallOfPost} recall
      cross join lateral ${partsOfPost} parts
      cross join lateral (select coalesce(
        ${recallEvent(sql`parts.out > 0`)},
        case when p.due_at < now() - make_interval(mins => c.hold_when_overdue_minutes) and p.released_at is null
          and parts.out = 0 then 'too-late' end,
        case when parts."wantsUpload" then 'claimed' end,
        'claimed-ready') as event) found
      where c.id = asked."channelId"
        and p.next_at <= now()
        and p.state = any(${statesThatTake('claimed')}::text[])
        and recall.stopped is null
      for update of p skip locked
    ) next
  ),
  taken as (
    update post p set
      state = due.next_state,
      fence = p.fence + 1,
      worker = due.worker,
      next_at = case when due.next_state in ('claimed', 'sending') then now() + make_interval(secs => due.lease) end,
      reason = case due.event
        when 'too-late' then 'It was more overdue than this channel allows. Send it now, or cancel it.'
        else due.why
      end
    from due where p.id = due.id
    returning p.id as "postId", p.fence, p.state, p.office_id as "officeId", p.channel_id as "channelId", due.network,
      p.language, p.content_hash as "contentHash", p.due_at as "dueAt", p.tries, due."attemptId",
      p.next_at as "leaseUntil", due."firstOpen", due."lastExternalId", due.segments
  ),
  first_intent as (
    insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
    select "attemptId", "postId", "firstOpen", fence, "contentHash", "lastExternalId", now(), "leaseUntil"
    from taken where state = 'sending'
  )`
