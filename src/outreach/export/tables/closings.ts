import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { type ExportScope, momentText } from '../export-scope.ts'
import { type ExportRow, type ExportTable, pageSize, readByOffice } from '../export-table.ts'

/** Months that offices stated to be complete, with those that were reopened. */
export const closingsTable: ExportTable = {
  columns: [
    { name: 'office', kind: 'text', meaning: "the office's id" },
    { name: 'month', kind: 'day', meaning: 'the first day of the month' },
    { name: 'log', kind: 'text', meaning: 'activities or enquiries' },
    {
      name: 'closed_at',
      kind: 'moment',
      meaning: 'when the month was closed: what is not in the log then is zero',
    },
    { name: 'reopened_at', kind: 'moment', meaning: 'when it was reopened; empty where it is closed' },
    { name: 'reopened_reason', kind: 'text', meaning: 'why it was reopened' },
  ],
  async count(db, scope) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from log_closing
      where office_id = any(${[...scope.officeIds]}::text[]) and ${closedIn(scope)}`.execute(db)
    return rows[0]?.count ?? 0
  },
  pages: readByOffice(readClosings),
}

function closedIn(scope: ExportScope) {
  return sql`log_closing.sandbox = ${scope.sandbox} and log_closing.closed_at <= ${scope.at}
    and log_closing.month between date_trunc('month', ${scope.from}::timestamp)::date and ${scope.to}::date`
}

async function readClosings(
  db: Db,
  scope: ExportScope,
  officeId: string,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select log_closing.closed_at::text as row_closed_at, log_closing.office_id as office, log_closing.month,
      log_closing.log, ${momentText('log_closing.closed_at')} as closed_at,
      case when log_closing.reopened_at <= ${scope.at} then ${momentText('log_closing.reopened_at')} end as reopened_at,
      case when log_closing.reopened_at <= ${scope.at} then log_closing.reopened_reason end as reopened_reason
    from log_closing
    where log_closing.office_id = ${officeId} and ${closedIn(scope)}
      ${
        after
          ? sql`and (log_closing.month, log_closing.log, log_closing.closed_at)
              > (${after['month']}::date, ${after['log']}, ${after['row_closed_at']}::timestamptz)`
          : sql``
      }
    order by log_closing.month, log_closing.log, log_closing.closed_at
    limit ${pageSize}`.execute(db)
  return rows
}
