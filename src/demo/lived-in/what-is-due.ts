import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

export interface Due {
  /** Channels with posts or first comments that are due, and that may post. */
  toPublish: string[]
  /** Posts in doubt whose account is to be looked at. */
  toReconcile: string[]
  /** Channels with measurements that cannot wait any longer. */
  toMeasure: string[]
  /** When something is due next, UTC. */
  next: Date | undefined
}

/**
 * What workers would do at this moment. Measurements wait for each other, so that the demo is made in seconds, but no
 * longer than seven tenths of the time in which a worker would still take them.
 * @param now UTC, by the database's clock.
 */
export async function whatIsDue(db: Db, now: Date): Promise<Due> {
  const { rows } = await sql<Omit<Due, 'next'> & { next: Date | null }>`
    with patience as (
      select p.channel_id, m.next_at,
        greatest(m.next_at, m.due_at + least((m.until_at - m.due_at) * 0.7, interval '12 hours')) as latest
      from measurement m join post p on p.id = m.post_id
      where m.next_at is not null
    ),
    open_channel as (
      select c.id from channel c join office o on o.id = c.office_id
      where c.state = 'connected' and c.stopped_at is null and o.stopped_at is null
        and (c.blocked_until is null or c.blocked_until <= ${now})
    ),
    waiting as (
      select p.channel_id, p.next_at from post p
      where p.next_at is not null and p.state in ('scheduled', 'retry_wait', 'claimed')
      union all
      select p.channel_id, f.next_at from first_comment f join post p on p.id = f.post_id
      where f.next_at is not null and p.state = 'published' and f.state in ('scheduled', 'retry_wait')
    ),
    doubt as (select id, next_at from post where state = 'reconciling' and next_at is not null)
    select
      array(select distinct w.channel_id from waiting w join open_channel c on c.id = w.channel_id
        where w.next_at <= ${now} order by 1) as "toPublish",
      array(select id from doubt where next_at <= ${now} order by 1) as "toReconcile",
      array(select distinct channel_id from patience
        where next_at <= ${now} and exists (select from patience where latest <= ${now}) order by 1) as "toMeasure",
      least(
        (select min(next_at) from waiting where next_at > ${now}),
        (select min(next_at) from doubt where next_at > ${now}),
        (select min(latest) from patience where latest > ${now})
      ) as next`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a select without from gave no row')
  // A moment later: what is due at a moment is due from there on.
  return { ...row, next: row.next ? new Date(row.next.getTime() + 100) : undefined }
}
