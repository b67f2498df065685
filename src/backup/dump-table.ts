import { z } from 'zod'
import type { Entry } from './format.ts'
import { type Connection, quoted, type Table } from './tables.ts'

/** So many rows are held in memory at a time. */
const rowsInEntry = 200

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
  for (let number = 1; ; number += 1) {
    const { rows } = await connection.query(`fetch ${rowsInEntry} from dump`)
    if (rows.length === 0) break
    const text = lines.parse(rows).map(({ line }) => `${line}\n`)
    yield { name: entryName(name, number), bytes: Buffer.from(text.join('')) }
  }
  await connection.query('close dump')
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
