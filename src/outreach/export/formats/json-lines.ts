import { type ExportFormat, encoder } from './format.ts'

/** Any number of tables as JSON Lines: what the file is in its first line, then a row a line, with its table's name. */
export const jsonLinesFormat: ExportFormat = async function* (about, tables) {
  yield encoder.encode(`${JSON.stringify({ about })}\n`)
  for (const { name, columns, pages } of tables)
    for await (const rows of pages) {
      const lines = rows.map(row => {
        const values = columns.flatMap(column => {
          const value = row[column.name]
          return value === undefined || value === null ? [] : [[column.name, value] as const]
        })
        return `${JSON.stringify({ table: name, ...Object.fromEntries(values) })}\n`
      })
      yield encoder.encode(lines.join(''))
    }
}
