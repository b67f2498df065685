import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

export interface DuePosts {
  /** Channels with posts or first comments that are due, and that may post. */
  toPublish: string[]
  /** Posts in doubt whose account is to be looked at. */
  toReconcile: string[]
  /** When the next one is due, UTC. */
  next: Date | null
}

/**
 * What publishing workers would do at this moment.
 * @param now UTC, by the database's clock.
 */
export async function duePosts(db: Db, now: Date): Promise<DuePosts> {
  const { rows } = await sql<DuePosts>`
    with waiting as (
      select id, channel_id, next_at, state from post
      where next_at is not null and state in ('scheduled', 'retry_wait', 'reconciling')
      union all
      select p.id, p.channel_id, f.next_at, f.state from first_comment f join post p on p.id = f.post_id
      where f.next_at is not null and p.state = 'published' and f.state in ('scheduled', 'retry_wait')
    )
    select
      array(select distinct w.channel_id from waiting w
        join channel c on c.id = w.channel_id join office o on o.id = c.office_id
        where w.next_at <= ${now} and w.state <> 'reconciling'
          and c.state = 'connected' and c.stopped_at is null and o.stopped_at is null
          and (c.blocked_until is null or c.blocked_until <= ${now})
        order by 1) as "toPublish",
      array(select id from waiting where next_at <= ${now} and state = 'reconciling' order by 1) as "toReconcile",
      (select min(next_at) from waiting where next_at > ${now}) as next`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a select without from gave no row')
  return row
}

export interface DueMeasurements {
  /** Channels with a measurement that cannot wait any longer; what else is due there is taken with it. */
  channels: string[]
  /** When the next one cannot, UTC. */
  next: Date | null
}

/**
 * Measurements wait for each other, so that the demo is made in seconds, and no longer than most of the time in which a
 * worker would still take them.
 */
export async function dueMeasurements(db: Db, now: Date): Promise<DueMeasurements> {
  const { rows } = await sql<DueMeasurements>`
    with patience as (
      select p.channel_id,
        min(greatest(m.next_at, m.due_at + least((m.until_at - m.due_at) * 0.85, interval '1 day'))) as latest
      from measurement m join post p on p.id = m.post_id
      where m.next_at is not null
      group by p.channel_id
    )
    select coalesce(array_agg(channel_id order by channel_id) filter (where latest <= ${now}), '{}') as channels,
      min(latest) filter (where latest > ${now}) as next
    from patience`.execute(db)
  return rows[0] ?? { channels: [], next: null }
}
