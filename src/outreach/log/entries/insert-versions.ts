import { sql } from 'kysely'
import { newId } from '../../../core/ids.ts'
import type { Db } from '../../../database/connect.ts'
import type { ActivityRecord, EnquiryRecord } from '../log-records.ts'

/** A version of an entry that is to be written. */
export interface NewVersion<Row> {
  record: Row
  /** The row's own id; an entry's first version has that of the entry. */
  id: string
  entryId: string
  /** From 1. */
  version: number
  /** Practice, or else live. */
  sandbox: boolean
  source: string | null
  /** The content's hash and number among equal rows, by which its source knows it; null when typed in. */
  importKey: string | null
  importId: string | null
  createdBy: string
  createdAt: Date
}

/** The first version of an entry with an id of its own. */
export function firstVersion<Row>(
  record: Row,
  origin: Omit<NewVersion<Row>, 'record' | 'id' | 'entryId' | 'version'>,
): NewVersion<Row> {
  const id = newId()
  return { record, id, entryId: id, version: 1, ...origin }
}

interface Inserted {
  entry_id: string
  office_id: string
}

/** Adds versions of activities with their participants; gives those added: a row that its source holds is left out. */
export async function insertActivities(
  trx: Db,
  versions: readonly NewVersion<ActivityRecord>[],
): Promise<Inserted[]> {
  const values = versions.map(version => {
    const { record } = version
    return {
      ...common(version),
      kind: record.kind,
      held_on: record.heldOn,
      place: record.place,
      partner: record.partner,
      topic: record.topic,
      language: record.language,
      estimated_audience: record.estimatedAudience,
      audience_basis:
        record.estimatedAudience === undefined ? undefined : (record.audienceBasis ?? 'not-noted'),
      materials: record.materials,
      quiz_before: record.quiz?.before,
      quiz_after: record.quiz?.after,
      quiz_n: record.quiz?.people,
      asked_n: record.satisfaction?.asked,
      satisfied_n: record.satisfaction?.satisfied,
      referrals: record.referrals,
      people: record.participants,
    }
  })
  const { rows } = await sql<Inserted>`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given(id uuid, entry_id uuid,
        version integer, office_id text, project_id text, sandbox boolean, source text, import_key text,
        import_id uuid, created_by text, created_at timestamptz, kind text, held_on date, place text, partner text,
        topic text, language text, estimated_audience integer, audience_basis text, materials integer,
        quiz_before double precision, quiz_after double precision, quiz_n integer, asked_n integer,
        satisfied_n integer, referrals integer, people jsonb)
    ), added as (
      insert into activity (id, entry_id, version, office_id, project_id, sandbox, source, import_key, import_id,
        created_by, created_at, kind, held_on, place, partner, topic, language, estimated_audience, audience_basis,
        materials, quiz_before, quiz_after, quiz_n, asked_n, satisfied_n, referrals)
      select id, entry_id, version, office_id, project_id, sandbox, source, import_key, import_id,
        created_by, created_at, kind, held_on, place, partner, topic, language, estimated_audience, audience_basis,
        materials, quiz_before, quiz_after, quiz_n, asked_n, satisfied_n, referrals
      from given
      on conflict (source, import_key, sandbox) where ended_at is null do nothing
      returning id, entry_id, office_id
    ), counted as (
      insert into activity_people (activity_id, sex, ages, count)
      select added.id, sex.name, age_range(band.age), sum(band.number::integer)
      from added join given on given.id = added.id, jsonb_each(given.people) as sex(name, bands),
        jsonb_each_text(sex.bands) as band(age, number)
      group by 1, 2, 3
    )
    select entry_id, office_id from added`.execute(trx)
  return rows
}

/** Adds versions of counts of enquiries in the same way. */
export async function insertEnquiries(
  trx: Db,
  versions: readonly NewVersion<EnquiryRecord>[],
): Promise<Inserted[]> {
  const values = versions.map(version => ({
    ...common(version),
    asked_on: version.record.askedOn,
    contact_method: version.record.contactMethod,
    topic: version.record.topic,
    language: version.record.language,
    sex: version.record.sex ?? 'unknown',
    outcome: version.record.outcome ?? 'unknown',
    count: version.record.count,
  }))
  const { rows } = await sql<Inserted>`
    insert into enquiry (id, entry_id, version, office_id, project_id, sandbox, source, import_key, import_id,
      created_by, created_at, asked_on, contact_method, topic, language, sex, outcome, count)
    select id, entry_id, version, office_id, project_id, sandbox, source, import_key, import_id,
      created_by, created_at, asked_on, contact_method, topic, language, sex, outcome, count
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given(id uuid, entry_id uuid, version integer,
      office_id text, project_id text, sandbox boolean, source text, import_key text, import_id uuid, created_by text,
      created_at timestamptz, asked_on date, contact_method text, topic text, language text, sex text, outcome text,
      count integer)
    on conflict (source, import_key, sandbox) where ended_at is null do nothing
    returning entry_id, office_id`.execute(trx)
  return rows
}

function common(version: NewVersion<{ officeId: string; projectId?: string | undefined }>) {
  return {
    id: version.id,
    entry_id: version.entryId,
    version: version.version,
    office_id: version.record.officeId,
    project_id: version.record.projectId,
    sandbox: version.sandbox,
    source: version.source,
    import_key: version.importKey,
    import_id: version.importId,
    created_by: version.createdBy,
    created_at: version.createdAt,
  }
}
