import { sql } from 'kysely'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from './connect.ts'

/**
 * A clock that shows the record's time: what is due is compared with that, and a process's own clock may be set wrong.
 * Asks the record once.
 */
export async function recordClock(db: Db, clock: Clock): Promise<Clock> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  const [row] = rows
  const aheadMs = (row?.at ?? clock.now()).getTime() - clock.now().getTime()
  return { ...clock, now: () => new Date(clock.now().getTime() + aheadMs) }
}
