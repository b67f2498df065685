import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import type { ColumnKind, ExportColumn, ExportRow } from '../export-table.ts'
import type { ExportFormat } from './format.ts'

/** Rows of a row group: some megabytes, which are given out before the next begins. */
const rowsAtOnce = 20_000

/** One table as Parquet, a row group at a time; the file's metadata has under `dateline` what it is, as JSON. */
export const parquetFormat: ExportFormat = async function* (about, [table]) {
  if (!table) return
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.map(elementOf)],
    kvMetadata: [{ key: 'dateline', value: JSON.stringify(about) }],
    createdBy: `dateline ${about.version}`,
  })
  let group: ExportRow[] = []
  for await (const rows of table.pages) {
    group.push(...rows)
    if (group.length < rowsAtOnce) continue
    parquet.write({ columnData: columnsOf(table.columns, group), rowGroupSize: group.length })
    group = []
    yield drained(writer)
  }
  if (group.length > 0)
    parquet.write({ columnData: columnsOf(table.columns, group), rowGroupSize: group.length })
  parquet.finish()
  yield drained(writer)
}

/** What was written since; offsets go on from there. */
function drained(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

function elementOf({ name, kind }: ExportColumn): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...elements[kind] }
}

const elements = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  moment: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<ColumnKind, Partial<SchemaElement>>

function columnsOf(columns: readonly ExportColumn[], rows: readonly ExportRow[]): ColumnSource[] {
  return columns.map(({ name, kind }) => ({
    name,
    data: rows.map(row => {
      const value = row[name] ?? null
      return (kind === 'day' || kind === 'moment') && value !== null ? new Date(String(value)) : value
    }),
  }))
}
