import type { Command } from 'commander'
import { z } from 'zod'
import { generatedCommandOf } from '../../api/parts/command-of-operation.ts'
import type { Operation } from '../../api/parts/operation.ts'
import { print, say, table } from '../output.ts'
import { isPage } from './answers.ts'
import { cell, formOf, headingOf, valueAt } from './cells.ts'
import { type Field, fieldsOf } from './fields.ts'

/** An answer for people: its lines, what is said beside it, and whether the command has failed by it. */
export interface Shown {
  readonly lines: readonly string[]
  readonly said?: readonly string[]
  readonly failed?: boolean
}
export type Show = (answer: unknown, named: readonly string[]) => Shown

/** Prints an answer: as it came with `--json`, otherwise a table, a list of its values, or that it is done. */
export function showAnswer(
  command: Command,
  operation: Operation,
  { answer, named, show }: { answer: unknown; named: readonly string[]; show?: Show | undefined },
): void {
  const { lines, said = [], failed } = (show ?? usual(operation))(answer, named)
  print(command, answer ?? { done: true }, () => lines)
  for (const sentence of said) say(sentence)
  if (failed) process.exitCode = 1
}

function usual(operation: Operation): Show {
  const generated = generatedCommandOf(operation)
  const done = generated?.done ?? 'done'
  return (answer, named) => {
    const fields = Object.entries(Object(answer)).filter(([name]) => name !== 'done')
    const line = [...named, done].join('  ')
    if (fields.length === 0) return { lines: [line] }
    if (Object(answer).done === true) return { lines: [line, ...values(fields)] }
    if (isPage(operation)) return shownPage(answer, generated?.columns ?? usualColumns(operation))
    const columns = generated?.columns
    return { lines: columns ? valuesAt(answer, columns) : values(fields) }
  }
}

/** An answer that is a page of a list. */
export const pageForm = z.object({ items: z.array(z.unknown()), next: z.string().optional() })

function shownPage(answer: unknown, columns: readonly string[]): Shown {
  const { items, next } = pageForm.parse(answer)
  const rows = items.map(item => columns.map(column => cell(valueAt(item, column), column)))
  return {
    lines: table(columns.map(headingOf), rows),
    ...(next === undefined ? {} : { said: [`There is more: --all, or --cursor ${next}`] }),
  }
}

/** What a list shows where its operation chooses no columns: what names a row, its state, where, when, its words. */
function usualColumns({ answers }: Operation): string[] {
  const [answer] = Object.values(answers)
  const items = answer instanceof z.ZodObject ? answer.shape.items : undefined
  if (!(items instanceof z.ZodArray) || !(items.element instanceof z.ZodType)) return []
  const fields = fieldsOf(items.element).filter(({ kind }) => kind.is !== 'group' && kind.is !== 'json')
  const chosen = new Set(
    interesting.flatMap(form => fields.filter(field => form.test(nameOf(field)))).map(nameOf),
  )
  return (chosen.size >= 3 ? [...chosen] : fields.map(nameOf)).slice(0, 7)
}

const interesting = [
  /^id$/,
  /^(name|names|title|label|handle|email)$/,
  /^(state|status|kind|role|level)$/,
  /^officeIds?$/,
  /^(local|day|from|to|.*At)$/,
  /^(message|text|summary|reason)$/,
]

function nameOf({ path }: Field): string {
  return path.join('.')
}

function valuesAt(answer: unknown, columns: readonly string[]): string[] {
  return values(columns.map(column => [column, valueAt(answer, column)]))
}

/** One value to a line, with its heading; texts of several lines and lists of objects below theirs. */
function values(fields: readonly (readonly [string, unknown])[], above = ''): string[] {
  const flat = fields.flatMap(([name, value]) => flattened(`${above}${name}`, value))
  const width = Math.max(...flat.map(([heading, value]) => (typeof value === 'string' ? heading.length : 0)))
  return flat.flatMap(([heading, value]) =>
    typeof value === 'string'
      ? [`${heading.padEnd(width)}  ${value}`.trimEnd()]
      : [`${heading}:`, ...value.map(line => `  ${line}`)],
  )
}

type Line = readonly [heading: string, value: string | string[]]

function flattened(name: string, value: unknown): Line[] {
  const heading = name.split('.').map(headingOf).join(' ')
  if (typeof value === 'string' && value.includes('\n')) return [[heading, value.trimEnd().split('\n')]]
  if (isListOfObjects(value)) return value.length === 0 ? [[heading, '']] : [[heading, listed(value)]]
  if (isPlain(value) && formOf(value) === undefined)
    return Object.entries(value).flatMap(([inner, each]) => flattened(`${name}.${inner}`, each))
  return [[heading, cell(value, name, 2_000)]]
}

function listed(items: readonly object[]): string[] {
  const columns = [...new Set(items.flatMap(item => Object.keys(item)))]
  if (items.every(item => formOf(item) !== undefined)) return items.map(item => cell(item, '', 2_000))
  return table(
    columns.map(headingOf),
    items.map(item => columns.map(column => cell(valueAt(item, column), column))),
  )
}

function isListOfObjects(value: unknown): value is object[] {
  return Array.isArray(value) && value.every(isPlain) && value.length > 0
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
}
