import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { recordEvents } from '../../events/record-events.ts'
import { assertOfficeOpen } from '../../offices/open-office.ts'
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
  const values = rows.map(({ record, importKey }) => ({
    ...stored(record.officeId, importKey, actor, source),
    kind: record.kind,
    held_on: record.heldOn,
    place: record.place,
    partner: record.partner ?? null,
    participants: record.participants,
    estimated_audience: record.estimatedAudience ?? null,
    materials: record.materials ?? null,
  }))
  const insert = (trx: Db, batch: typeof values) =>
    sql<{ office_id: string }>`
    insert into activity (id, office_id, kind, held_on, place, partner, participants, estimated_audience, materials,
      sandbox, source, import_key, created_by, created_at)
    select id, office_id, kind, held_on, place, partner, participants, estimated_audience, materials,
      sandbox, source, import_key, created_by, ${deps.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row(id uuid, office_id text, kind text, held_on date,
      place text, partner text, participants jsonb, estimated_audience integer, materials integer, sandbox boolean,
      source text, import_key text, created_by text)
    on conflict (source, import_key, sandbox) do nothing
    returning office_id`.execute(trx)
  return await addInBatches(deps, actor, source, values, 'activity', insert)
}

/** Adds counts of enquiries in the same way. */
export async function addEnquiries(
  deps: Deps,
  actor: Actor,
  rows: readonly LogRow<EnquiryRecord>[],
  source: Source,
): Promise<number> {
  const values = rows.map(({ record, importKey }) => ({
    ...stored(record.officeId, importKey, actor, source),
    asked_on: record.askedOn,
    channel: record.channel,
    topic: record.topic,
    language: record.language,
    count: record.count,
  }))
  const insert = (trx: Db, batch: typeof values) =>
    sql<{ office_id: string }>`
    insert into enquiry (id, office_id, asked_on, channel, topic, language, count, sandbox, source, import_key,
      created_by, created_at)
    select id, office_id, asked_on, channel, topic, language, count, sandbox, source, import_key, created_by,
      ${deps.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as row(id uuid, office_id text, asked_on date,
      channel text, topic text, language text, count integer, sandbox boolean, source text, import_key text,
      created_by text)
    on conflict (source, import_key, sandbox) do nothing
    returning office_id`.execute(trx)
  return await addInBatches(deps, actor, source, values, 'enquiry', insert)
}

function stored(officeId: string, importKey: string | null, actor: Actor, source: Source) {
  return {
    id: newId(),
    office_id: officeId,
    source: source.source ?? null,
    import_key: importKey,
    created_by: actor.id,
    sandbox: source.origin !== 'office',
  }
}

/**
 * Rows of one transaction: an embedded record has one connection, and a post that is due must not wait for a whole
 * file. What an import that broke off has added is known to the next one.
 */
const batchSize = 250

const actions = { activity: 'outreach.log-activities', enquiry: 'outreach.log-enquiries' } as const

interface KeyedRow {
  office_id: string
  source: string | null
  import_key: string | null
  sandbox: boolean
}

async function addInBatches<Values extends KeyedRow>(
  deps: Deps,
  by: Actor,
  source: Source,
  values: readonly Values[],
  table: 'activity' | 'enquiry',
  insert: (trx: Db, batch: Values[]) => Promise<{ rows: { office_id: string }[] }>,
): Promise<number> {
  // Of them all, so that a file is refused before any of it comes in.
  for (const officeId of officesOf(values)) await assertOfficeOpen(deps.db, officeId)
  let added = 0
  for (let from = 0; from < values.length; from += batchSize)
    added += await inBackground(() =>
      addBatch(deps, by, source, values.slice(from, from + batchSize), table, insert),
    )
  return added
}

async function addBatch<Values extends KeyedRow>(
  deps: Deps,
  by: Actor,
  source: Source,
  values: Values[],
  table: 'activity' | 'enquiry',
  insert: (trx: Db, batch: Values[]) => Promise<{ rows: { office_id: string }[] }>,
): Promise<number> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    for (const officeId of officesOf(values)) {
      assertMay(actor, 'outreach.log', officeId)
      await assertOfficeOpen(trx, officeId)
    }
    await takeOver(trx, table, values)
    const { rows } = await insert(trx, values)
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

function officesOf(rows: readonly KeyedRow[]): string[] {
  return [...new Set(rows.map(row => row.office_id))]
}

/** Rows imported before sources were kept belong to the first source that holds them, so that they count once. */
async function takeOver(trx: Db, table: 'activity' | 'enquiry', rows: readonly KeyedRow[]): Promise<void> {
  const keys = rows.map(({ source, import_key, sandbox }) => ({ source, import_key, sandbox }))
  await sql`
    update ${sql.table(table)} as entry set source = row.source
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as row(source text, import_key text, sandbox boolean)
    where entry.source is null and entry.import_key = row.import_key and entry.sandbox = row.sandbox
      and not exists (
        select from ${sql.table(table)} as known
        where known.source = row.source and known.import_key = row.import_key and known.sandbox = row.sandbox)
  `.execute(trx)
}
