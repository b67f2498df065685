import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import type { Language } from '../../core/languages/language.ts'
import type { NewsItemState } from '../news-content.view.ts'
import { hasWordsOf } from './search-condition.ts'
import { isWaitingFor } from './waiting-for-me.ts'

/** Which items. Absent: whatever it is. */
export interface NewsFilter {
  /** Words that each item must have, in any order; the last of them may be unfinished. */
  q?: string
  officeId?: readonly string[]
  state?: readonly NewsItemState[]
  topic?: string
  projectId?: string
  language?: Language
  /** Ids of people. */
  createdBy?: string
  assignedTo?: string
  /** Days on which it was created, in the zone of its office; both are included. */
  from?: string
  to?: string
  waitingForMe?: 'yes' | 'no'
  ids?: readonly string[]
  /** `no` when absent: archived items are out of the way. */
  archived?: 'no' | 'only' | 'any'
}

/**
 * The items that the actor may read and that a filter lets through, as conditions on `item`, `revision`, `listing` and
 * `office`.
 * @throws DatelineError `search-too-long`.
 */
export function conditionsOf(actor: Actor, filter: NewsFilter): RawBuilder<unknown> {
  const offices = officesWhere(actor, 'news.read')
  const conditions = [
    offices === '*' ? sql`true` : sql`item.office_id = any(${[...offices]}::text[])`,
    archivedCondition(filter.archived ?? 'no'),
    ...given(filter.q?.trim() || undefined, hasWordsOf),
    ...given(filter.officeId, ids => sql`item.office_id = any(${[...ids]}::text[])`),
    ...given(filter.state, states => sql`item.state = any(${[...states]}::text[])`),
    ...given(
      filter.topic,
      topic => sql`listing.topics && array(select t.id from topic t where ${topic} in (t.id, t.merged_into))`,
    ),
    ...given(filter.projectId, projectId => sql`item.project_id = ${projectId}`),
    ...given(filter.language, language => sql`listing.languages @> array[${language}::text]`),
    ...given(filter.createdBy, personId => sql`item.created_by = ${personId}`),
    ...given(filter.assignedTo, personId => sql`item.assigned_to = ${personId}`),
    ...given(
      filter.from,
      day => sql`item.created_at >= (${day}::date)::timestamp at time zone office.time_zone`,
    ),
    ...given(
      filter.to,
      day => sql`item.created_at < (${day}::date + 1)::timestamp at time zone office.time_zone`,
    ),
    ...given(filter.ids, ids => sql`item.id = any(${[...ids]}::uuid[])`),
    ...(filter.waitingForMe === 'yes' ? [isWaitingFor(actor)] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** What conditions are about. */
export const filteredItems = sql`news_item item
  join office on office.id = item.office_id
  join revision on revision.news_item_id = item.id and revision.number = item.revision
  left join news_listing listing on listing.news_item_id = item.id`

function given<Value>(
  value: Value | undefined,
  condition: (value: Value) => RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  return value === undefined ? [] : [condition(value)]
}

function archivedCondition(archived: 'no' | 'only' | 'any'): RawBuilder<unknown> {
  if (archived === 'any') return sql`true`
  return archived === 'only' ? sql`item.archived_at is not null` : sql`item.archived_at is null`
}
