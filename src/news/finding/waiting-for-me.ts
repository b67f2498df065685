import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'

/**
 * Whether an item waits for this person: it is in review and they may approve it (a second person, as
 * `assertSecondPerson` says), it is a draft that was assigned to them, or one of theirs that came back from review.
 */
export function isWaitingFor(actor: Actor): RawBuilder<boolean> {
  const approves = officesWhere(actor, 'news.approve')
  const writes = officesWhere(actor, 'news.write')
  return sql<boolean>`(item.archived_at is null and (
    (item.state = 'in_review' and ${isOneOf(approves)} and not ${hadPart(actor.id)})
    or (item.state = 'draft' and ${isOneOf(writes)} and (item.assigned_to = ${actor.id}
      or (item.assigned_to is null and item.returned_at is not null and revision.created_by = ${actor.id})))))`
}

/** Whether the person, or someone through whom their account was opened, took part in the item. */
function hadPart(personId: string): RawBuilder<boolean> {
  // Of no item: looked up once for all of them.
  const kin = sql`array(
    with recursive kin as (
      select ${personId}::text as id
      union select l.made_by from account_link l join kin on kin.id = l.person_id
    )
    select id from kin)`
  return sql<boolean>`(item.created_by = any(${kin}) or coalesce(item.submitted_by = any(${kin}), false) or exists (
    select from feed_entry e where e.news_item_id = item.id and e.outcome = 'draft' and e.chosen_by = any(${kin})) or exists (
    select from revision r where r.news_item_id = item.id and (r.created_by = any(${kin}) or r.submitted_by && ${kin})))`
}

/** Whether the item is of one of the offices. */
export function isOneOf(offices: readonly string[] | '*'): RawBuilder<boolean> {
  return offices === '*' ? sql<boolean>`true` : sql<boolean>`item.office_id = any(${[...offices]}::text[])`
}
