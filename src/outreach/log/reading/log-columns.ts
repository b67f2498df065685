import { isAgeBand } from '../../../core/age-band.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isPersonHeading } from '../identity/no-identity.ts'
import type { CsvRow } from './csv-rows.ts'
import { outcomeOfTheLog } from './log-outcomes.ts'
import { quizOf } from './log-quiz.ts'
import { withTotal } from './total-column.ts'

/** How a column of a file becomes a field; the table in docs/outreach-log.md is checked against these. */
export const activityColumns = {
  date: 'heldOn',
  kind: 'kind',
  place: 'place',
  partner: 'partner',
  topic: 'topic',
  project: 'projectId',
  estimated_audience: 'estimatedAudience',
  materials: 'materials',
  office: 'officeId',
} as const

export const enquiryColumns = {
  date: 'askedOn',
  channel: 'contactMethod',
  topic: 'topic',
  language: 'language',
  outcome: 'outcome',
  project: 'projectId',
  count: 'count',
  office: 'officeId',
} as const

/**
 * @throws DatelineError `bad-input` for a column that could hold a person's identity, one that is not known, one
 * that is there twice, however spelt, and one that is missing: the whole file is refused, so that no such data is taken in by halves.
 */
export function checkColumns(
  headings: readonly string[],
  rules: {
    file: string
    known: readonly string[]
    needed: readonly string[]
    alsoKnown?: (heading: string) => boolean
  },
): void {
  const allowed = `The columns are ${rules.known.join(', ')}${rules.alsoKnown ? ', and participants as women_18-24, men_18-24, unknown_18-24 …' : ''}.`
  for (const heading of headings) {
    if (rules.known.includes(heading) || rules.alsoKnown?.(heading)) continue
    if (isPersonHeading(heading))
      throw new DatelineError('identity-column', { file: rules.file, column: heading.slice(0, 60), allowed })
    throw new DatelineError('log-column-unknown', { file: rules.file, column: heading.slice(0, 60), allowed })
  }
  const meanings = headings.map(heading => meaningOf(heading))
  const second = headings.findIndex((_, index) => meanings.indexOf(meanings[index] ?? '') !== index)
  if (second !== -1) {
    const first = headings[meanings.indexOf(meanings[second] ?? '')] ?? ''
    throw new DatelineError('log-columns-same', { file: rules.file, first, second: headings[second] ?? '' })
  }
  const missing = rules.needed.filter(column => !headings.includes(column))
  if (missing.length > 0)
    throw new DatelineError('log-column-missing', {
      file: rules.file,
      columns: missing.join('", "'),
      allowed,
    })
}

/** `women_18-24`; `women` alone is women whose age was not noted. */
export function isParticipantsColumn(heading: string): boolean {
  return participantsColumn(heading) !== undefined
}

export function activityOf(row: CsvRow, officeId: string | undefined): unknown {
  const participants: Record<string, Record<string, string>> = {}
  for (const [heading, cell] of Object.entries(withTotal(row.cells))) {
    const column = participantsColumn(heading)
    if (column) participants[column.sex] = { ...participants[column.sex], [column.age]: cell }
  }
  const quiz = quizOf(row.cells)
  return { ...fieldsOf(row, activityColumns, officeId), participants, ...(quiz ? { quiz } : {}) }
}

export function enquiryOf(row: CsvRow, officeId: string | undefined): unknown {
  const { outcome } = row.cells
  const meant = outcome === undefined ? undefined : outcomeOfTheLog(outcome)
  return { ...fieldsOf(row, enquiryColumns, officeId), ...(meant ? { outcome: meant } : {}) }
}

function fieldsOf(row: CsvRow, columns: Record<string, string>, officeId: string | undefined) {
  const fields = Object.entries(columns).flatMap(([column, field]) => {
    const cell = row.cells[column]
    return cell === undefined ? [] : [[field, cell] as const]
  })
  return { ...(officeId === undefined ? {} : { officeId }), ...Object.fromEntries(fields) }
}

/** Different spellings of one column mean the same: `women_18-24` and `women_18_24`, `women` and `women_unknown`. */
function meaningOf(heading: string): string {
  const column = participantsColumn(heading)
  return column ? `${column.sex} ${column.age}` : heading
}

function participantsColumn(heading: string): { sex: string; age: string } | undefined {
  const [, sex, age] = /^(women|men|unknown)(?:_(.+))?$/.exec(heading) ?? []
  if (sex === undefined) return undefined
  if (age === undefined) return { sex, age: 'unknown' }
  const band = age.replaceAll('_', '-')
  return isAgeBand(band) ? { sex, age: band } : undefined
}
