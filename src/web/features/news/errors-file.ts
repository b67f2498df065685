import type { ImportReport } from './api/import-news.ts'

/** The refused records as a CSV file with a heading, as spreadsheets read it. */
export function errorsFile(faults: ImportReport['faults']): Blob {
  const rows = [['line', 'reason'], ...faults.map(({ line, reason }) => [String(line), reason])]
  const text = rows.map(row => row.map(quoted).join(',')).join('\r\n')
  // The mark tells Excel that this is UTF-8.
  return new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' })
}

/** A cell that begins like a formula is made a text: the reason may quote what a stranger's file said. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
