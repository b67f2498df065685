import { sql } from 'kysely'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { SegmentMedia } from '../../segment-media.ts'

/** A post in doubt, with the attempt whose end is not known. */
export interface Doubt {
  postId: string
  fence: number
  officeId: string
  channelId: string
  network: NetworkName
  language: Language
  looks: number
  resends: number
  attemptId: string
  /** The id that came back to a worker which no longer had the post. */
  attemptExternalId: string | null
  /** How the attempt ended as far as the worker knew; null when it died. */
  attemptOutcome: string | null
  /** What the network said then; null when it said nothing. */
  attemptReason: string | null
  /** When the first attempt at this segment began that may have published it. */
  startedAt: Date
  parentExternalId: string | null
  position: number
  isLast: boolean
  text: string
  link: string | null
  media: SegmentMedia[]
  /** What the network called them once uploaded. */
  mediaHandles: string[]
}

/** Of attempt `each`: its end is not one by which the network, or the connection, said that nothing was published. */
export const mayHavePublished = sql`(each.outcome is null
  or each.outcome not in ('not-sent', 'rate-limited', 'channel-blocked', 'rejected'))`

/** Takes a post whose time to look has come; for `leaseMs` no other worker will look. Undefined when it is not its time. */
export async function claimDoubt(
  db: Db,
  input: { postId: string; worker: string; leaseMs: number },
): Promise<Doubt | undefined> {
  const { rows } = await sql<Doubt>`
    with taken as (
      update post set fence = fence + 1, worker = ${input.worker}, next_at = now() + ${interval(input.leaseMs)}
      where id = ${input.postId} and state = 'reconciling' and next_at <= now()
      returning *
    )
    select t.id as "postId", t.fence, t.office_id as "officeId", t.channel_id as "channelId",
      (select network from channel where id = t.channel_id) as network, t.language, t.looks, t.resends,
      a.id as "attemptId", a.external_id as "attemptExternalId", a.outcome as "attemptOutcome", a.reason as "attemptReason",
      coalesce((select min(each.started_at) from attempt each
        where each.post_id = t.id and each.position = a.position and ${mayHavePublished}), a.started_at) as "startedAt", a.parent_external_id as "parentExternalId", s.position,
      s.position = (select max(position) from segment where post_id = t.id) as "isLast", s.text, s.link, s.media,
      s.media_handles as "mediaHandles"
    from taken t
    join lateral (select * from attempt where post_id = t.id order by started_at desc, id desc limit 1) a on true
    join segment s on s.post_id = t.id and s.position = a.position`.execute(db)
  return rows[0]
}

/** Whether another attempt at the segment of this one may have published it. */
export async function mayBeOutAlready(db: Db, attemptId: string): Promise<boolean> {
  const { rows } = await sql`
    select from attempt a join attempt each on each.post_id = a.post_id and each.position = a.position and each.id <> a.id
    where a.id = ${attemptId} and ${mayHavePublished} limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Whether another post of the channel with the same words is being sent: what the account shows may be that one, whose
 * id is not recorded yet.
 */
export async function isTwinBeingSent(
  db: Db,
  { postId, channelId, text }: Pick<Doubt, 'postId' | 'channelId' | 'text'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from post p join segment s on s.post_id = p.id
    where p.channel_id = ${channelId} and p.state = 'sending' and p.id <> ${postId}
      and s.external_id is null and s.text = ${text} limit 1`.execute(db)
  return rows.length > 0
}

/** Which of these ids of the network are known already as segments of the channel. */
export async function adoptedAmong(
  db: Db,
  channelId: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('segment')
    .innerJoin('post', 'post.id', 'segment.post_id')
    .select('segment.external_id')
    .where('post.channel_id', '=', channelId)
    .where('segment.external_id', 'in', [...externalIds])
    .execute()
  return new Set(rows.flatMap(row => row.external_id ?? []))
}

/**
 * Gives the segment the id that was found, and moves the post on: published, or on to its next segment. An id goes to
 * one segment of the channel, however many posts that say the same are settled at once.
 * @param trx a transaction: it keeps the id to itself until it ends.
 * @returns whether the fence was ours, and the id no other segment's.
 */
export async function adopt(
  trx: Db,
  input: {
    postId: string
    fence: number
    position: number
    externalId: string
    permalink: string | undefined
    publishedAt: Date | undefined
    from: 'reconciling' | 'needs_attention'
    to: 'published' | 'retry_wait'
  },
): Promise<boolean> {
  await lockId(trx, input)
  const { rows } = await sql<{ id: string }>`
    with mine as (
      update post p set state = ${input.to}, reason = null, tries = 0, looks = 0, resends = 0,
        next_at = ${input.to === 'published' ? sql`null` : sql`now()`},
        published_at = ${input.to === 'published' ? sql`coalesce(${input.publishedAt ?? null}::timestamptz, now())` : sql`null`}
      where id = ${input.postId} and fence = ${input.fence} and state = ${input.from}
        and not exists (select from segment other join post owner on owner.id = other.post_id
          where other.external_id = ${input.externalId} and owner.channel_id = p.channel_id)
      returning id
    ),
    found as (
      update segment s set external_id = ${input.externalId}, permalink = ${input.permalink ?? null},
        published_at = coalesce(${input.publishedAt ?? null}::timestamptz, now())
      from mine where s.post_id = mine.id and s.position = ${input.position}
    )
    select id from mine`.execute(trx)
  return rows.length > 0
}

/** The post first, as for all that changes it; then its channel's id, so that no two statements wait for each other. */
async function lockId(
  trx: Db,
  { postId, externalId }: { postId: string; externalId: string },
): Promise<void> {
  await sql`select from post where id = ${postId} for no key update`.execute(trx)
  await sql`
    select pg_advisory_xact_lock(hashtextextended(channel_id || ' ' || ${externalId}::text, 0))
    from post where id = ${postId}`.execute(trx)
}
