import { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { runBounded } from '../../bounded/run-bounded.ts'
import type { BoundedTask } from '../../bounded/task.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import type { Note } from '../../core/text/note.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { DateOrder } from '../../core/time/date-order.ts'
import type { Db } from '../../database/connect.ts'
import type { CsvFault } from './reading/csv-rows.ts'
import { type LogReading, type ReadLog, readActivities, readEnquiries } from './reading/read-log.ts'
import { addActivities, addEnquiries, type LogOrigin } from './store-log.ts'

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
  /** Which column a heading of the file's own is, such as `Tehsil=place`; `leave-out` for none. */
  column?: readonly string[]
  /** Anything but `office` stays out of live figures. */
  origin?: LogOrigin
}

export interface ImportedLog {
  /** Rows added. */
  added: number
  /** Rows that were there already, from an earlier import of the same source. */
  known: number
  /** Rows that could not be taken, by line. */
  faults: CsvFault[]
  /** Words outside the usual list; they came in as they are. */
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
 * reason while the good ones come in; the same file a second time adds nothing. The file is read on a thread of its
 * own, in the person's turn and within bounds.
 * @throws DatelineError `bad-input`, `too-large`, `too-costly` where the file as a whole cannot be taken;
 * `not-allowed`; BusyError where too much waits.
 */
export async function importActivities(deps: Deps, input: ImportInput): Promise<ImportedLog> {
  const { rows, ...report } = await read(deps, readActivities, input)
  const added = await addActivities(deps, input.actor, rows, sourceOf(input))
  return { added: added.length, known: rows.length - added.length, ...report }
}

/** Takes counts of enquiries in from a file, in the same way. */
export async function importEnquiries(deps: Deps, input: ImportInput): Promise<ImportedLog> {
  const { rows, ...report } = await read(deps, readEnquiries, input)
  const added = await addEnquiries(deps, input.actor, rows, sourceOf(input))
  return { added: added.length, known: rows.length - added.length, ...report }
}

async function read<Row>(
  deps: Deps,
  task: BoundedTask<LogReading, ReadLog<Row>>,
  { actor, content, name, officeId, dateOrder, column }: ImportInput,
): Promise<ReadLog<Row>> {
  if (officeId !== undefined) refuseEarly(actor, 'outreach.log', officeId)
  const columns = column && Object.fromEntries(column.map(pair => pair.split('=', 2)))
  const today = await todayInOffices(deps)
  const reading = { actor, content, name, today, ...omitUndefined({ officeId, dateOrder, columns }) }
  return await runBounded(task, reading, { person: actor.id })
}

function sourceOf({ name, source, origin }: ImportInput) {
  return { name, source: source ?? name, origin: origin ?? 'office' }
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
