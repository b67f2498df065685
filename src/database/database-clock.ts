import { sql } from 'kysely'
import type { Clock } from '../core/time/clock.ts'
import type { Db } from './connect.ts'

/**
 * A clock that shows the database's time: a worker whose own clock is an hour off still agrees with the others.
 * `measure()` sets it; the error is at most half of the time the question took.
 */
export function databaseClock(db: Db, own: Clock): Clock & { measure(): Promise<void> } {
  let offsetMs = 0
  return {
    now: () => new Date(own.now().getTime() + offsetMs),
    monotonic: () => own.monotonic(),
    sleep: (ms, signal) => own.sleep(ms, signal),
    async measure() {
      // The wait for a connection is no part of the question.
      await db.connection().execute(async connection => {
        const asked = own.monotonic()
        const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(connection)
        const halfWay = (own.monotonic() - asked) / 2
        const database = rows[0]?.now.getTime()
        if (database !== undefined) offsetMs = database + halfWay - own.now().getTime()
      })
    },
  }
}
