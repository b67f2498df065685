import { sql } from 'kysely'
import type { Named } from '../../../access/people/named.ts'
import type { Db } from '../../../database/connect.ts'
import type { Log } from '../words-of-the-record.ts'

/** One closing of a month, with its reopening where there was one. Moments are UTC. */
export interface Closing {
  officeId: string
  /** YYYY-MM. */
  month: string
  log: Log
  practice: boolean
  closedBy: Named
  closedAt: Date
  reopened: { by: Named; at: Date; reason: string } | null
}

/** Closings of these offices, `*` for all, of months between two, both included; newest month first. */
export async function listClosings(
  db: Db,
  filter: { officeIds: readonly string[] | '*'; sandbox: boolean; from?: string; to?: string },
): Promise<Closing[]> {
  const { officeIds, from = '1900-01', to = '2999-12' } = filter
  const { rows } = await sql<Closing & { reopenedAt: Date | null; reopenedBy: Named; reason: string | null }>`
    select office_id as "officeId", to_char(month, 'YYYY-MM') as month, log, sandbox as practice,
      jsonb_build_object('id', closed_by, 'name', (select name from person where id = closed_by)) as "closedBy",
      closed_at as "closedAt", reopened_at as "reopenedAt", reopened_reason as reason,
      jsonb_build_object('id', reopened_by, 'name', (select name from person where id = reopened_by)) as "reopenedBy"
    from log_closing
    where sandbox = ${filter.sandbox} and to_char(month, 'YYYY-MM') between ${from} and ${to}
      and (${officeIds === '*'} or office_id = any(${officeIds === '*' ? [] : [...officeIds]}::text[]))
    order by log_closing.month desc, office_id, log, closed_at desc`.execute(db)
  return rows.map(({ reopenedAt, reopenedBy, reason, ...closing }) => ({
    ...closing,
    reopened: reopenedAt ? { by: reopenedBy, at: reopenedAt, reason: reason ?? '' } : null,
  }))
}
