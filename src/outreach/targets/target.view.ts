import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { IndicatorId } from '../../indicators/registry.ts'

export interface Target {
  id: string
  officeId: string
  /** Null: of all projects together. */
  projectId: string | null
  indicator: IndicatorId
  /** Local days of the office, both included. */
  from: string
  to: string
  kind: 'target' | 'baseline'
  value: number
  note: string | null
  setBy: string
  setAt: Date
}

/**
 * The targets and baselines that stand: of each span the one set last, unless it took the target back. Those that lie
 * wholly within the days, or that touch them.
 */
export async function targetsOf(
  db: Db,
  scope: { officeIds: readonly string[] | '*'; from: string; to: string; asOf?: Date },
  which: 'within' | 'touching' = 'within',
): Promise<Target[]> {
  const days =
    which === 'within'
      ? sql`"from" >= ${scope.from}::date and "to" <= ${scope.to}::date`
      : sql`"from" <= ${scope.to}::date and "to" >= ${scope.from}::date`
  const { rows } = await sql<Target>`
    select * from (
      select distinct on (office_id, project_id, indicator, kind, "from", "to") id, office_id as "officeId",
        project_id as "projectId", indicator, to_char("from", 'YYYY-MM-DD') as "from", to_char("to", 'YYYY-MM-DD') as "to",
        kind, value, note, set_by as "setBy", set_at as "setAt"
      from target
      where ${scope.officeIds === '*' ? sql`true` : sql`office_id = any(${[...scope.officeIds]}::text[])`} and ${days}
        ${scope.asOf === undefined ? sql`` : sql`and set_at <= ${scope.asOf}`}
      order by office_id, project_id, indicator, kind, "from", "to", set_at desc, id desc
    ) as newest
    where value is not null
    order by "officeId", indicator, "from", "to", kind`.execute(db)
  return rows
}
