import { type RawBuilder, sql } from 'kysely'
import type { Counted } from './counted.ts'

/** The columns of a month that hold counts, by the names of the counts. */
export type Columns = Partial<Record<keyof Counted, string>>

/** The names of the counts, in their order. */
export function countsOf<Name extends keyof Counted>(columns: Readonly<Record<Name, string>>): Name[] {
  return Object.keys(columns).filter((name): name is Name => name in columns)
}

/** The columns of the rows `each`, by the names of the counts. */
export function namedCounts(columns: Columns): RawBuilder<unknown> {
  return sql.join(
    Object.entries(columns).map(([name, column]) => sql`each.${sql.ref(column)} as ${sql.ref(name)}`),
  )
}
