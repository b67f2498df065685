import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Named } from '../../access/people/named.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import type { NewsItemState } from '../news-content.view.ts'
import type { Beginning } from './first-words.view.ts'
import { conditionsOf, filteredItems, type NewsFilter } from './news-filter.ts'

/** An item as lists show it; no whole text is in it. Moments are UTC. */
export interface NewsRow {
  id: string
  officeId: string
  projectId: string | null
  state: NewsItemState
  revision: number
  places: string[]
  topics: string[]
  languages: Language[]
  /** How the text in the language of the filter begins, or the first one; without its dateline. */
  beginning: { language: Language; text: string; places: string[] } | null
  /** The first of its files. */
  mediaId: string | null
  createdBy: Named
  submittedBy: Named | null
  assignedTo: Named | null
  /** Why it came back from review; null once it is submitted again. */
  returned: { at: Date; by: Named; reason: string } | null
  createdAt: Date
  changedAt: Date
  archivedAt: Date | null
  /** Of the next of its posts that is to go out. */
  nextDueAt: Date | null
  comments: { open: number; all: number }
}

const orders = {
  newest: sql`item.id desc`,
  oldest: sql`item.id`,
  changed: sql`item.changed_at desc, item.id desc`,
}
export type NewsOrder = keyof typeof orders

export interface NewsPage extends NewsFilter {
  sort?: NewsOrder
  /** The `cursor` of the last row of the page before. */
  cursor?: string
  limit: number
}

/**
 * The items that the actor may read and a filter lets through, in order.
 * @throws DatelineError `search-too-long`; `cursor-invalid` for a cursor that no page of this order has.
 */
export async function listNews(db: Db, actor: Actor, page: NewsPage): Promise<NewsRow[]> {
  const { sort = 'newest', cursor, language, limit } = page
  // The page first, by its ids alone: a frequent word finds half of all items, and few of them are shown.
  const { rows } = await sql<FlatRow>`
    with page as materialized (
      select item.id from ${filteredItems}
      where ${conditionsOf(actor, page)} and ${cursor === undefined ? sql`true` : isAfter(sort, cursor)}
      order by ${orders[sort]}
      limit ${limit}
    )
    select item.id, item.office_id as "officeId", item.project_id as "projectId", item.state, item.revision,
      coalesce(listing.places, '{}') as places, coalesce(listing.topics, '{}') as topics,
      coalesce(listing.languages, '{}') as languages, ${beginningIn(language)} as beginning,
      listing.media_ids[1] as "mediaId", item.created_at as "createdAt", item.changed_at as "changedAt",
      item.archived_at as "archivedAt", item.returned_at as "returnedAt", item.returned_reason as "returnedReason",
      ${named('item.created_by')} as "createdBy", ${named('item.submitted_by')} as "submittedBy",
      ${named('item.assigned_to')} as "assignedTo", ${named('item.returned_by')} as "returnedBy",
      (select min(p.due_at) from post p where p.news_item_id = item.id
        and p.state in ('scheduled', 'claimed', 'sending', 'retry_wait')) as "nextDueAt",
      (select jsonb_build_object('open', count(*) filter (where c.resolved_at is null), 'all', count(*))
        from news_comment c where c.news_item_id = item.id) as comments
    from ${filteredItems}
    where item.id = any(array(select id from page))
    order by ${orders[sort]}`.execute(db)
  return rows.map(rowOf)
}

/** Where the next page begins: behind this row. */
export function cursorOfRow(sort: NewsOrder = 'newest'): (last: NewsRow) => string {
  return ({ id, changedAt }) => (sort === 'changed' ? `${changedAt.toISOString()}_${id}` : id)
}

/** How many items a filter lets through in each state, whatever states it names, and how many of them wait for the actor. */
export async function countNews(db: Db, actor: Actor, filter: NewsFilter): Promise<NewsCounts> {
  const { state: _states, waitingForMe: _waiting, ...rest } = filter
  const everywhere = { ...rest, archived: 'any' as const }
  const { rows } = await sql<Record<keyof NewsCounts, string>>`
    select count(*) filter (where item.archived_at is null and item.state = 'draft') as draft,
      count(*) filter (where item.archived_at is null and item.state = 'in_review') as in_review,
      count(*) filter (where item.archived_at is null and item.state = 'approved') as approved,
      count(*) filter (where item.archived_at is not null) as archived
    from ${filteredItems} where ${conditionsOf(actor, everywhere)}`.execute(db)
  const waiting = await sql<{ count: string }>`
    select count(*) from ${filteredItems}
    where ${conditionsOf(actor, { ...rest, archived: 'no', waitingForMe: 'yes' })}`.execute(db)
  const [counted] = rows
  return {
    draft: Number(counted?.draft),
    in_review: Number(counted?.in_review),
    approved: Number(counted?.approved),
    archived: Number(counted?.archived),
    waitingForMe: Number(waiting.rows[0]?.count),
  }
}

/** Archived items are counted as archived alone. */
export interface NewsCounts extends Record<NewsItemState, number> {
  archived: number
  waitingForMe: number
}

interface FlatRow extends Omit<NewsRow, 'returned' | 'beginning'> {
  beginning: Beginning | null
  returnedAt: Date | null
  returnedBy: Named | null
  returnedReason: string | null
}

function rowOf({ returnedAt, returnedBy, returnedReason, beginning, ...row }: FlatRow): NewsRow {
  const returned =
    returnedAt && returnedBy ? { at: returnedAt, by: returnedBy, reason: returnedReason ?? '' } : null
  return {
    ...row,
    beginning: beginning && { ...beginning, places: beginning.places ?? row.places },
    returned,
  }
}

function beginningIn(language: Language | undefined): RawBuilder<unknown> {
  if (language === undefined) return sql`listing.beginnings -> 0`
  return sql`coalesce((select b from jsonb_array_elements(listing.beginnings) b where b ->> 'language' = ${language}),
    listing.beginnings -> 0)`
}

function named(column: string): RawBuilder<unknown> {
  const id = sql.ref(column)
  return sql`case when ${id} is not null then jsonb_build_object('id', ${id},
    'name', (select name from person where person.id = ${id})) end`
}

function isAfter(sort: NewsOrder, cursor: string): RawBuilder<unknown> {
  const [, at, id = ''] = /^(?:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_)?(.+)$/.exec(cursor) ?? []
  const isOfOrder = (sort === 'changed') === (at !== undefined)
  if (!isUuid(id) || !isOfOrder || (at !== undefined && Number.isNaN(Date.parse(at)))) {
    throw new DatelineError('cursor-invalid', { cursor })
  }
  if (at !== undefined) return sql`(item.changed_at, item.id) < (${at}::timestamptz, ${id}::uuid)`
  return sort === 'oldest' ? sql`item.id > ${id}::uuid` : sql`item.id < ${id}::uuid`
}
