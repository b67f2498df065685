import { type RawBuilder, sql } from 'kysely'
import { daysIn, monthsOf, type Scope } from '../periods.ts'

export type RollupKind = 'posts' | 'activities' | 'enquiries'

/** Up to a year is read from rows; months answer what is longer. */
const mostDaysFromRows = 366

/**
 * Which days are read from rows, as a table of `office_id`, `from_day` and `before_day`; and which whole months from
 * rollups, as a condition on `office_id` and `month` of a table. A month that is due is read from its rows, so that no
 * figure is ever stale; what stood at an earlier moment is only in the rows.
 */
export function readingOf(scope: Scope, kind: RollupKind): Reading {
  const offices = sql`${[...scope.officeIds]}::text[]`
  const months = monthsOf(scope)
  const whole = months.filter(month => month.whole).map(({ month }) => `${month}-01`)
  const [first, last] = [whole.at(0), whole.at(-1)]
  if (
    scope.asOf !== undefined ||
    daysIn(scope) <= mostDaysFromRows ||
    first === undefined ||
    last === undefined
  )
    return {
      ranges: sql`(select unnest(${offices}) as office_id, ${scope.from}::date as from_day, ${scope.to}::date + 1 as before_day)`,
      months: undefined,
    }
  const due = sql`(
    select distinct office_id, month from rollup_due
    where kind = ${kind} and office_id = any(${offices}) and month between ${first}::date and ${last}::date
  )`
  const after = sql`(${last}::date + interval '1 month')::date`
  return {
    ranges: sql`(
      select office_id, month as from_day, (month + interval '1 month')::date as before_day from ${due} as due
      union all
      select office_id, ${scope.from}::date, ${first}::date from unnest(${offices}) as office_id
      where ${scope.from}::date < ${first}::date
      union all
      select office_id, ${after}, ${scope.to}::date + 1 from unnest(${offices}) as office_id
      where ${after} <= ${scope.to}::date
    )`,
    months: sql<boolean>`office_id = any(${offices}) and month between ${first}::date and ${last}::date
      and (office_id, month) not in (select office_id, month from ${due} as due)`,
  }
}

export interface Reading {
  ranges: RawBuilder<unknown>
  /** Undefined where everything is read from rows. */
  months: RawBuilder<boolean> | undefined
}
