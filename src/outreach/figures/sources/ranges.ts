import { type RawBuilder, sql } from 'kysely'
import { monthsOf, type Scope } from '../periods.ts'
import type { RollupKind } from '../rollups/roll-up.ts'
import { staleMonths } from '../rollups/stale-months.ts'

export interface Reading {
  /**
   * Named queries: `ranges`, the days to be read from rows, has `office_id`, `from_day` and `before_day`; `everything`
   * has the same of all days.
   */
  tables: readonly RawBuilder<unknown>[]
  /** On `office_id` and `month` of a rollup: what is read from it. Undefined where everything is read from rows. */
  months: RawBuilder<boolean> | undefined
}

/**
 * Which days are read from rows, and which whole months from rollups. A month that is due is read from its rows, so that
 * no figure is ever stale; and so is one of which anything came later than the moment that is asked about.
 */
export function readingOf(scope: Scope, kind: RollupKind): Reading {
  const offices = sql`${[...scope.officeIds]}::text[]`
  const everything = sql`everything as (
    select office_id, ${scope.from}::date as from_day, ${scope.to}::date + 1 as before_day
    from unnest(${offices}) as office_id
  )`
  const whole = monthsOf(scope).filter(month => month.whole)
  const [first, last] = [whole.at(0)?.month, whole.at(-1)?.month]
  if (first === undefined || last === undefined)
    return { tables: [everything, sql`ranges as (select * from everything)`], months: undefined }
  const from = sql`${`${first}-01`}::date`
  const to = sql`${`${last}-01`}::date`
  const after = sql`(${to} + interval '1 month')::date`
  return {
    tables: [
      everything,
      sql`stale as materialized (${staleMonths(scope, kind, { offices, from, to })})`,
      sql`ranges as (
        select office_id, month as from_day, (month + interval '1 month')::date as before_day from stale
        union all
        select office_id, from_day, ${from} from everything where from_day < ${from}
        union all
        select office_id, ${after}, before_day from everything where ${after} < before_day
      )`,
    ],
    months: sql<boolean>`office_id = any(${offices}) and month between ${from} and ${to}
      and (office_id, month) not in (select office_id, month from stale)`,
  }
}
