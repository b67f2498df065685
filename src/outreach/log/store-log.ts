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
import {
  firstVersion,
  insertActivities,
  insertEnquiries,
  type NewVersion,
} from './entries/insert-versions.ts'
import type { ActivityRecord, EnquiryRecord } from './log-records.ts'

/** Where a record comes from: what is made up, or entered while the sandbox networks are in use, is practice. */
export type LogOrigin = 'office' | 'practice' | 'sample'

/** A record with its content's hash and number among equal rows, by which its source knows it; null when typed in. */
export interface LogRow<Row> {
  record: Row
  importKey: string | null
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
}

/** Adds activities, some hundred at a time with their audit entry; gives the number that was not there before. */
export async function addActivities(
  deps: Deps,
  actor: Actor,
  rows: readonly LogRow<ActivityRecord>[],
  source: Source,
): Promise<number> {
  return await addInBatches(deps, actor, source, versionsOf(deps, actor, rows, source), {
    table: 'activity',
    insert: insertActivities,
  })
}

/** Adds counts of enquiries in the same way. */
export async function addEnquiries(
  deps: Deps,
  actor: Actor,
  rows: readonly LogRow<EnquiryRecord>[],
  source: Source,
): Promise<number> {
  return await addInBatches(deps, actor, source, versionsOf(deps, actor, rows, source), {
    table: 'enquiry',
    insert: insertEnquiries,
  })
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
    importId: null,
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

interface LoggedTo<Row> {
  table: 'activity' | 'enquiry'
  insert(trx: Db, versions: readonly NewVersion<Row>[]): Promise<{ office_id: string }[]>
}

async function addInBatches<Row extends { officeId: string }>(
  deps: Deps,
  by: Actor,
  source: Source,
  versions: readonly NewVersion<Row>[],
  log: LoggedTo<Row>,
): Promise<number> {
  // Of them all, so that a file is refused before any of it comes in.
  for (const officeId of officesOf(versions)) await assertOfficeOpen(deps.db, officeId)
  let added = 0
  for (let from = 0; from < versions.length; from += batchSize)
    added += await inBackground(() => addBatch(deps, by, source, versions.slice(from, from + batchSize), log))
  return added
}

async function addBatch<Row extends { officeId: string }>(
  deps: Deps,
  by: Actor,
  source: Source,
  versions: NewVersion<Row>[],
  { table, insert }: LoggedTo<Row>,
): Promise<number> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    for (const officeId of officesOf(versions)) {
      assertMay(actor, 'outreach.log', officeId)
      await assertOfficeOpen(trx, officeId)
    }
    await takeOver(trx, table, versions)
    const rows = await insert(trx, versions)
    const added = Map.groupBy(rows, row => row.office_id)
    const entries = [...added].map(([officeId, records]) => ({
      action: actions[table],
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
        data: { kind: table, count: records.length, practice: source.origin !== 'office' },
      })),
    )
    await writeAudit(trx, actor, deps.clock.now(), entries)
    return rows.length
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
