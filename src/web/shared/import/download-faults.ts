import { saveFile } from '../page/save-file.ts'

/** A line of a file that an import refused, and why. */
interface Fault {
  line: number
  reason: string
}

/** Saves the rejected lines as `rejected-lines.csv`: line, reason. */
export function downloadFaults(faults: readonly Fault[]): void {
  saveFile('rejected-lines.csv', new Blob([faultsCsv(faults)], { type: 'text/csv' }))
}

/** With a byte order mark, by which Excel knows UTF-8; no cell begins a formula. */
export function faultsCsv(faults: readonly Fault[]): string {
  const rows = faults.map(({ line, reason }) => `${line},"${plain(reason).replaceAll('"', '""')}"`)
  return `\uFEFF${['line,reason', ...rows].join('\r\n')}\r\n`
}

function plain(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
