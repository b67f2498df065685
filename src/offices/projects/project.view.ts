import { sql } from 'kysely'
import type { Language, Wording } from '../../core/languages/language.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Db } from '../../database/connect.ts'

export interface Project {
  id: string
  name: string
  /** The donor's line in each language. */
  credit: Wording
  emblem: Emblem | null
  /** That there is no donor to name; null while that is not decided. */
  noDonor: NoDonor | null
  /** First and last day, 'YYYY-MM-DD'; null where it is open. */
  beginsOn: string | null
  endsOn: string | null
  /** The offices that may use it; null for every office. */
  officeIds: string[] | null
  /** What imported items get that name none. */
  isDefault: boolean
  /** UTC; items no longer choose it. */
  archivedAt: Date | null
}

/** `own`: a file that was uploaded. */
export type Emblem = 'eu' | 'own'

export interface NoDonor {
  reason: string
  /** A person's id; `system` for what an upgrade has taken over. */
  by: string
  /** Null for `system` and for a person whose name is erased. */
  byName: string | null
  /** UTC. */
  at: Date
}

/** All projects, archived ones too, the default one first. */
export async function listProjects(db: Db): Promise<Project[]> {
  return (await rowsOf(db).execute()).map(projectOf)
}

export async function projectById(db: Db, projectId: string): Promise<Project | undefined> {
  const row = await rowsOf(db).where('project.id', '=', projectId).executeTakeFirst()
  return row && projectOf(row)
}

/** Whether an office may use the project. */
export function belongsTo({ officeIds }: Pick<Project, 'officeIds'>, officeId: string): boolean {
  return officeIds === null || officeIds.includes(officeId)
}

/** Whether it is settled what stands for its donor: a credit line, or the decision that there is none. */
export function isDonorSettled({ credit, noDonor }: Pick<Project, 'credit' | 'noDonor'>): boolean {
  return noDonor !== null || Object.keys(credit).length > 0
}

/**
 * The donor's line for a text: in its language, else in the fallback language, else in the first that there is.
 * Undefined where the project has none.
 */
export function creditFor(
  { credit }: Pick<Project, 'credit'>,
  language: Language,
): { line: string; language: Language } | undefined {
  const written = [language, fallbackLanguage, ...Object.keys(credit).toSorted()].find(each => credit[each])
  const line = written === undefined ? undefined : credit[written]
  return written !== undefined && line ? { line, language: written } : undefined
}

export interface EmblemFile {
  contentType: 'image/jpeg' | 'image/png'
  /** Pixels. */
  width: number
  height: number
  bytes: Uint8Array
  sha256: string
}

/** The file of a project's own emblem. */
export async function emblemFile(db: Db, projectId: string): Promise<EmblemFile | undefined> {
  return await db
    .selectFrom('project_emblem')
    .select(['content_type as contentType', 'width', 'height', 'bytes', 'sha256'])
    .where('project_id', '=', projectId)
    .executeTakeFirst()
}

function rowsOf(db: Db) {
  return db
    .selectFrom('project')
    .leftJoin('person', 'person.id', 'project.no_donor_by')
    .selectAll('project')
    .select('person.name as no_donor_by_name')
    .orderBy('project.is_default', 'desc')
    .orderBy(sql`project.id collate "C"`)
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

function projectOf(row: Row): Project {
  return {
    id: row.id,
    name: row.name,
    credit: row.credit,
    emblem: row.emblem,
    noDonor: noDonorOf(row),
    beginsOn: row.begins_on,
    endsOn: row.ends_on,
    officeIds: row.office_ids,
    isDefault: row.is_default,
    archivedAt: row.archived_at,
  }
}

function noDonorOf(row: Row): NoDonor | null {
  const { no_donor_at: at, no_donor_by: by, no_donor_reason: reason, no_donor_by_name: byName } = row
  return at === null || by === null || reason === null ? null : { reason, by, byName, at }
}
