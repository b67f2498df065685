import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { eventRow, insertEvents } from '../../events/record-events.ts'

/**
 * Notes every post that is still not out a minute after it was due, whatever the cause: no worker, a network away, a
 * channel stopped. A post is late once. Run every half minute, this keeps the promise of two minutes.
 * @returns how many were found late now.
 */
export async function reportLatePosts(db: Db): Promise<number> {
  const { rows } = await sql`
    with found as (
      select p.id, coalesce(
        case
          when e.id then 'Everything is stopped: ' || e.reason || ' Resume to go on.'
          when o.stopped_at is not null then 'The office is stopped: ' || o.stopped_reason || ' Resume to go on.'
          when c.stopped_at is not null then 'The channel is stopped: ' || coalesce(c.stopped_reason, '') || ' Resume it to go on.'
          when c.state <> 'connected' then 'The channel must be connected again: ' || coalesce(c.state_reason, '')
          when c.blocked_until > now() then 'The network asked to wait: ' || coalesce(c.blocked_reason, '')
        end,
        p.reason,
        'It goes out as soon as a worker can send it; nothing is lost.') as why
      from post p
      join channel c on c.id = p.channel_id
      join office o on o.id = c.office_id
      left join emergency_stop e on true
      where p.state in ('scheduled', 'retry_wait', 'claimed', 'sending', 'reconciling')
        and p.due_at < now() - interval '60 seconds' and p.late_at is null
      for update of p skip locked
    ),
    late as (
      update post p set late_at = now() from found where p.id = found.id and p.late_at is null
      returning p.id, p.office_id, p.channel_id, p.fence, found.why
    ),
    noted as (
      ${insertEvents}
      select ${eventRow('post.late', {
        officeId: sql.ref('late.office_id'),
        subjectId: sql.ref('late.id'),
        data: {
          channelId: sql.ref('late.channel_id'),
          fence: sql.ref('late.fence'),
          reason: sql.ref('late.why'),
        },
      })} from late
    )
    select id from late`.execute(db)
  return rows.length
}
