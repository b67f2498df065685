import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import type { ColumnKind, ExportColumn, ExportRow, ExportValue } from '../export-table.ts'
import type { ExportFormat } from './format.ts'

/** Rows of a row group: some megabytes, which are given out before the next begins. */
const rowsAtOnce = 10_000

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
  let group = emptyGroup(table.columns)
  const write = () => parquet.write({ columnData: group.columns, rowGroupSize: group.size })
  for await (const rows of table.pages) {
    addTo(group, rows)
    if (group.size < rowsAtOnce) continue
    write()
    group = emptyGroup(table.columns)
    yield drained(writer)
  }
  if (group.size > 0) write()
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

/** A row group while it fills. Its values are kept by column: rows that wait for their group cost memory. */
interface RowGroup {
  size: number
  columns: (ColumnSource & { data: unknown[]; kept: (value: ExportValue) => unknown })[]
}

function emptyGroup(columns: readonly ExportColumn[]): RowGroup {
  return {
    size: 0,
    columns: columns.map(({ name, kind }) => ({ name, data: [], offsetIndex: false, kept: physical(kind) })),
  }
}

function addTo(group: RowGroup, rows: readonly ExportRow[]): void {
  for (const { name, data, kept } of group.columns) for (const row of rows) data.push(kept(row[name] ?? null))
  group.size += rows.length
}

/** How Parquet keeps a value: days since 1970, moments in milliseconds. A group has the same ones many times. */
function physical(kind: ColumnKind): (value: ExportValue) => unknown {
  if (kind === 'day') return remembered(text => Date.parse(text) / 86_400_000)
  if (kind === 'moment') return remembered(text => BigInt(Date.parse(text)))
  return value => value
}

function remembered(work: (text: string) => unknown): (value: ExportValue) => unknown {
  const known = new Map<ExportValue, unknown>([[null, null]])
  return value => {
    const found = known.get(value)
    if (found !== undefined) return found
    const worked = work(String(value))
    known.set(value, worked)
    return worked
  }
}
