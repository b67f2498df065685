import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { lockProject } from './lock-project.ts'

/**
 * Records that a project has no donor to name, so that its items may go out without a credit line. Recorded again, the
 * newer reason and person stand.
 * @throws DatelineError `project-has-donor`; as `lockProject`.
 */
export async function recordNoDonor(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; projectId: string; reason: string },
): Promise<void> {
  await decide(deps, input, input.reason)
}

/** Takes the decision back; its items cannot be submitted until the project has a credit line. */
export async function withdrawNoDonor(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; projectId: string },
): Promise<void> {
  await decide(deps, input, null)
}

async function decide(
  deps: { db: Db; clock: Clock },
  { actor: by, projectId }: { actor: Actor; projectId: string },
  reason: string | null,
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    const project = await lockProject(trx, actor, projectId)
    if (reason === (project.noDonor?.reason ?? null)) return
    const namesDonor = project.emblem !== null || Object.keys(project.credit).length > 0
    if (reason !== null && namesDonor) throw new DatelineError('project-has-donor', { projectId })
    await trx
      .updateTable('project')
      .set({
        no_donor_reason: reason,
        no_donor_by: reason === null ? null : actor.id,
        no_donor_at: reason === null ? null : deps.clock.now(),
      })
      .where('id', '=', projectId)
      .execute()
    await recordEvents(trx, [
      {
        kind: 'project.edited',
        officeId: null,
        subjectId: projectId,
        data: { by: actor.id, fields: ['noDonor'] },
      },
    ])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: reason === null ? 'project.withdraw-no-donor' : 'project.record-no-donor',
        officeId: null,
        subjectKind: 'project',
        subjectId: projectId,
        detail: reason === null ? { was: project.noDonor?.reason } : { reason },
      },
    ])
  })
}
