import { saveFile } from '../page/save-file.ts'

/** A line of a file that an import refused, and why, as the server wrote it. */
interface Fault {
  line: number
  reason: string
}

/** What the file of rejected lines says in the reader's language: its headings, and the reasons in the order of the faults. */
export interface FaultWords {
  headings: { line: string; reason: string; english: string }
  reasons: readonly string[]
}

/** Saves the rejected lines as `rejected-lines.csv`. */
export function downloadFaults(faults: readonly Fault[], words: FaultWords): void {
  saveFile('rejected-lines.csv', new Blob([faultsCsv(faults, words)], { type: 'text/csv' }))
}

/**
 * Line and reason, and the reason in English where that is another, for colleagues and operators who read no other
 * language. With a byte order mark, by which Excel knows UTF-8; no cell begins a formula.
 */
export function faultsCsv(faults: readonly Fault[], { headings, reasons }: FaultWords): string {
  const rows = faults.map(({ line, reason }, index) => ({
    line,
    reason: reasons[index] ?? reason,
    english: reason,
  }))
  const isTranslated = rows.some(({ reason, english }) => reason !== english)
  const cellsOf = (row: { line: string | number; reason: string; english: string }) => [
    row.line,
    cell(row.reason),
    ...(isTranslated ? [cell(row.english)] : []),
  ]
  return `\uFEFF${[headings, ...rows].map(row => cellsOf(row).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
