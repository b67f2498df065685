import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { recordEvents } from '../../events/record-events.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
import { assertProjectsOfOffices } from '../../offices/projects/projects-in-reach.view.ts'
import { assertBandsInScheme } from './bands/bands-in-scheme.ts'
import { assertMonthsOpen } from './closings/closed-months.ts'
import { firstVersion, type NewVersion } from './entries/insert-versions.ts'
import type { LogForm } from './entries/log-forms.ts'
import { countRows } from './imports/record-import.ts'
import { keepNewWords } from './words/new-words.ts'

/** Where a record comes from: what is made up, or entered while the sandbox networks are in use, is practice. */
export type LogOrigin = 'office' | 'practice' | 'sample'

/** A record with its content's hash and number among equal rows, by which its source knows it; null when typed in. */
export interface LogRow<Row> {
  record: Row
  importKey: string | null
}

interface OfOffice {
  officeId: string
  projectId?: string | undefined
}

interface Deps {
  db: Db
  clock: Clock
}

interface Source {
  /** The file's name, or how else it came. */
  name: string
  /** Whose sheet it is; equal rows of two sources both count. Left out for what is typed in. */
  source?: string
  origin: LogOrigin
  /** The import that brings them, whose counts go along. */
  importId?: string
}

/**
 * Adds rows of one log, some hundred at a time with their audit entry; gives the ids of those that were not there
 * before.
 */
export async function addRows<Row extends OfOffice, Entry>(
  deps: Deps,
  actor: Actor,
  rows: readonly LogRow<Row>[],
  source: Source,
  form: LogForm<Row, Entry>,
): Promise<string[]> {
  return await addInBatches(deps, actor, source, versionsOf(deps, actor, rows, source), form)
}

function versionsOf<Row>(
  deps: Deps,
  actor: Actor,
  rows: readonly LogRow<Row>[],
  source: Source,
): NewVersion<Row>[] {
  const origin = {
    sandbox: source.origin !== 'office',
    source: source.source ?? null,
    importId: source.importId ?? null,
    createdBy: actor.id,
    createdAt: deps.clock.now(),
  }
  return rows.map(({ record, importKey }) => firstVersion(record, { ...origin, importKey }))
}

/**
 * Rows of one transaction: an embedded record has one connection, and a post that is due must not wait for a whole
 * file. What an import that broke off has added is known to the next one.
 */
const batchSize = 250

const actions = { activity: 'outreach.log-activities', enquiry: 'outreach.log-enquiries' } as const

async function addInBatches<Row extends OfOffice, Entry>(
  deps: Deps,
  by: Actor,
  source: Source,
  versions: readonly NewVersion<Row>[],
  form: LogForm<Row, Entry>,
): Promise<string[]> {
  // Of them all, so that a file is refused before any of it comes in.
  for (const officeId of officesOf(versions)) await assertOfficeOpen(deps.db, officeId)
  const added: string[] = []
  for (let from = 0; from < versions.length; from += batchSize)
    added.push(
      ...(await inBackground(() => addBatch(deps, by, source, versions.slice(from, from + batchSize), form))),
    )
  return added
}

async function addBatch<Row extends OfOffice, Entry>(
  deps: Deps,
  by: Actor,
  source: Source,
  versions: NewVersion<Row>[],
  form: LogForm<Row, Entry>,
): Promise<string[]> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    for (const officeId of officesOf(versions)) {
      assertMay(actor, 'outreach.log', officeId)
      await assertOfficeOpen(trx, officeId)
    }
    const days = versions.map(({ record }) => ({ officeId: record.officeId, day: form.dayOf(record) }))
    await assertMonthsOpen(trx, form.log, source.origin !== 'office', days)
    await takeOver(trx, form.table, versions)
    const withdrawn = await withdrawnKeys(trx, form.table, versions)
    // Of a file, `planImport` has refused what is new; rows that are here already stay as they are.
    const typedIn = versions.filter(({ importKey }) => importKey === null).map(({ record }) => record)
    await assertBandsInScheme(
      trx,
      typedIn.map(record => ({ officeId: record.officeId, bands: form.bandsOf(record) })),
    )
    await assertProjectsOfOffices(trx, typedIn)
    const words = versions.flatMap(({ record }) =>
      form.wordsOf(record).map(word => ({ ...word, officeId: record.officeId })),
    )
    await keepNewWords(trx, actor, words)
    const rows = await form.insert(
      trx,
      versions.filter(({ source: sheet, importKey }) => !withdrawn.has(`${sheet} ${importKey}`)),
    )
    if (source.importId !== undefined) {
      const known = versions.length - rows.length
      await countRows(trx, source.importId, { added: rows.length, known, withdrawn: withdrawn.size })
    }
    const added = Map.groupBy(rows, row => row.office_id)
    const entries = [...added].map(([officeId, records]) => ({
      action: actions[form.table],
      officeId,
      subjectKind: 'outreach' as const,
      subjectId: source.name,
      detail: { records: records.length, origin: source.origin },
    }))
    await recordEvents(
      trx,
      [...added].map(([officeId, records]) => ({
        kind: 'log.added' as const,
        officeId,
        subjectId: officeId,
        data: { kind: form.table, count: records.length, practice: source.origin !== 'office' },
      })),
    )
    await writeAudit(trx, actor, deps.clock.now(), entries)
    return rows.map(row => row.entry_id)
  })
}

function officesOf(versions: readonly NewVersion<{ officeId: string }>[]): string[] {
  return [...new Set(versions.map(version => version.record.officeId))]
}

/** Rows imported before sources were kept belong to the first source that holds them, so that they count once. */
async function takeOver(
  trx: Db,
  table: 'activity' | 'enquiry',
  versions: readonly NewVersion<unknown>[],
): Promise<void> {
  const keys = versions.map(({ source, importKey, sandbox }) => ({ source, import_key: importKey, sandbox }))
  await sql`
    update ${sql.table(table)} as entry set source = row.source
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as row(source text, import_key text, sandbox boolean)
    where entry.source is null and entry.ended_at is null
      and entry.import_key = row.import_key and entry.sandbox = row.sandbox
      and not exists (
        select from ${sql.table(table)} as known
        where known.source = row.source and known.import_key = row.import_key and known.sandbox = row.sandbox
          and known.ended_at is null)
  `.execute(trx)
}

/** Rows that a person withdrew, as `source key`: their source does not bring them back. */
export async function withdrawnKeys(
  trx: Db,
  table: 'activity' | 'enquiry',
  versions: readonly Pick<NewVersion<unknown>, 'source' | 'importKey' | 'sandbox'>[],
): Promise<Set<string>> {
  const keys = versions.flatMap(({ source, importKey, sandbox }) =>
    importKey === null ? [] : [{ source, import_key: importKey, sandbox }],
  )
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select entry.source || ' ' || entry.import_key as key
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as row(source text, import_key text, sandbox boolean)
    join ${sql.table(table)} as entry on entry.source = row.source and entry.import_key = row.import_key
      and entry.sandbox = row.sandbox and entry.ended_how = 'withdrawn'
    where not exists (
      select from ${sql.table(table)} as later
      where later.entry_id = entry.entry_id and later.version > entry.version)`.execute(trx)
  return new Set(rows.map(row => row.key))
}
