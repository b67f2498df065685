import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/** Posts of one office that no worker takes up although nothing holds them. */
export interface UnattendedPosts {
  officeId: string
  /** The one that has waited longest. */
  postId: string
  count: number
  /** Since when something should have happened to it, UTC. */
  since: Date
}

/** After so long without a worker something is broken: bells are rung again every five seconds. */
export const unattendedAfterMs = 120_000

/**
 * Posts whose turn came two minutes ago and whose channel nothing holds, stops or blocks, while nothing has moved on
 * that channel since: no worker runs, or none hears the bells. A channel that is working off a long list is not among
 * them, nor is a post that waits for its network.
 */
export async function unattendedPosts(db: Db): Promise<UnattendedPosts[]> {
  const { rows } = await sql<UnattendedPosts>`
    with silent as (
      select now() - make_interval(secs => ${unattendedAfterMs / 1_000}::double precision) as since
    ),
    waiting as (
      select p.id, p.office_id, p.channel_id, p.due_at, p.next_at,
        row_number() over (partition by p.channel_id order by p.due_at, p.id) as place
      from post p
      join channel c on c.id = p.channel_id
      join office o on o.id = c.office_id
      cross join silent
      where p.next_at <= silent.since
        and (p.state = 'reconciling' or (p.state in ('scheduled', 'retry_wait', 'claimed', 'sending')
          and c.state = 'connected' and c.stopped_at is null and (c.blocked_until is null or c.blocked_until <= silent.since)
          and o.stopped_at is null and not exists (select from emergency_stop)))
    ),
    working as (
      select first.channel_id
      from waiting first cross join silent
      where first.place = 1 and (
        exists (select from post q where q.channel_id = first.channel_id
          and q.state in ('claimed', 'sending') and q.next_at > silent.since)
        or exists (select from post q join attempt a on a.post_id = q.id
          where q.channel_id = first.channel_id and q.next_at is not null and a.started_at > silent.since)
        -- Posts go out in the order of their due times: the last ones stand just before the first that waits.
        or exists (select from (select q.published_at from post q
            where q.channel_id = first.channel_id and (q.due_at, q.id) < (first.due_at, first.id)
            order by q.due_at desc, q.id desc limit 20) last
          where last.published_at > silent.since))
    )
    select office_id as "officeId", count(*)::int as count, min(next_at) as since,
      (array_agg(id order by next_at, id))[1] as "postId"
    from waiting where channel_id not in (select channel_id from working)
    group by office_id order by office_id`.execute(db)
  return rows
}
