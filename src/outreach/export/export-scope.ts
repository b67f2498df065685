import { type RawBuilder, sql } from 'kysely'

/** What an export is of. */
export interface ExportScope {
  officeIds: readonly string[]
  /** Only what these projects paid for; everything where it is left out. */
  projectIds?: readonly string[]
  /** Local days of each office, both included. */
  from: string
  to: string
  /** Practice, or the live world: never both. */
  sandbox: boolean
  /** The moment (UTC) as of which the record is read: all pages and tables show one state of it. */
  at: Date
  /** For the public: names of figures that the file does not show. Undefined where it is for internal use. */
  withheld?: ReadonlySet<string>
}

/** Of a table with versions of entries, those that counted at the moment of the export, in its world. */
export function countedIn(scope: ExportScope, table: 'activity' | 'enquiry'): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return sql`${column('sandbox')} = ${scope.sandbox} and ${column('created_at')} <= ${scope.at}
    and (${column('ended_at')} is null or ${column('ended_at')} > ${scope.at})
    and ${ofProjects(scope, `${table}.project_id`)}`
}

export function ofProjects({ projectIds }: ExportScope, column: string): RawBuilder<boolean> {
  return projectIds === undefined ? sql`true` : sql`${sql.ref(column)} = any(${[...projectIds]}::text[])`
}

/** A moment as ISO 8601 in UTC, such as `2026-11-23T08:15:00Z`. */
export function momentText(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
}
