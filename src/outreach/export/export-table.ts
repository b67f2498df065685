import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import type { ExportScope } from './export-scope.ts'

/** What a column holds: days as YYYY-MM-DD, moments as ISO 8601 in UTC; all but `text` may be compared and sorted. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'moment'

export interface ExportColumn {
  name: string
  kind: ColumnKind
  /** What it holds, in one clause, for the code book. */
  meaning: string
}

export type ExportValue = string | number | boolean | null
/** A row by the names of its columns; what is absent is null. */
export type ExportRow = Readonly<Record<string, ExportValue>>

/** One table of an export: always the same columns, in the same order; new ones come at the end. */
export interface ExportTable {
  columns: readonly ExportColumn[]
  /** How many rows there will be. */
  count(db: Db, scope: ExportScope): Promise<number>
  /** Its rows, some hundred at a time, by office and day. */
  pages(db: Db, scope: ExportScope): AsyncGenerator<ExportRow[]>
}

/** So few that a page keeps the one connection of an embedded record for some milliseconds. */
export const pageSize = 500

/**
 * A table that is read office by office, each page from behind the last row of the one before, by an index: a page
 * costs a page. `read` gives at most `pageSize` rows, each with the columns of its place in the order as well.
 */
export function readByOffice<Row extends ExportRow>(
  read: (db: Db, scope: ExportScope, officeId: string, after: Row | undefined) => Promise<Row[]>,
): ExportTable['pages'] {
  return async function* (db, scope) {
    for (const officeId of scope.officeIds) {
      let after: Row | undefined
      for (;;) {
        const rows = await inBackground(() => read(db, scope, officeId, after))
        if (rows.length > 0) yield rows
        if (rows.length < pageSize) break
        after = rows.at(-1)
      }
    }
  }
}
