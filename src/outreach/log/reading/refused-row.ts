import type { z } from 'zod'
import { ageBandAsKept } from '../../../core/age-band.ts'
import type { KnownWords } from '../words/known-words.ts'
import type { WordList } from '../words-of-the-record.ts'
import type { CsvRow } from './csv-rows.ts'
import { readCount } from './log-numbers.ts'
import type { LogReading, RefusedRow } from './read-log.ts'

interface Form {
  fieldsOf(row: CsvRow, officeId: string | undefined): unknown
  schema: { shape: Readonly<Record<string, z.ZodType>> }
}

const listOf: Readonly<Record<string, WordList>> = {
  kind: 'kind',
  contactMethod: 'contact-method',
  topic: 'topic',
}

/** What a row with a fault says in the fields that have none, so that the row it was to correct is found. */
export function whatCanBeRead(row: CsvRow, { officeId, words }: LogReading, form: Form): RefusedRow {
  const given = Object.entries(Object(form.fieldsOf(row, officeId)))
  const fields = given.flatMap(([field, cell]): [string, string][] => {
    if (field === 'participants') return participantsOf(cell)
    const read = form.schema.shape[field]?.safeParse(cell)
    return read?.success && typeof read.data !== 'object'
      ? [[field, asKnown(field, String(read.data), words)]]
      : []
  })
  const { officeId: office, ...others } = Object.fromEntries(fields)
  return { line: row.line, ...(office === undefined ? {} : { officeId: office }), fields: others }
}

function asKnown(field: string, value: string, words: KnownWords): string {
  const list = listOf[field]
  return list === undefined ? value : (words[list].get(value) ?? value)
}

function participantsOf(bySex: unknown): [string, string][] {
  return Object.entries<Record<string, string>>(Object(bySex)).flatMap(([sex, byAge]) =>
    Object.entries(byAge).flatMap(([age, cell]): [string, string][] => {
      const count = readCount(cell)
      return count === undefined ? [] : [[`${sex} ${ageBandAsKept(age)}`, String(count.value)]]
    }),
  )
}
