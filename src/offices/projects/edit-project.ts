import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language, Wording } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { withChanges } from '../wording-changes.ts'
import { assertMayManage, lockProject } from './lock-project.ts'
import type { Project } from './project.view.ts'

/** What is absent stays as it is. */
export interface ProjectChanges {
  name?: string
  /** Of the languages that are named; null takes the line away. */
  credit?: Record<Language, string | null>
  /** Null takes it away; an emblem of its own comes as a file. */
  emblem?: 'eu' | null
  /** 'YYYY-MM-DD'; null leaves it open. */
  beginsOn?: string | null
  endsOn?: string | null
  /** Null for every office. */
  officeIds?: readonly string[] | null
  isDefault?: boolean
}

/**
 * Changes a project. Posts that are scheduled keep the credit line they were laid out with; posts scheduled from now on
 * get the new one.
 * @throws DatelineError `project-not-found`, `project-has-no-donor`, `project-period-invalid`, `project-archived` for a
 * default that is archived; as `assertMayManage`, for the offices before and after.
 */
export async function editProject(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; projectId: string; changes: ProjectChanges },
): Promise<void> {
  const { projectId, changes } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    if (changes.isDefault) await lockProjects(trx)
    const before = await lockProject(trx, actor, projectId)
    const after = changed(before, changes)
    assertMayManage(actor, after.officeIds)
    await assertOffices(trx, after.officeIds)
    assertPeriod(after.beginsOn, after.endsOn)
    const namesDonor = after.emblem !== null || Object.keys(after.credit).length > 0
    if (after.noDonor && namesDonor) throw new DatelineError('project-has-no-donor', { projectId })
    if (after.isDefault && after.archivedAt) throw new DatelineError('project-archived', { projectId })
    const fields = changedFields(before, after)
    if (fields.length === 0) return
    if (after.isDefault && !before.isDefault) await endDefault(trx)
    if (after.emblem !== 'own')
      await trx.deleteFrom('project_emblem').where('project_id', '=', projectId).execute()
    await trx
      .updateTable('project')
      .set({
        name: after.name,
        credit: toJson(after.credit),
        emblem: after.emblem,
        begins_on: after.beginsOn,
        ends_on: after.endsOn,
        office_ids: after.officeIds,
        is_default: after.isDefault,
      })
      .where('id', '=', projectId)
      .execute()
    await recordEvents(trx, [
      { kind: 'project.edited', officeId: null, subjectId: projectId, data: { by: actor.id, fields } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'project.edit',
        officeId: null,
        subjectKind: 'project',
        subjectId: projectId,
        detail: Object.fromEntries(fields.map(field => [field, { was: before[field], is: after[field] }])),
      },
    ])
  })
}

const editable = ['name', 'credit', 'emblem', 'beginsOn', 'endsOn', 'officeIds', 'isDefault'] as const
type Editable = Pick<Project, (typeof editable)[number]>

function changed(before: Project, { credit, officeIds, ...changes }: ProjectChanges): Project {
  return {
    ...before,
    ...changes,
    credit: withChanges<string>(before.credit, credit ?? {}) satisfies Wording,
    officeIds: officeIds === undefined ? before.officeIds : officeIds && [...new Set(officeIds)].toSorted(),
  }
}

function changedFields(before: Editable, after: Editable): (typeof editable)[number][] {
  return editable.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/** Any number of ours. */
const listLock = 71_120_275

/** The ids of all projects: until the transaction ends, no other adds one or chooses the default. */
export async function lockProjects(trx: Db): Promise<ReadonlySet<string>> {
  await sql`select pg_advisory_xact_lock(${listLock})`.execute(trx)
  return new Set((await trx.selectFrom('project').select('id').execute()).map(row => row.id))
}

/** Leaves no project the default. */
export async function endDefault(trx: Db): Promise<void> {
  await trx.updateTable('project').set({ is_default: false }).where('is_default', '=', true).execute()
}

/** @throws DatelineError `office-not-found`. */
export async function assertOffices(trx: Db, officeIds: readonly string[] | null): Promise<void> {
  if (officeIds === null) return
  const found = await trx
    .selectFrom('office')
    .select('id')
    .where('id', 'in', [...officeIds])
    .execute()
  const missing = officeIds.find(id => !found.some(office => office.id === id))
  if (missing !== undefined) throw new DatelineError('office-not-found', { officeId: missing })
}

/** @throws DatelineError `project-period-invalid`. */
export function assertPeriod(beginsOn: string | null, endsOn: string | null): void {
  if (beginsOn !== null && endsOn !== null && endsOn < beginsOn)
    throw new DatelineError('project-period-invalid', { beginsOn, endsOn })
}
