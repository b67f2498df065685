import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { interval } from '../../../database/interval.ts'
import type { NetworkName } from '../../../networks/network.ts'
import { mayHavePublished } from '../doubt/doubt.ts'

/** A first comment in doubt, with the attempt whose end is not known. */
export interface CommentDoubt {
  postId: string
  fence: number
  channelId: string
  network: NetworkName
  looks: number
  resends: number
  text: string
  attemptId: string
  /** The id that came back to a worker which no longer had the comment. */
  attemptExternalId: string | null
  attemptOutcome: string | null
  attemptReason: string | null
  attemptFence: number
  /** When the first attempt began that may have written it. */
  startedAt: Date
  parentExternalId: string
  /** Its post was deleted from the network, and with it whatever stood below. */
  isPostDeleted: boolean
}

/** Takes a comment whose time to look has come; for `leaseMs` no other worker will look. Undefined when it is not its time. */
export async function claimCommentDoubt(
  db: Db,
  input: { postId: string; worker: string; leaseMs: number },
): Promise<CommentDoubt | undefined> {
  const { rows } = await sql<CommentDoubt>`
    with taken as (
      update first_comment set fence = fence + 1, worker = ${input.worker}, next_at = now() + ${interval(input.leaseMs)}
      where post_id = ${input.postId} and state = 'reconciling' and next_at <= now()
      returning *
    )
    select t.post_id as "postId", t.fence, p.channel_id as "channelId", c.network, t.looks, t.resends, t.text,
      a.id as "attemptId", a.external_id as "attemptExternalId", a.outcome as "attemptOutcome", a.reason as "attemptReason",
      a.fence as "attemptFence", a.parent_external_id as "parentExternalId", s.deleted_at is not null as "isPostDeleted",
      coalesce((select min(each.started_at) from comment_attempt each
        where each.post_id = t.post_id and ${mayHavePublished}), a.started_at) as "startedAt"
    from taken t
    join post p on p.id = t.post_id
    join channel c on c.id = p.channel_id
    join segment s on s.post_id = p.id and s.position = 0
    join lateral (select * from comment_attempt where post_id = t.post_id order by started_at desc, id desc limit 1) a
      on true`.execute(db)
  return rows[0]
}

/** Whether another attempt at the comment of this one may have written it. */
export async function commentMayBeOut(db: Db, attemptId: string): Promise<boolean> {
  const { rows } = await sql`
    select from comment_attempt a join comment_attempt each on each.post_id = a.post_id and each.id <> a.id
    where a.id = ${attemptId} and ${mayHavePublished} limit 1`.execute(db)
  return rows.length > 0
}

/** Which of these ids of the network are first comments of ours already. */
export async function knownComments(db: Db, externalIds: readonly string[]): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('first_comment')
    .select('external_id')
    .where('external_id', 'in', [...externalIds])
    .execute()
  return new Set(rows.flatMap(row => row.external_id ?? []))
}
