import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'

/** Next year's holidays are missed from here on: governments have announced most of them. */
const firstMonth = 11

/**
 * From November on, reports each office that has no holidays in the next year of its calendar, once for that year.
 * @returns how many offices were reported now.
 */
export async function reportMissingHolidays({
  db,
  clock,
}: {
  db: Db
  clock: Pick<Clock, 'now'>
}): Promise<number> {
  const now = DateTime.fromJSDate(clock.now())
  const offices = await db
    .selectFrom('office')
    .select(['id', 'time_zone', 'holidays_asked_for'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  let reported = 0
  for (const office of offices) {
    const local = now.setZone(office.time_zone)
    const year = local.year + 1
    if (local.month < firstMonth || office.holidays_asked_for === year) continue
    if (await report(db, office.id, year)) reported += 1
  }
  return reported
}

/** In one statement with the mark that it was done, so that of two workers one reports. */
async function report(db: Db, officeId: string, year: number): Promise<boolean> {
  return await db.transaction().execute(async trx => {
    const { rows } = await sql`
      update office set holidays_asked_for = ${year}
      where id = ${officeId} and archived_at is null and holidays_asked_for is distinct from ${year}
        and not exists (select from office_holiday h where h.office_id = office.id
          and h.day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date)
      returning id`.execute(trx)
    if (rows.length === 0) return false
    await recordEvents(trx, [
      { kind: 'office.holidays-missing', officeId, subjectId: officeId, data: { year } },
    ])
    return true
  })
}
