import { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { runBounded } from '../../bounded/run-bounded.ts'
import type { BoundedTask } from '../../bounded/task.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import type { Note } from '../../core/text/note.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { DateOrder } from '../../core/time/date-order.ts'
import type { Db } from '../../database/connect.ts'
import { listProjects } from '../../offices/projects/project.view.ts'
import { activityForm, enquiryForm, type LogForm } from './entries/log-forms.ts'
import { type ChosenHeadings, keptHeadings } from './imports/kept-headings.ts'
import type { KeptRow } from './imports/kept-rows.ts'
import { type MonthBeforeAfter, planImport } from './imports/plan-import.ts'
import { beginImport } from './imports/record-import.ts'
import { refuseToReplaceOthers, replaceRows } from './imports/replace-rows.ts'
import type { CsvFault } from './reading/csv-rows.ts'
import { projectsBySpelling } from './reading/log-projects.ts'
import { type LogReading, type ReadLog, readActivities, readEnquiries } from './reading/read-log.ts'
import { addRows, type LogOrigin } from './store-log.ts'
import { knownWords } from './words/known-words.ts'
import type { Log } from './words-of-the-record.ts'

export interface ImportInput {
  actor: Actor
  /** The file's bytes, or its text. */
  content: Uint8Array | string
  /** The file's name, for messages. */
  name: string
  /**
   * Whose sheet it is; the file's name where it is left out. The same row of the same source is known, while equal
   * rows of two sources, such as the tally sheets of two counsellors, both count.
   */
  source?: string
  /** For files without an `office` column; where both are there, they must agree. */
  officeId?: string
  /** For dates whose year comes last. */
  dateOrder?: DateOrder
  /** Which column a heading of the file's own is, such as `Tehsil=place`; `leave-out` for none. Kept for the source. */
  column?: readonly string[]
  /** Anything but `office` stays out of live figures. */
  origin?: LogOrigin
  /** Ends the rows of the source, in the months of the file, that the file does not hold. */
  replace?: boolean
  /** Only says what the import would do. */
  dryRun?: boolean
}

export interface ImportedLog {
  /** Null for a dry run, and for a file without a row of an office. */
  importId: string | null
  /** Rows added. */
  added: number
  /** Rows that were there already, from an earlier import of the same source, or that a person withdrew since. */
  known: number
  /** Rows of the source that the file replaced. */
  ended: number
  /** Rows of before that stay, because the row that was to replace them was refused. */
  kept: number
  /** Rows that could not be taken. */
  refused: number
  /** The first of those, by line. */
  faults: CsvFault[]
  /** The months of the file, as they were and as the import leaves them. */
  months: MonthBeforeAfter[]
  /** Words that no list has; they came in as they are and wait to be placed or merged. */
  unfamiliar: string[]
  /** What was repaired or guessed in the rows that came in. */
  notes: Note[]
}

interface Deps {
  db: Db
  clock: Clock
}

/**
 * Takes activities in from a CSV file or a workbook; docs/outreach-log.md has the columns. Bad rows are reported with line and
 * reason while the good ones come in, and so are new rows of a month that is closed; the same file a second time adds
 * nothing. The file is read on a thread of its own, in the person's turn and within bounds.
 * @throws DatelineError `bad-input`, `too-large`, `too-costly` where the file as a whole cannot be taken;
 * `not-allowed`; BusyError where too much waits.
 */
export async function importActivities(deps: Deps, input: ImportInput): Promise<ImportedLog> {
  return await importRows(deps, input, activityForm, await read(deps, readActivities, activityForm, input))
}

/** Takes counts of enquiries in from a file, in the same way. */
export async function importEnquiries(deps: Deps, input: ImportInput): Promise<ImportedLog> {
  return await importRows(deps, input, enquiryForm, await read(deps, readEnquiries, enquiryForm, input))
}

/** Replaced rows end last: an import that breaks off has taken nothing out. */
async function importRows<Row extends { officeId: string; projectId?: string | undefined }, Entry>(
  deps: Deps,
  input: ImportInput,
  form: LogForm<Row, Entry>,
  file: ReadLog<Row>,
): Promise<ImportedLog> {
  const { actor, name, source = name, origin = 'office', replace = false } = input
  const sandbox = origin !== 'office'
  const { rows, faults, refused, unfamiliar, notes } = file
  const plan = await planImport(deps.db, form, { name, source, sandbox, replace, read: file })
  const chosen = chosenColumns(input)
  const report = {
    refused: refused + plan.refused,
    faults: [...faults, ...plan.faults]
      .sort((one, other) => one.line - other.line)
      .map(fault => withKept(fault, plan.kept)),
    kept: plan.kept.length,
    months: plan.months,
    unfamiliar,
    notes,
  }
  const officeIds = [...new Set([input.officeId ?? [], rows.map(row => row.record.officeId)].flat())].sort()
  if (input.dryRun || officeIds.length === 0) {
    const known = rows.length - plan.refused - plan.added
    return { importId: null, added: plan.added, known, ended: plan.ended, ...report }
  }
  if (plan.replaced) await refuseToReplaceOthers(deps.db, actor, plan.replaced)
  const importId = await beginImport(deps, {
    actor,
    log: form.log,
    source,
    name,
    fileSha256: sha256(input.content),
    officeIds,
    sandbox,
    known: plan.knownInClosed,
    refused: report.refused,
    ...omitUndefined({ officeId: input.officeId, chosen }),
  })
  const added = await addRows(deps, actor, plan.rows, { name, source, origin, importId }, form)
  const ended = plan.replaced
    ? await replaceRows(deps, { actor, form, importId, replaced: plan.replaced, name })
    : 0
  return { importId, added: added.length, known: rows.length - plan.refused - added.length, ended, ...report }
}

function withKept(fault: CsvFault, kept: readonly KeptRow[]): CsvFault {
  const row = kept.find(each => each.line === fault.line)
  if (!row) return fault
  return { line: fault.line, reason: `${fault.reason} The row that it was to replace stays: ${row.says}.` }
}

async function read<Row>(
  deps: Deps,
  task: BoundedTask<LogReading, ReadLog<Row>>,
  { log }: { log: Log },
  input: ImportInput,
): Promise<ReadLog<Row>> {
  const { actor, content, name, source = name, officeId, dateOrder } = input
  if (officeId !== undefined) refuseEarly(actor, 'outreach.log', officeId)
  const columns = chosenColumns(input)
  const keptColumns = await keptHeadings(deps.db, { officeId, personId: actor.id, log, source })
  const [today, words] = [await todayInOffices(deps), await knownWords(deps.db)]
  const projects = projectsBySpelling(await listProjects(deps.db))
  const reading = {
    actor,
    content,
    name,
    keptColumns,
    today,
    words,
    projects,
    ...omitUndefined({ officeId, dateOrder, columns }),
  }
  return await runBounded(task, reading, { person: actor.id })
}

function chosenColumns({ column }: ImportInput): ChosenHeadings | undefined {
  return column && Object.fromEntries(column.map(pair => pair.split('=', 2)))
}

/** The day it is now in each office. */
async function todayInOffices(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const offices = await deps.db.selectFrom('office').select(['id', 'time_zone']).execute()
  const now = DateTime.fromJSDate(deps.clock.now())
  return new Map(offices.map(office => [office.id, now.setZone(office.time_zone).toFormat('yyyy-MM-dd')]))
}

/** @throws DatelineError `bad-input` where the office is not known, or the day is still to come there. */
export async function assertLoggable(deps: Deps, officeId: string, day: string): Promise<void> {
  const today = (await todayInOffices(deps)).get(officeId)
  if (today === undefined) throw new DatelineError('offices-unknown', { offices: officeId })
  if (day > today) throw new DatelineError('log-day-in-future', { day })
}
