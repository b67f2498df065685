import type { ColumnType } from 'kysely'

/**
 * The rows of every table, as `migrations/` makes them. Each room that owns tables adds them here from its `*.tables.ts`
 * by declaration merging, so that this room knows of no other.
 */
// biome-ignore lint/suspicious/noEmptyInterface: rooms add their tables to it.
export interface Tables {}

/** What a JSON column takes: the text of it, so that arrays reach PostgreSQL as JSON and not as an array. */
export type Json<Value> = ColumnType<Value, string, string>

/** The text of a value, as a JSON column is written. It is read parsed. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
}
