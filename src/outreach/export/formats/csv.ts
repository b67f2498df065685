import { stringify } from 'csv-stringify/sync'
import { aboutRows } from '../about-export.ts'
import type { ExportColumn, ExportRow, ExportValue } from '../export-table.ts'
import { type ExportFormat, encoder } from './format.ts'

/**
 * One table as CSV, with a byte order mark for spreadsheets and formulas escaped. It begins with rows whose `record` is
 * `about`; those of the table have `row`.
 */
export const csvFormat: ExportFormat = async function* (about, [table]) {
  if (!table) return
  const columns = ['record', ...table.columns.map(column => column.name), 'about', 'about_text']
  const head = aboutRows(about).map(([what, text]) => ({ record: 'about', about: what, about_text: text }))
  yield encoder.encode(stringify(head, { columns, escape_formulas: true, bom: true, header: true }))
  for await (const rows of table.pages)
    yield encoder.encode(rows.map(row => lineOf(table.columns, row)).join(''))
}

function lineOf(columns: readonly ExportColumn[], row: ExportRow): string {
  return `row,${columns.map(({ name }) => cellOf(row[name] ?? null)).join(',')},,\n`
}

/** A cell as csv-stringify writes it. Nearly all are numbers, ids, days and words, of which there is nothing to escape. */
function cellOf(value: ExportValue): string {
  if (value === null || value === '') return ''
  if (typeof value !== 'string') return String(value)
  return plain.test(value) ? value : stringify([[value]], { escape_formulas: true }).slice(0, -1)
}

const plain = /^[a-z\d][\w .:/-]*$/i
