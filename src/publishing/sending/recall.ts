import { type RawBuilder, sql } from 'kysely'
import { rolesThatMay } from '../../access/policy.ts'

// Whether a post may still go out, defined once. Every statement that lets a segment go out (the claim, the intent
// after an upload, the record that goes on with a thread, the claim of a first comment) asks this in the statement
// itself: a check made earlier says nothing about a recall that came meanwhile.

/**
 * The recall of post `p`, to be joined laterally as `recall`: one row, in which each column says in words what speaks
 * against sending, and is null when nothing does.
 * - `withdrawn`: the approval was withdrawn, or covers another content;
 * - `approver_gone`: the approver is deactivated, or may no longer approve in the post's office;
 * - `stopped`: a stop, a block, or a channel that is not connected. It ends, and the post goes on.
 *
 * Where another person approved the same content again, that approval counts (`superseded_by`).
 *
 * "offset 0" keeps the planner from asking everything again wherever a column is read.
 *
 * `recall_gate` is always empty. Asking for it with a row lock makes a recall under way finish first, and a recall
 * wait for this statement: see migration 016.
 */
export const recallOfPost = sql`(
  select
    case
      when a.revoked_at is not null then 'Its approval was withdrawn (' || ${asClause(sql`a.revoked_reason`)} || ').'
      when a.content_hash <> p.content_hash then 'Its content was edited after its approval was withdrawn.'
    end as withdrawn,
    case
      when not ${approverStands(sql`a.approved_by`)}
        then 'It was approved by ' || coalesce((select name from person where id = a.approved_by), 'a person') || ', who may no longer approve for this office.'
    end as approver_gone,
    ${stopOfChannel()} as stopped
  from approval given
  join approval a on a.id = coalesce(given.superseded_by, given.id)
  join channel c on c.id = p.channel_id
  join office o on o.id = c.office_id
  where given.id = p.approval_id and not exists (select from recall_gate for key share)
  offset 0
)`

/** Whether a person is active and may approve in the office of post `p`. */
export function approverStands(personId: RawBuilder<unknown>) {
  return sql`exists (select from person standing join role_grant g on g.person_id = standing.id
    where standing.id = ${personId} and standing.deactivated_at is null
      and g.role = any(${rolesThatMay('news.approve')}::text[]) and g.office_id in ('*', p.office_id))`
}

/** What stops channel `c` of office `o`, in words; null when nothing does. */
function stopOfChannel() {
  return sql`case
      when exists (select from emergency_stop)
        then 'Everything is stopped (' || (select ${asClause(sql`reason`)} from emergency_stop) || ').'
      when o.stopped_at is not null then 'The office is stopped (' || ${asClause(sql`o.stopped_reason`)} || ').'
      when c.stopped_at is not null then 'The channel is stopped (' || ${asClause(sql`c.stopped_reason`)} || ').'
      when c.state <> 'connected' then 'The channel must be connected again (' || ${asClause(sql`c.state_reason`)} || ').'
      when c.blocked_until > now() then 'The network asked to wait (' || ${asClause(sql`c.blocked_reason`)} || ').'
    end`
}

/** The event that a recall is for its post, for step 3, 5 or 7; null when the post may go out. */
export function recallEvent(isPartOut: RawBuilder<unknown>) {
  return sql`case
      when coalesce(recall.withdrawn, recall.approver_gone) is not null and ${isPartOut} then 'thread-recalled'
      when recall.withdrawn is not null then 'approval-gone'
      when recall.approver_gone is not null then 'approver-gone'
      when recall.stopped is not null and ${isPartOut} then 'thread-stopped'
      when recall.stopped is not null then 'stopped'
    end`
}

/** What staff read about a recall, and what they can do; null for any other event. */
export function recallReason(event: RawBuilder<unknown>, partsOut: RawBuilder<unknown>) {
  return sql`case ${event}
      when 'approval-gone' then recall.withdrawn || ' It was not sent. Approve the news item, then schedule it again.'
      when 'approver-gone' then recall.approver_gone
        || ' It was not sent. Once another person has approved the same text, it goes out at its time; send it if that has passed, or cancel it.'
      when 'thread-recalled' then ${partsOut} || ' of ' || (select count(*) from segment s where s.post_id = p.id)
        || ' segments are out; the rest was not sent. ' || coalesce(recall.withdrawn, recall.approver_gone)
        || ' Once the same text is approved again, send the rest; or cancel the rest and leave what is out.'
      when 'stopped' then recall.stopped || ' It goes out after that.'
      when 'thread-stopped' then ${partsOut} || ' of ' || (select count(*) from segment s where s.post_id = p.id)
        || ' segments are out. ' || recall.stopped || ' The rest goes out after that.'
    end`
}

/** A reason that a person or a network gave, fit for brackets. */
function asClause(reason: RawBuilder<unknown>) {
  return sql`coalesce(rtrim(btrim(${reason}), '.'), 'no reason given')`
}
