import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'

/** How long a finding is kept, in days. */
const keptDays = 365

/** At most so many at a time, so that nothing waits long for it. */
const batch = 5_000

/** Deletes what was found of channels more than a year ago, but for each channel's newest. Returns how many. */
export async function pruneFindings(db: Db): Promise<number> {
  const result = await sql`
    delete from channel_health where id in (
      select h.id from channel_health h
      where h.at < now() - make_interval(days => ${keptDays}::int)
        and exists (select from channel_health later where later.channel_id = h.channel_id and later.at > h.at)
      order by h.at limit ${batch}
    )`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}
