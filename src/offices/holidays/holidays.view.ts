import type { Db } from '../../database/connect.ts'
import type { OfficeHoliday } from './holiday.ts'

/** The holidays of an office in order of their days, `from` and `until` ('YYYY-MM-DD') included. */
export async function holidaysOf(
  db: Db,
  officeId: string,
  range: { from?: string; until?: string } = {},
): Promise<OfficeHoliday[]> {
  const { from, until } = range
  return await db
    .selectFrom('office_holiday')
    .select(['day', 'name', 'kind', 'to_confirm as toConfirm'])
    .where('office_id', '=', officeId)
    .$if(from !== undefined, query => query.where('day', '>=', from ?? ''))
    .$if(until !== undefined, query => query.where('day', '<=', until ?? ''))
    .orderBy('day')
    .execute()
}
