import type { Actor, CurrentActor } from '../../access/actor.ts'
import { may, refuseEarly, refuseEarlyEverywhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { type Project, projectById } from './project.view.ts'

/**
 * A project, locked until the transaction ends.
 * @throws DatelineError `project-not-found` where there is none, or it belongs to offices the actor has no part in;
 * `not-allowed` where the actor may not manage it in each office it belongs to.
 */
export async function lockProject(trx: Db, actor: CurrentActor, projectId: string): Promise<Project> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute()
  const project = await projectById(trx, projectId)
  if (!project) throw projectNotFound(projectId)
  assertMayManage(actor, project.officeIds, () => projectNotFound(projectId))
  return project
}

/** A project of some offices takes the role in each of them; one of every office takes it for all. */
export function assertMayManage(
  actor: CurrentActor,
  officeIds: readonly string[] | null,
  notFound?: () => DatelineError,
): void {
  refuseToManageEarly(actor, officeIds, notFound)
}

/** As `assertMayManage`, before long work. */
export function refuseToManageEarly(
  actor: Actor,
  officeIds: readonly string[] | null,
  notFound?: () => DatelineError,
): void {
  if (officeIds === null) {
    refuseEarlyEverywhere(actor, 'projects.manage')
    return
  }
  const isSeen = officeIds.some(id => may(actor, 'news.read', id))
  for (const officeId of officeIds) {
    const isForeign = !may(actor, 'news.read', officeId)
    if (isSeen && isForeign) throw new DatelineError('project-of-other-offices', { officeId })
    refuseEarly(actor, 'projects.manage', officeId, notFound)
  }
}

export function projectNotFound(projectId: string): DatelineError {
  return new DatelineError('project-not-found', { projectId })
}
