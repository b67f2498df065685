import { stringify } from 'csv-stringify/sync'
import type { CellValue, DataValidation, WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import type { Actor } from '../../../access/actor.ts'
import { refuseEarly } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import { languageEntry } from '../../../core/languages/registry.ts'
import type { Db } from '../../../database/connect.ts'
import { ageBandsOf } from '../../../offices/age-bands.view.ts'
import { listLogWords } from '../words/log-word.view.ts'
import type { Log } from '../words-of-the-record.ts'
import { type TemplateColumn, templateColumns } from './template-columns.ts'
import { choicesOfTemplate, partsOfTemplate, type TemplatePart } from './template-parts.ts'
import { templateWords } from './template-words.ts'

export interface TemplateOf {
  actor: Actor
  log: Log
  officeId: string
  language: InterfaceLanguage
}

/**
 * An empty workbook to fill in and import: the words of the lists and the office's languages as drop-downs, its age bands
 * as columns, in the language and its direction; a second sheet explains the columns.
 * @throws DatelineError `not-allowed`, `not-found`.
 */
export async function makeTemplate(db: Db, asked: TemplateOf): Promise<Uint8Array> {
  const { log, language } = asked
  const { parts, choices } = await contentsOf(db, asked)
  const rightToLeft = languageEntry(language).direction === 'rtl'
  return await writeXlsx({
    sheets: [
      {
        name: log,
        columns: parts.map(({ heading, column }) => ({
          width: Math.min(40, Math.max(11, heading.length + 3)),
          ...(column === 'date' ? { numFmt: 'yyyy-mm-dd' } : {}),
        })),
        rows: [parts.map(({ heading }) => heading)],
        dataValidations: parts.flatMap((part, index) => validationOf(part, index, choices)),
        freezePane: { rows: 1 },
        view: { rightToLeft },
      },
      explanationSheet(log, language, rightToLeft),
      choiceSheet(choices),
    ],
  })
}

/** The headings of the same template as CSV, for programs that know no workbooks. */
export async function makeCsvTemplate(db: Db, asked: TemplateOf): Promise<string> {
  const { parts } = await contentsOf(db, asked)
  return stringify([parts.map(({ heading }) => heading)], { bom: true })
}

interface Choices {
  column: TemplateColumn
  choices: string[]
}

async function contentsOf(db: Db, { actor, log, officeId, language }: TemplateOf) {
  refuseEarly(actor, 'outreach.log', officeId)
  const { rows } = await sql<{
    languages: string[]
  }>`select languages from office where id = ${officeId}`.execute(db)
  const [office] = rows
  const bands = (await ageBandsOf(db, [officeId])).get(officeId)
  if (!office || !bands) throw new DatelineError('office-not-found', { officeId })
  const lists = { words: await listLogWords(db), languages: office.languages }
  return {
    parts: partsOfTemplate(log, language, bands),
    choices: choicesOfTemplate(log, language, lists),
  }
}

/** Rows that a template has drop-downs for. */
const rowsPrepared = 1_000
const listsName = 'lists'
const counts: readonly TemplateColumn[] = ['people', 'unknown', 'estimated_audience', 'materials', 'count']

function validationOf({ column }: TemplatePart, index: number, lists: readonly Choices[]): DataValidation[] {
  const letter = lettersOf(index)
  const cells = { range: `${letter}2:${letter}${rowsPrepared + 1}`, allowBlank: true, showErrorMessage: true }
  const at = lists.findIndex(list => list.column === column)
  const list = lists[at]
  if (list) {
    const source = lettersOf(at)
    const formula1 = `${listsName}!$${source}$1:$${source}$${list.choices.length}`
    // A word of the office's own is taken, after a question.
    return [{ type: 'list', formula1, errorStyle: 'warning', ...cells }]
  }
  if (column === 'date') return [{ type: 'date', operator: 'greaterThan', formula1: '36526', ...cells }]
  if (counts.includes(column))
    return [{ type: 'whole', operator: 'greaterThanOrEqual', formula1: '0', ...cells }]
  return []
}

function explanationSheet(log: Log, language: InterfaceLanguage, rightToLeft: boolean): WriteSheet {
  const { sheet, column, meaning, headings, explained, privacy } = templateWords[language]
  const nameOf = (each: TemplateColumn) =>
    each === 'people' ? `${headings.women}, ${headings.men}` : headings[each]
  return {
    name: sheet,
    columns: [{ width: 28 }, { width: 100 }],
    rows: [
      [column, meaning],
      ...templateColumns[log].map(each => [nameOf(each), explained[each]]),
      [null, privacy],
    ],
    view: { rightToLeft },
  }
}

/** What the drop-downs offer, on a sheet that no one needs to see. */
function choiceSheet(lists: readonly Choices[]): WriteSheet {
  const longest = Math.max(...lists.map(({ choices }) => choices.length))
  const rows = Array.from({ length: longest }, (_, row): CellValue[] =>
    lists.map(({ choices }) => choices[row] ?? null),
  )
  return { name: listsName, veryHidden: true, rows }
}

function lettersOf(column: number): string {
  const before = Math.floor(column / 26)
  return `${before > 0 ? lettersOf(before - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}
