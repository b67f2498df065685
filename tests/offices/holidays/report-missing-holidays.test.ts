import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { reportMissingHolidays } from '../../../src/offices/holidays/report-missing-holidays.ts'
import { buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'

describe.each(databaseKinds)('holidays that are missing, in %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    const { db } = database
    await buildOffice(db, 'lahore')
    await buildOffice(db, 'kiritimati', 'Pacific/Kiritimati')
    await buildOffice(db, 'closed')
    await buildOffice(db, 'vienna')
    await db.updateTable('office').set({ archived_at: new Date() }).where('id', '=', 'closed').execute()
    const day = { office_id: 'vienna', day: '2027-01-01', name: 'New Year’s Day' }
    await db.insertInto('office_holiday').values(day).execute()
  })
  afterAll(() => database.close())

  const reportAt = (at: string) =>
    reportMissingHolidays({ db: database.db, clock: { now: () => new Date(at) } })

  it('are reported in November of each office’s own calendar, once for each year', async () => {
    expect(await reportAt('2026-10-31T09:00:00Z')).toBe(0)
    // There it is November.
    expect(await reportAt('2026-10-31T11:00:00Z')).toBe(1)
    expect(await reportAt('2026-11-01T00:00:00Z')).toBe(1)
    expect(await Promise.all([reportAt('2026-12-24T00:00:00Z'), reportAt('2026-12-24T00:00:00Z')])).toEqual([
      0, 0,
    ])
    expect(await reportAt('2027-06-01T00:00:00Z')).toBe(0)
    await notifyNow(database.db)
    const rows = await database.db
      .selectFrom('notification')
      .select(['office_id', 'kind', 'message'])
      .orderBy('office_id')
      .execute()
    expect(rows.map(row => [row.office_id, row.kind])).toEqual([
      ['kiritimati', 'holidays-missing'],
      ['lahore', 'holidays-missing'],
    ])
    expect(rows[1]?.message).toContain('2027')
    expect(await reportAt('2027-11-02T00:00:00Z')).toBe(3)
  })
})
