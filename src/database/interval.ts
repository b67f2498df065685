import { sql } from 'kysely'

/** An SQL interval of so many milliseconds, for moments by the database's clock. */
export function interval(ms: number) {
  return sql`make_interval(secs => ${ms / 1_000}::double precision)`
}
