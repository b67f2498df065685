import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'
import { listNews, type NewsRow } from './news-list.view.ts'
import { isOneOf, isWaitingFor } from './waiting-for-me.ts'

/** Why an item needs someone: it is in review, came back, was assigned to them, or is approved and has no post. */
const needs = ['review', 'returned', 'assigned', 'unscheduled'] as const
export type NewsNeed = (typeof needs)[number]

/** The first items, and how many there are in all. */
export interface SomeNews {
  count: number
  items: NewsRow[]
}

/** What was approved longer ago than this, in days, and never scheduled is in the list of news alone. */
const approvedWithinDays = 90

/** The items that need the actor, by what they need; of each kind the `most` that wait longest. */
export async function newsNeeding(
  db: Db,
  actor: Actor,
  { officeIds, most }: { officeIds: readonly string[] | '*'; most: number },
): Promise<Record<NewsNeed, SomeNews>> {
  const found = await itemsNeeding(db, actor, officeIds, most)
  const ids = found.flatMap(row => row.ids)
  const rows = ids.length === 0 ? [] : await listNews(db, actor, { ids, sort: 'oldest', limit: ids.length })
  const byId = new Map(rows.map(row => [row.id, row]))
  const some = (need: NewsNeed): SomeNews => {
    const row = found.find(each => each.need === need)
    return { count: Number(row?.count ?? 0), items: (row?.ids ?? []).flatMap(id => byId.get(id) ?? []) }
  }
  return {
    review: some('review'),
    returned: some('returned'),
    assigned: some('assigned'),
    unscheduled: some('unscheduled'),
  }
}

interface Needing {
  need: NewsNeed
  count: string
  ids: string[]
}

async function itemsNeeding(
  db: Db,
  actor: Actor,
  officeIds: readonly string[] | '*',
  most: number,
): Promise<Needing[]> {
  const schedules = officesWhere(actor, 'posts.schedule')
  const { rows } = await sql<Needing>`
    with needing as (
      select item.id, item.changed_at, case when item.state = 'in_review' then 'review'
        when item.returned_at is not null then 'returned' else 'assigned' end as need
      from news_item item join revision on revision.news_item_id = item.id and revision.number = item.revision
      where ${isOneOf(officeIds)} and (item.state = 'in_review' or item.assigned_to = ${actor.id} or item.returned_at is not null)
        and ${isWaitingFor(actor)}
      union all
      select item.id, a.approved_at, 'unscheduled'
      from approval a join news_item item on item.id = a.news_item_id
      where a.revoked_at is null and a.approved_at > now() - make_interval(days => ${approvedWithinDays}::int)
        and item.state = 'approved' and item.archived_at is null
        and ${isOneOf(officeIds)} and ${isOneOf(schedules)}
        and not exists (select from post p where p.news_item_id = item.id
          and (p.state <> 'cancelled' or p.approval_id = a.id))
    ),
    placed as (
      select need, id, count(*) over (partition by need) as count,
        row_number() over (partition by need order by changed_at, id) as place
      from needing
    )
    select need, count, array_agg(id order by place) as ids
    from placed where place <= ${most}::int group by need, count`.execute(db)
  return rows
}
