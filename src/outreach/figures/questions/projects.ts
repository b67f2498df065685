import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { publishedPosts } from '../../../publishing/published-posts.view.ts'
import type { Scope } from '../periods.ts'
import { inScope } from './in-scope.ts'

/**
 * Which projects do the figures rest on? Those of the posts published and the entries logged in the period, the most used
 * first. Where none names one, it is those of the offices' news items of any time, and else the default one.
 */
export async function projectsOf(db: Db, scope: Scope): Promise<string[]> {
  const offices = sql`office_id = any(${[...scope.officeIds]}::text[])`
  const { rows } = await sql<{ id: string }>`
    with of_period as materialized (
      select id, sum(uses) as uses from (
        select news_item.project_id as id, count(*) as uses
        from ${publishedPosts} as published
        join news_item on news_item.id = published.news_item_id
        where published.${offices} and published.sandbox = ${scope.sandbox}
          and published.published_on between ${scope.from}::date and ${scope.to}::date
        group by 1
        union all
        select project_id, count(*) from activity where ${inScope(scope, 'activity')} group by 1
        union all
        select project_id, count(*) from enquiry where ${inScope(scope, 'enquiry')} group by 1
      ) as used where id is not null group by id
    ),
    of_items as materialized (
      select project_id as id, count(*) as uses from news_item
      where ${offices} and project_id is not null and not exists (select from of_period)
      group by project_id
    )
    select id from (
      select id, uses from of_period union all select id, uses from of_items
      union all
      select id, 0 from project
      where is_default and not exists (select from of_period) and not exists (select from of_items)
    ) as named order by uses desc, id`.execute(db)
  return rows.map(row => row.id)
}
