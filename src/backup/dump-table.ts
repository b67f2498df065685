import { z } from 'zod'
import type { Entry } from './format.ts'
import { type Connection, quoted, type Table } from './tables.ts'

/** So many rows are held in memory at a time. */
const rowsAtOnce = 200
/** An entry ends with the row that takes it beyond this; far below what a reader takes (bounded-tar.ts). */
const entryBytes = 8 * 1024 * 1024

const lines = z.array(z.object({ line: z.string() }))

/**
 * The rows of a table as entries of the archive: a JSON array to a line, each value as PostgreSQL's own text of it,
 * so that a later version of the server, of PGlite or of ours reads it like typed input.
 */
export async function* dumpTable(connection: Connection, { name, columns }: Table): AsyncGenerator<Entry> {
  const values = columns.map(column => `${quoted(column.name)}::text`).join(', ')
  await connection.query(
    `declare dump no scroll cursor for select json_build_array(${values})::text as line from ${quoted(name)}`,
  )
  let number = 0
  for (;;) {
    const { rows } = await connection.query(`fetch ${rowsAtOnce} from dump`)
    if (rows.length === 0) break
    for (const bytes of inEntries(lines.parse(rows).map(({ line }) => `${line}\n`))) {
      number += 1
      yield { name: entryName(name, number), bytes }
    }
  }
  await connection.query('close dump')
}

function* inEntries(texts: readonly string[]): Generator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for (const text of texts) {
    const part = Buffer.from(text)
    parts.push(part)
    size += part.length
    if (size < entryBytes) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}

/** The table that an entry belongs to; undefined where it belongs to none. */
export function tableOf(entry: string): string | undefined {
  return /^tables\/([a-z0-9_]+)\/\d{6,}\.jsonl$/.exec(entry)?.[1]
}

/** Inserts the rows of one entry. */
export async function loadRows(connection: Connection, table: Table, bytes: Uint8Array): Promise<void> {
  const rows = Buffer.from(bytes).toString().trimEnd().split('\n')
  const names = table.columns.map(column => quoted(column.name)).join(', ')
  const values = table.columns.map((column, index) => `(line ->> ${index})::${column.type}`).join(', ')
  await connection.query(
    `insert into ${quoted(table.name)} (${names}) select ${values} from json_array_elements($1::json) as lines (line)`,
    [`[${rows.join(',')}]`],
  )
}

function entryName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.jsonl`
}
