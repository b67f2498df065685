import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'
import { projectNotFound } from './lock-project.ts'
import { belongsTo, listProjects, type Project, projectById } from './project.view.ts'

/** The projects that the actor's offices may use, or one of them; the default one first. */
export async function projectsInReach(db: Db, actor: Actor): Promise<Project[]> {
  return (await listProjects(db)).filter(project => isInReach(actor, project))
}

/** @throws DatelineError `project-not-found`. */
export async function projectInReach(db: Db, actor: Actor, projectId: string): Promise<Project> {
  const project = await projectById(db, projectId)
  if (!project || !isInReach(actor, project)) throw projectNotFound(projectId)
  return project
}

/**
 * Checks what is counted for a project in an office; archived projects are taken, since work of before is logged late.
 * @throws DatelineError `project-not-found` where there is no such project, or the office may not use it.
 */
export async function assertProjectsOfOffices(
  db: Db,
  counted: readonly { officeId: string; projectId?: string | undefined }[],
): Promise<void> {
  if (counted.every(({ projectId }) => projectId === undefined)) return
  const known = new Map((await listProjects(db)).map(project => [project.id, project]))
  for (const { officeId, projectId } of counted) {
    const project = known.get(projectId ?? '')
    if (projectId !== undefined && (!project || !belongsTo(project, officeId)))
      throw projectNotFound(projectId)
  }
}

function isInReach(actor: Actor, project: Project): boolean {
  const offices = officesWhere(actor, 'news.read')
  return offices === '*' || offices.some(officeId => belongsTo(project, officeId))
}
