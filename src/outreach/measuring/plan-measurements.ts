import { sql } from 'kysely'
import { type MeasurementAge, measurementAges } from '../../core/time/measurement-ages.ts'
import type { Db } from '../../database/connect.ts'
import { publishedPosts } from '../../publishing/published-posts.view.ts'

/** A post published longer ago than the last age ends plus this is not looked at again. */
const graceMs = 24 * 60 * 60_000

/**
 * Writes down when each newly published post is to be measured, and gives the number of rows added. Posts that
 * have their rows are left alone, so it may run at any time and by any number of workers. This is how outreach
 * learns of publication: publishing knows nothing of it.
 */
export async function planMeasurements(
  db: Db,
  now: Date,
  ages: readonly MeasurementAge[] = measurementAges,
): Promise<number> {
  const oldest = Math.max(...ages.map(age => age.untilMs)) + graceMs
  const planned = await sql`
    insert into measurement (post_id, age, due_at, until_at, next_at)
    select published.post_id, age.age,
      published.published_at + age."afterMs" * interval '1 millisecond',
      published.published_at + age."untilMs" * interval '1 millisecond',
      published.published_at + age."afterMs" * interval '1 millisecond'
    from ${publishedPosts} as published
    cross join jsonb_to_recordset(${JSON.stringify(ages)}::jsonb)
      as age(age text, "afterMs" double precision, "untilMs" double precision)
    where published.published_at >= ${new Date(now.getTime() - oldest)}
      and not exists (select from measurement where measurement.post_id = published.post_id)
    on conflict do nothing`.execute(db)
  return Number(planned.numAffectedRows ?? 0)
}
