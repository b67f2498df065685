import { sql } from 'kysely'
import { DateTime } from 'luxon'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Wording } from '../../../core/languages/language.ts'
import { fallbackLanguage, messageLocale } from '../../../core/languages/registry.ts'
import type { Db } from '../../../database/connect.ts'
import type { Log } from '../words-of-the-record.ts'

export interface ClosedMonth {
  officeId: string
  /** YYYY-MM. */
  month: string
  officeNames: Wording
  timeZone: string
  /** Who closed it; null where the person has no name any more. */
  person: string | null
  closedAt: Date
}

interface DayOfOffice {
  officeId: string
  day: string
}

/** Which of the months that these days are in are closed now, in the one world? By office and month. */
export async function closedAmong(
  db: Db,
  log: Log,
  sandbox: boolean,
  days: readonly DayOfOffice[],
): Promise<ClosedMonth[]> {
  const months = [...new Set(days.map(({ officeId, day }) => `${officeId} ${day.slice(0, 7)}`))]
  const { rows } = await sql<ClosedMonth>`
    select log_closing.office_id as "officeId", to_char(month, 'YYYY-MM') as month, office.names as "officeNames",
      office.time_zone as "timeZone", (select name from person where person.id = closed_by) as person,
      closed_at as "closedAt"
    from log_closing join office on office.id = log_closing.office_id
    where log = ${log} and sandbox = ${sandbox} and reopened_at is null
      and log_closing.office_id || ' ' || to_char(month, 'YYYY-MM') = any(${months}::text[])
    order by month, log_closing.office_id`.execute(db)
  return rows
}

/** @throws DatelineError `month-closed` where one of these days is in a month that is closed. */
export async function assertMonthsOpen(
  trx: Db,
  log: Log,
  sandbox: boolean,
  days: readonly DayOfOffice[],
): Promise<void> {
  const [closed] = await closedAmong(trx, log, sandbox, days)
  if (closed) throw monthClosed(closed)
}

export function monthClosed(closed: ClosedMonth): DatelineError<'month-closed'> {
  const locale = { locale: messageLocale }
  return new DatelineError(
    'month-closed',
    {
      month: DateTime.fromISO(`${closed.month}-01`, { zone: 'utc' }).toFormat('LLLL yyyy', locale),
      office: closed.officeNames[fallbackLanguage] ?? closed.officeId,
      person: closed.person ?? 'a former colleague',
      day: DateTime.fromJSDate(closed.closedAt, { zone: closed.timeZone }).toFormat('d LLLL yyyy', locale),
    },
    { officeId: closed.officeId, month: closed.month },
  )
}
