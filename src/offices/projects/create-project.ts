import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Wording } from '../../core/languages/language.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { newSlug } from '../new-slug.ts'
import { assertOffices, assertPeriod, endDefault, lockProjects } from './edit-project.ts'
import { assertMayManage } from './lock-project.ts'

export interface NewProject {
  /** Made from the name where it is absent. */
  id?: string
  name: string
  credit: Wording
  emblem?: 'eu'
  /** 'YYYY-MM-DD'. */
  beginsOn?: string
  endsOn?: string
  /** Absent for every office. */
  officeIds?: readonly string[]
  isDefault?: true
  /** Why there is no donor to name, where that is so. */
  noDonorReason?: string
}

/** More than any organisation runs; lists are read whole. */
const mostProjects = 1_000

/**
 * Adds a project.
 * @returns its id.
 * @throws DatelineError `project-exists`, `project-has-no-donor`, `project-period-invalid`; as `assertMayManage`.
 */
export async function createProject(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; project: NewProject },
): Promise<string> {
  const { project } = input
  assertPeriod(project.beginsOn ?? null, project.endsOn ?? null)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const officeIds = project.officeIds ? [...new Set(project.officeIds)].toSorted() : null
    assertMayManage(actor, officeIds)
    await assertOffices(trx, officeIds)
    const known = await lockProjects(trx)
    if (known.size >= mostProjects)
      throw new DatelineError('too-many-projects', { count: known.size, most: mostProjects })
    if (project.id !== undefined && known.has(project.id))
      throw new DatelineError('project-exists', { projectId: project.id })
    const id = project.id ?? newSlug(project.name, 'project', each => known.has(each))
    const { noDonorReason = null, emblem = null } = project
    if (noDonorReason !== null && (emblem !== null || Object.keys(project.credit).length > 0))
      throw new DatelineError('project-has-no-donor', { projectId: id })
    if (project.isDefault) await endDefault(trx)
    await trx
      .insertInto('project')
      .values({
        id,
        name: project.name,
        credit: toJson(project.credit),
        emblem,
        is_default: project.isDefault ?? false,
        begins_on: project.beginsOn ?? null,
        ends_on: project.endsOn ?? null,
        office_ids: officeIds,
        no_donor_reason: noDonorReason,
        no_donor_by: noDonorReason === null ? null : actor.id,
        no_donor_at: noDonorReason === null ? null : deps.clock.now(),
      })
      .execute()
    await recordEvents(trx, [
      { kind: 'project.created', officeId: null, subjectId: id, data: { by: actor.id } },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'project.create',
        officeId: null,
        subjectKind: 'project',
        subjectId: id,
        detail: { ...project, officeIds },
      },
    ])
    return id
  })
}
