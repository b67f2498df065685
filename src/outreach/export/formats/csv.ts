import { stringify } from 'csv-stringify/sync'
import { aboutRows } from '../about-export.ts'
import { type ExportFormat, encoder } from './format.ts'

/**
 * One table as CSV, with a byte order mark for spreadsheets and formulas escaped. It begins with rows whose `record` is
 * `about`; those of the table have `row`.
 */
export const csvFormat: ExportFormat = async function* (about, [table]) {
  if (!table) return
  const columns = ['record', ...table.columns.map(column => column.name), 'about', 'about_text']
  const asText = { columns, escape_formulas: true, cast: { boolean: String } }
  const head = aboutRows(about).map(([what, text]) => ({ record: 'about', about: what, about_text: text }))
  yield encoder.encode(stringify(head, { ...asText, bom: true, header: true }))
  for await (const rows of table.pages)
    yield encoder.encode(
      stringify(
        rows.map(row => ({ ...row, record: 'row' })),
        asText,
      ),
    )
}
