import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { recordClock } from '../../src/database/record-clock.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'

describe.each(databaseKinds)("the record's clock, on %s PostgreSQL", kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind, 'nobody')
  })
  afterAll(() => database.close())

  it.each([-3_600_000, 0, 3_600_000])(
    'shows its time where the clock of the process is %d ms off',
    async ms => {
      const off = { ...systemClock, now: () => new Date(Date.now() + ms) }
      const minute = 60_000
      const apart = (await recordClock(database.db, off)).now().getTime() - Date.now()
      // On one machine; far less than what the clock of the process is off.
      expect(Math.abs(apart)).toBeLessThan(30 * minute)
    },
  )
})
