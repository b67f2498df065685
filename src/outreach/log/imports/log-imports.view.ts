import { type RawBuilder, sql } from 'kysely'
import type { Named } from '../../../access/people/named.ts'
import type { Db } from '../../../database/connect.ts'
import type { Log } from '../words-of-the-record.ts'

/** One file that was imported into the log. Moments are UTC. */
export interface LogImport {
  id: string
  log: Log
  /** Whose sheet it was. */
  source: string
  /** The file's name. */
  name: string
  fileSha256: string
  officeIds: string[]
  practice: boolean
  added: number
  /** Rows that were here before, those that a person had withdrawn among them. */
  known: number
  withdrawn: number
  /** Rows of the source that the file replaced. */
  ended: number
  refused: number
  createdBy: Named
  createdAt: Date
  undone: { by: Named; at: Date } | null
}

interface LogImportFilter {
  /** An import shows only to those who read all of its offices; `*` is all offices. */
  readable: readonly string[] | '*'
  sandbox: boolean
  officeId?: string
  log?: Log
  /** Id of the import after which the page begins. */
  cursor?: string
  limit: number
}

/** Imports that pass the filter, newest first. */
export async function listLogImports(db: Db, filter: LogImportFilter): Promise<LogImport[]> {
  const { readable, officeId, log, cursor } = filter
  const conditions = [
    sql`log_import.sandbox = ${filter.sandbox}`,
    ...(readable === '*' ? [] : [sql`office_ids <@ ${[...readable]}::text[]`]),
    ...(officeId === undefined ? [] : [sql`${officeId} = any(office_ids)`]),
    ...(log === undefined ? [] : [sql`log = ${log}`]),
    ...(cursor === undefined
      ? []
      : [
          sql`(created_at, id) < (select created_at, id from log_import as last where last.id = ${cursor}::uuid)`,
        ]),
  ]
  return await imports(
    db,
    sql`where ${sql.join(conditions, sql` and `)} order by created_at desc, id desc limit ${filter.limit}`,
  )
}

/** One import, locked until the transaction ends where it is asked in one. */
export async function lockedLogImport(trx: Db, importId: string): Promise<LogImport | undefined> {
  const [found] = await imports(trx, sql`where id = ${importId}::uuid for update`)
  return found
}

async function imports(db: Db, rest: RawBuilder<unknown>): Promise<LogImport[]> {
  const { rows } = await sql<LogImport & { undoneAt: Date | null; undoneBy: Named }>`
    select id, log, source, name, file_sha256 as "fileSha256", office_ids as "officeIds", sandbox as practice,
      added, known, withdrawn, ended, refused, ${personOf('created_by')} as "createdBy", created_at as "createdAt",
      undone_at as "undoneAt", ${personOf('undone_by')} as "undoneBy"
    from log_import ${rest}`.execute(db)
  return rows.map(({ undoneAt, undoneBy, ...found }) => ({
    ...found,
    undone: undoneAt ? { by: undoneBy, at: undoneAt } : null,
  }))
}

function personOf(column: string): RawBuilder<unknown> {
  const id = sql.ref(`log_import.${column}`)
  return sql`jsonb_build_object('id', ${id}, 'name', (select name from person where person.id = ${id}))`
}
