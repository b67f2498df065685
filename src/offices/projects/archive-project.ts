import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockProject } from './lock-project.ts'

interface Input {
  actor: Actor
  projectId: string
}

/**
 * Takes a project off the list that items choose from. Items that name it keep it, and its credit line with it.
 * @throws DatelineError `project-not-found`, `project-is-default`; as `lockProject`.
 */
export async function archiveProject(deps: { db: Db; clock: Clock }, input: Input): Promise<void> {
  await setArchived(deps, input, deps.clock.now())
}

/** Puts an archived project back on the list. */
export async function restoreProject(deps: { db: Db; clock: Clock }, input: Input): Promise<void> {
  await setArchived(deps, input, null)
}

async function setArchived(
  deps: { db: Db; clock: Clock },
  { actor: by, projectId }: Input,
  archivedAt: Date | null,
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    const project = await lockProject(trx, actor, projectId)
    if ((project.archivedAt === null) === (archivedAt === null)) return
    if (archivedAt && project.isDefault) throw new DatelineError('project-is-default', { projectId })
    await trx.updateTable('project').set({ archived_at: archivedAt }).where('id', '=', projectId).execute()
    const kind = archivedAt ? 'project.archived' : 'project.restored'
    await recordEvents(trx, [{ kind, officeId: null, subjectId: projectId, data: { by: actor.id } }])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: archivedAt ? 'project.archive' : 'project.restore',
        officeId: null,
        subjectKind: 'project',
        subjectId: projectId,
      },
    ])
  })
}
