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
  const { rows } = await sql<{ rank: number; id: string }>`
    with named as (
      select 1 as rank, news_item.project_id as id
      from ${publishedPosts} as published
      join post on post.id = published.post_id
      join news_item on news_item.id = post.news_item_id
      where published.${offices} and published.sandbox = ${scope.sandbox}
        and published.published_on between ${scope.from}::date and ${scope.to}::date
      union all
      select 1, project_id from activity where ${inScope(scope, 'activity')}
      union all
      select 1, project_id from enquiry where ${inScope(scope, 'enquiry')}
      union all
      select 2, project_id from news_item where ${offices}
      union all
      select 3, id from project where is_default
    )
    select rank, id from named where id is not null
    group by rank, id order by rank, count(*) desc, id`.execute(db)
  return rows.filter(row => row.rank === rows[0]?.rank).map(row => row.id)
}
