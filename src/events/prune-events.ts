import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'

/** How long an event is kept at least, in days. */
const keptDays = 30

/** At most so many in one statement, which others on the connection wait for, … */
const batch = 1_000
/** … and so many statements at a time. */
const mostBatches = 10

/**
 * Deletes events older than 30 days that every reader has passed, the oldest first, at most 10,000.
 * @returns how many were deleted.
 */
export async function pruneEvents(db: Db): Promise<number> {
  let deleted = 0
  for (let number = 0; number < mostBatches; number += 1) {
    const count = await pruneBatch(db)
    deleted += count
    if (count < batch) break
  }
  return deleted
}

async function pruneBatch(db: Db): Promise<number> {
  const result = await sql`
    delete from event where seq in (
      select e.seq from event e
      where e.at < now() - make_interval(days => ${keptDays}::int)
        and not exists (select from event_reader r where (r.xid, r.seq) < (e.xid, e.seq))
      order by e.at
      limit ${batch}
    )`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}
