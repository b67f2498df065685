import { sql } from 'kysely'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/language.ts'
import type { Db } from '../../database/connect.ts'
import type { PostState, SegmentMedia } from '../../database/tables.ts'
import type { NetworkName } from '../../networks/network.ts'
import { statesThatTake, step } from './machine.ts'
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

/**
 * Claims the next due post of a channel, by the database's clock, in order of due time. The statement checks
 * everything once more: approval of this very content, channel connected and not held or blocked, office and
 * everything not stopped, nobody else sending on this channel. A post without media to upload is at once
 * `sending`, its attempt written in the same commit.
 * @returns the claim; its state is `missed` or `cancelled` when the post must not be sent any more;
 * undefined when nothing is due or somebody else is sending.
 */
export async function claimNext(
  db: Db,
  input: { channelId: string; worker: string; timing: Timing },
): Promise<Claim | undefined> {
  const attemptId = newId()
  const lease = seconds(input.timing.leaseMs)
  try {
    const { rows } = await sql<ClaimRow>`
      with due as (
        select p.id,
          case
            when a.revoked_at is not null or a.content_hash <> p.content_hash then ${step('scheduled', 'approval-gone')}
            when p.due_at < now() - make_interval(mins => c.hold_when_overdue_minutes) and p.released_at is null
              and not exists (select from segment s where s.post_id = p.id and s.external_id is not null)
              then ${step('scheduled', 'too-late')}
            when exists (select from segment s where s.post_id = p.id and s.external_id is null
              and jsonb_array_length(s.media) > cardinality(s.media_handles))
              then ${step('scheduled', 'claimed')}
            else ${step('scheduled', 'claimed-ready')}
          end as next_state
        from post p
        join channel c on c.id = p.channel_id
        join office o on o.id = p.office_id
        join approval a on a.id = p.approval_id
        where p.channel_id = ${input.channelId}
          and p.next_at <= now()
          and p.state = any(${statesThatTake('claimed')}::text[])
          and c.state = 'connected' and c.held_at is null
          and (c.blocked_until is null or c.blocked_until <= now())
          and o.stopped_at is null
          and not exists (select from emergency_stop)
          and not exists (select from post s where s.channel_id = p.channel_id and s.id <> p.id
            and s.state in ('claimed', 'sending'))
        order by (p.state = 'claimed') desc, p.due_at, p.id
        limit 1
        for update of p skip locked
      ),
      taken as (
        update post p set
          state = due.next_state,
          fence = p.fence + 1,
          worker = ${input.worker},
          next_at = case when due.next_state in ('claimed', 'sending') then now() + ${lease} end,
          reason = case due.next_state
            when 'missed' then 'It was more overdue than this channel allows. Send it now, or cancel it.'
            when 'cancelled' then 'Its news item was edited or its approval was withdrawn after it was planned.'
          end
        from due where p.id = due.id
        returning p.*
      ),
      parts as (
        select s.* from segment s join taken t on t.id = s.post_id
      ),
      intent as (
        insert into attempt (id, post_id, position, fence, content_hash, parent_external_id, started_at, deadline_at)
        select ${attemptId}, t.id, first.position, t.fence, t.content_hash,
          (select external_id from parts where position = first.position - 1), now(), t.next_at
        from taken t, lateral (select min(position) as position from parts where external_id is null) first
        where t.state = 'sending'
      )
      select t.id as "postId", t.fence, t.state, t.office_id as "officeId", t.channel_id as "channelId",
        (select network from channel where id = t.channel_id) as network,
        t.language, t.content_hash as "contentHash", t.due_at as "dueAt", t.tries,
        (select jsonb_agg(jsonb_build_object('position', position, 'text', text, 'link', link, 'media', media,
          'mediaHandles', media_handles, 'externalId', external_id) order by position) from parts) as segments
      from taken t`.execute(db)
    const row = rows[0]
    return row ? { ...row, attemptId } : undefined
  } catch (thrown) {
    // The unique index `post_one_sender`: another worker has just claimed on this channel.
    if ((thrown as { code?: string }).code === '23505') return undefined
    throw thrown
  }
}

type ClaimRow = Omit<Claim, 'attemptId'>

/** An SQL interval of so many milliseconds. */
export function seconds(ms: number) {
  return sql`make_interval(secs => ${ms / 1_000}::double precision)`
}
