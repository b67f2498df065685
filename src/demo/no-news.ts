import { DatelineError } from '../core/errors/errors.ts'
import type { Note } from '../core/text/note.ts'
import { onTerminal } from '../core/text/on-terminal.ts'
import type { ImportFault } from '../news/import/news-record.ts'

/** Why a page gave no item: its one fault in the error itself; several are printed, a line each, before it. */
export function noNews(name: string, faults: readonly ImportFault[]): DatelineError {
  return new DatelineError('demo-no-news', { reason: sentence(name, faults) })
}

/** Says on standard error what is wrong with a record, and where. */
export function printFault(name: string, { line, reason }: ImportFault): void {
  process.stderr.write(onTerminal(`${name}:${line}: ${reason}\n`))
}

/** Says on standard error what was repaired or guessed on the way in. */
export function printNote(name: string, { place, message }: Note): void {
  process.stderr.write(`${name}, ${place}: note: ${message}\n`)
}

function sentence(name: string, faults: readonly ImportFault[]): string {
  const [only] = faults
  if (!only) return `${name} has no news item; see docs/importing-news.md for what one looks like.`
  if (faults.length === 1) return `${name}, line ${only.line}: ${only.reason}`
  for (const fault of faults) printFault(name, fault)
  return `${name} has no news item that can be read; put its ${faults.length} records right, or leave them out.`
}
