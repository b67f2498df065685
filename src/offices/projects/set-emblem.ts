import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockProject } from './lock-project.ts'
import type { EmblemFile } from './project.view.ts'

/**
 * Gives a project an emblem of its own, in place of the one it had.
 * @param input.file re-encoded already, and within the limits of an emblem.
 * @throws DatelineError `project-has-no-donor`; as `lockProject`.
 */
export async function setOwnEmblem(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; projectId: string; file: EmblemFile },
): Promise<void> {
  const { projectId, file } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const project = await lockProject(trx, actor, projectId)
    if (project.noDonor) throw new DatelineError('project-has-no-donor', { projectId })
    const row = {
      content_type: file.contentType,
      width: file.width,
      height: file.height,
      sha256: file.sha256,
      bytes: file.bytes,
    }
    await trx
      .insertInto('project_emblem')
      .values({ project_id: projectId, ...row })
      .onConflict(conflict => conflict.column('project_id').doUpdateSet(row))
      .execute()
    await trx.updateTable('project').set({ emblem: 'own' }).where('id', '=', projectId).execute()
    await recordEvents(trx, [
      {
        kind: 'project.edited',
        officeId: null,
        subjectId: projectId,
        data: { by: actor.id, fields: ['emblem'] },
      },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'project.emblem',
        officeId: null,
        subjectKind: 'project',
        subjectId: projectId,
        detail: { was: project.emblem, sha256: file.sha256 },
      },
    ])
  })
}
