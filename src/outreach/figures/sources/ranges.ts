import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { dayAfter, lastDayOf, monthsOf, type Scope } from '../periods.ts'
import type { RollupKind } from '../rollups/roll-up.ts'
import { staleMonths } from '../rollups/stale-months.ts'

export interface Reading {
  /**
   * The days to be read from rows, as the source `range` of a `from`, with `office_id`, `from_day` and `before_day`.
   * Undefined where all is read from rollups.
   */
  ranges: RawBuilder<unknown> | undefined
  /** The same of all days of the scope. */
  everything: RawBuilder<unknown>
  /** On `office_id` and `month` of a rollup: what is read from it. Undefined where everything is read from rows. */
  months: RawBuilder<boolean> | undefined
}

/**
 * Which days are read from rows, and which whole months from rollups. A month that is due is read from its rows, so that
 * no figure is ever stale; and so is one of which anything came later than the moment that is asked about. They are asked
 * for first: of a query in the same statement the planner would expect thousands of months, and read every post for them.
 */
export async function readingOf(db: Db, scope: Scope, kind: RollupKind): Promise<Reading> {
  const offices = [...scope.officeIds]
  const everything = offices.map(officeId => ({ officeId, from: scope.from, to: scope.to }))
  const whole = monthsOf(scope).filter(month => month.whole)
  const [first, last] = [whole.at(0)?.month, whole.at(-1)?.month]
  if (first === undefined || last === undefined)
    return { ranges: rangeOf(everything), everything: rangeOf(everything), months: undefined }
  const span = { from: `${first}-01`, to: `${last}-01` }
  const stale = await staleMonths(db, scope, kind, span)
  const days = [
    ...stale.map(({ officeId, month }) => ({ officeId, from: `${month}-01`, to: lastDayOf(month) })),
    ...everything.flatMap(({ officeId }) => [
      ...(scope.from < span.from ? [{ officeId, from: scope.from, before: span.from }] : []),
      ...(lastDayOf(last) < scope.to ? [{ officeId, from: dayAfter(lastDayOf(last)), to: scope.to }] : []),
    ]),
  ]
  const without =
    stale.length === 0
      ? sql``
      : sql`and (office_id, month) not in (
          select * from unnest(${stale.map(({ officeId }) => officeId)}::text[],
            ${stale.map(({ month }) => `${month}-01`)}::date[]))`
  return {
    ranges: days.length === 0 ? undefined : rangeOf(days),
    everything: rangeOf(everything),
    months: sql<boolean>`office_id = any(${offices}::text[])
      and month between ${span.from}::date and ${span.to}::date ${without}`,
  }
}

type Days = { officeId: string; from: string } & ({ to: string } | { before: string })

function rangeOf(days: readonly Days[]): RawBuilder<unknown> {
  const before = days.map(each => ('to' in each ? dayAfter(each.to) : each.before))
  return sql`unnest(${days.map(({ officeId }) => officeId)}::text[], ${days.map(({ from }) => from)}::date[],
    ${before}::date[]) as range(office_id, from_day, before_day)`
}
