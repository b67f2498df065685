import { type RawBuilder, sql } from 'kysely'
import type { Counted, CountedRow } from './counted.ts'

/** The keys of a division as one column, `keys`, and what to group by. */
export function keysOf(columns: readonly RawBuilder<unknown>[]): {
  keys: RawBuilder<unknown>
  groupBy: RawBuilder<unknown>
} {
  if (columns.length === 0) return { keys: sql`array[]::text[] as keys`, groupBy: sql`` }
  const texts = columns.map(column => sql`${column}::text`)
  return { keys: sql`array[${sql.join(texts)}] as keys`, groupBy: sql`group by ${sql.join(texts)}` }
}

/** Rows of one division, each with what several questions counted of it. */
export function mergeRows(...counted: readonly (readonly CountedRow[])[]): CountedRow[] {
  const merged = new Map<string, CountedRow>()
  for (const row of counted.flat()) {
    const key = JSON.stringify(row.keys)
    merged.set(key, { ...merged.get(key), ...row })
  }
  return [...merged.values()]
}

/** What a question counted of everything; nothing where it found no row. */
export function onlyRow(rows: readonly CountedRow[]): Counted {
  const [row] = rows
  if (!row) return {}
  const { keys: _keys, ...counted } = row
  return counted
}
