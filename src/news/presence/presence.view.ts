import { sql } from 'kysely'
import type { Named } from '../../access/people/named.ts'
import type { Db } from '../../database/connect.ts'

/** Who looks at an item or edits it. */
export interface Present {
  person: Named
  activity: 'looking' | 'editing'
  /** UTC. */
  since: Date
}

/** Those on an item now, but for one person. */
export async function presentOn(db: Db, newsItemId: string, besides: string): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select jsonb_build_object('id', p.person_id, 'name', (select name from person where id = p.person_id)) as person,
      p.activity, p.since
    from news_presence p
    where p.news_item_id = ${newsItemId} and p.person_id <> ${besides} and p.ends_at > now()
    order by p.since, p.person_id
    limit 100`.execute(db)
  return rows
}
