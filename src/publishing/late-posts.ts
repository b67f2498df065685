import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'

/**
 * Tells each office once of every post that is still not out a minute after it was due, whatever the cause: no
 * worker, a network away, a channel held. Run every half minute, this keeps the promise of two minutes.
 * @returns how many were told of.
 */
export async function reportLatePosts(db: Db): Promise<number> {
  const { rows } = await sql`
    insert into notification (id, office_id, post_id, channel_id, kind, message, once_key)
    select gen_random_uuid(), p.office_id, p.id, p.channel_id, 'post-late',
      'It was due at ' || to_char(p.due_at at time zone o.time_zone, 'HH24:MI on DD Mon YYYY') || ' and is not out yet. '
      || coalesce(
        case
          when e.id then 'Everything is stopped: ' || e.reason || ' Resume to go on.'
          when o.stopped_at is not null then 'The office is stopped: ' || o.stopped_reason || ' Resume to go on.'
          when c.held_at is not null then 'The channel is held: ' || coalesce(c.held_reason, '') || ' Resume it to go on.'
          when c.state <> 'connected' then 'The channel must be connected again: ' || coalesce(c.state_reason, '')
          when c.blocked_until > now() then 'The network asked to wait: ' || coalesce(c.blocked_reason, '')
        end,
        p.reason,
        'It goes out as soon as a worker can send it; nothing is lost.'),
      'late-' || p.id
    from post p
    join channel c on c.id = p.channel_id
    join office o on o.id = p.office_id
    left join emergency_stop e on true
    where p.state in ('scheduled', 'retry_wait', 'claimed', 'sending', 'reconciling')
      and p.due_at < now() - interval '60 seconds'
    on conflict (once_key) do nothing
    returning id`.execute(db)
  return rows.length
}
