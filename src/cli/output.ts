import type { Command } from 'commander'
import { onTerminal } from '../core/text/on-terminal.ts'

/** Prints an answer as it came with `--json`, or as lines for people. */
export function print(command: Command, answer: unknown, lines: () => readonly string[]): void {
  const asJson = command.optsWithGlobals().json === true
  write(asJson ? [JSON.stringify(answer, null, 2)] : lines())
}

/** Columns side by side under their headings; the last one is as long as it is. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows]
  const widths = headings.map((_heading, column) => Math.max(...all.map(row => lengthOf(row[column] ?? ''))))
  return all.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(cell))))
      .join('  ')
      .trimEnd(),
  )
}

/** The beginning of a text, on one line. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`
}

/** A moment in the reader's own zone, to the minute. */
export function localMoment(moment: Date): string {
  return moment.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
}

export function write(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${onTerminal(line)}\n`)
}

/** What is said, but is not data. */
export function say(sentence: string): void {
  process.stderr.write(`${onTerminal(sentence)}\n`)
}

function lengthOf(text: string): number {
  return [...text].length
}
