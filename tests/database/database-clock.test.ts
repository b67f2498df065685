import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { databaseClock } from '../../src/database/database-clock.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'

describe.each(databaseKinds)("the record's clock, on %s PostgreSQL", kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind, 'nobody')
  })
  afterAll(() => database.close())

  it('shows its time once measured, however far off the clock of the process is, and is set', async () => {
    const minute = 60_000
    let offMs = 0
    const clock = databaseClock(database.db, { ...systemClock, now: () => new Date(Date.now() + offMs) })
    for (offMs of [-60 * minute, 0, 60 * minute]) {
      await clock.measure()
      // On one machine; far less than what the clock of the process is off.
      expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(30 * minute)
    }
  })
})
