import { DateTime } from 'luxon'
import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { may, refuseEarly } from '../access/policy.ts'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import { canonicalJson, sha256 } from '../core/hash.ts'
import type { Note } from '../core/note.ts'
import type { Db } from '../database/connect.ts'
import { type CsvFault, type CsvRow, readCsv } from './csv-rows.ts'
import {
  activityColumns,
  activityOf,
  checkColumns,
  enquiryColumns,
  enquiryOf,
  isParticipantsColumn,
} from './log-columns.ts'
import { notesOfRow } from './log-notes.ts'
import { activityInput, enquiryInput } from './log-records.ts'
import { addActivities, addEnquiries, type LogOrigin } from './store-log.ts'
import { activityKinds, enquiryChannels, enquiryTopics, unfamiliarWords } from './words-of-the-log.ts'

export interface ImportInput {
  actor: Actor
  text: string
  /** The file's name, for messages. */
  name: string
  /**
   * Whose sheet it is; the file's name where it is left out. The same row of the same source is known, while equal
   * rows of two sources, such as the tally sheets of two counsellors, both count.
   */
  source?: string
  /** For files without an `office` column; where both are there, they must agree. */
  officeId?: string
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
 * Takes activities in from a CSV file; docs/outreach-log.md has the columns. Bad rows are reported with line and
 * reason while the good ones come in; the same file a second time adds nothing.
 * @throws DatelineError `bad-input`, `too-large` where the file as a whole cannot be taken; `not-allowed`.
 */
export async function importActivities(deps: Deps, input: ImportInput): Promise<ImportedLog> {
  const { rows, faults, notes } = await readLog(deps, input, {
    columns: Object.keys(activityColumns),
    needed: ['date', 'kind', 'place'],
    alsoKnown: isParticipantsColumn,
    fieldsOf: activityOf,
    schema: activityInput,
    dayOf: record => record.heldOn,
  })
  const added = await addActivities(deps, input.actor, rows, {
    name: input.name,
    source: input.source ?? input.name,
    origin: input.origin ?? 'office',
  })
  const kinds = rows.map(row => row.record.kind)
  return {
    added,
    known: rows.length - added,
    faults,
    unfamiliar: unfamiliarWords(kinds, activityKinds),
    notes,
  }
}

/** Takes counts of enquiries in from a CSV file, in the same way. */
export async function importEnquiries(deps: Deps, input: ImportInput): Promise<ImportedLog> {
  const { rows, faults, notes } = await readLog(deps, input, {
    columns: Object.keys(enquiryColumns),
    needed: ['date', 'channel', 'topic'],
    fieldsOf: enquiryOf,
    schema: enquiryInput,
    dayOf: record => record.askedOn,
  })
  const added = await addEnquiries(deps, input.actor, rows, {
    name: input.name,
    source: input.source ?? input.name,
    origin: input.origin ?? 'office',
  })
  const channels = rows.map(row => row.record.channel)
  const topics = rows.map(row => row.record.topic)
  const unfamiliar = [
    ...unfamiliarWords(channels, enquiryChannels),
    ...unfamiliarWords(topics, enquiryTopics),
  ]
  return { added, known: rows.length - added, faults, unfamiliar, notes }
}

interface LogForm<Row> {
  columns: readonly string[]
  needed: readonly string[]
  alsoKnown?: (heading: string) => boolean
  fieldsOf(row: CsvRow, officeId: string | undefined): unknown
  schema: z.ZodType<Row>
  dayOf(record: Row): string
}

async function readLog<Row extends { officeId: string }>(deps: Deps, input: ImportInput, form: LogForm<Row>) {
  if (input.officeId !== undefined) refuseEarly(input.actor, 'outreach.log', input.officeId)
  const { headings, rows, faults } = readCsv(input.text, input.name)
  const needed = input.officeId === undefined ? [...form.needed, 'office'] : form.needed
  checkColumns(headings, {
    file: input.name,
    known: form.columns,
    needed,
    ...(form.alsoKnown ? { alsoKnown: form.alsoKnown } : {}),
  })
  const today = await todayInOffices(deps)
  const good: { record: Row; importKey: string }[] = []
  const notes: Note[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const read = form.schema.safeParse(form.fieldsOf(row, input.officeId))
    const reasons = read.success
      ? faultsOf(read.data, form.dayOf(read.data), input, today)
      : read.error.issues.map(issue =>
          issue.path[0] === 'officeId' ? 'The office is missing' : issue.message,
        )
    if (read.success && reasons.length === 0) {
      const content = canonicalJson(read.data)
      const occurrence = (seen.get(content) ?? 0) + 1
      seen.set(content, occurrence)
      good.push({ record: read.data, importKey: sha256(`${content}\n${occurrence}`) })
      notes.push(...notesOfRow(row))
    } else faults.push({ line: row.line, reason: `${reasons.join('; ')}.` })
  }
  return { rows: good, faults: faults.sort((a, b) => a.line - b.line), notes }
}

/** The day it is now in each office. */
async function todayInOffices(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const offices = await deps.db.selectFrom('office').select(['id', 'time_zone']).execute()
  const now = DateTime.fromJSDate(deps.clock.now())
  return new Map(offices.map(office => [office.id, now.setZone(office.time_zone).toFormat('yyyy-MM-dd')]))
}

function faultsOf(
  record: { officeId: string },
  day: string,
  input: ImportInput,
  today: ReadonlyMap<string, string>,
): string[] {
  const { officeId } = record
  if (input.officeId !== undefined && officeId !== input.officeId)
    return [`The office is "${officeId}"; this import is for "${input.officeId}"`]
  const todayThere = today.get(officeId)
  if (todayThere === undefined || !may(input.actor, 'outreach.log', officeId))
    return [`The office "${officeId}" is not one that you log for`]
  if (day > todayThere) return [`The date ${day} is still to come; only what took place is logged`]
  return []
}

/** @throws DatelineError `bad-input` where the office is not known, or the day is still to come there. */
export async function assertLoggable(deps: Deps, officeId: string, day: string): Promise<void> {
  const today = (await todayInOffices(deps)).get(officeId)
  if (today === undefined) throw new DatelineError('bad-input', `The office "${officeId}" is not known.`)
  if (day > today)
    throw new DatelineError('bad-input', `The date ${day} is still to come; only what took place is logged.`)
}
