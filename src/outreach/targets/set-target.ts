import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { IndicatorId } from '../../indicators/registry.ts'
import { assertProjectsOfOffices } from '../../offices/projects/projects-in-reach.view.ts'
import { assertPeriod } from '../figures/periods.ts'

export interface TargetInput {
  actor: Actor
  officeId: string
  /** Of one project; of all together without one. */
  projectId?: string
  indicator: IndicatorId
  /** Local days of the office, both included. */
  from: string
  to: string
  kind: 'target' | 'baseline'
  /** Null takes the target of this span back. */
  value: number | null
  note?: string
}

/** Indicators that only rows show: there is no figure to compare a target with. */
const withoutFigure: readonly IndicatorId[] = ['reach', 'audience-estimate']

/**
 * Sets what an office aims at in some days, or where it began; gives the id. What was set for the same days before stays
 * in the record and counts no more.
 * @throws DatelineError `indicator-without-target`, `target-invalid`, `project-not-found`, `period-reversed`,
 * `not-allowed`, `not-found`.
 */
export async function setTarget(deps: { db: Db; clock: Clock }, input: TargetInput): Promise<string> {
  const { actor: asking, officeId, indicator, from, to, kind, value, projectId, note } = input
  refuseEarly(asking, 'outreach.set-targets', officeId)
  assertPeriod(input)
  if (withoutFigure.includes(indicator)) throw new DatelineError('indicator-without-target', { indicator })
  if (value !== null && !isPlausible(value, kind))
    throw new DatelineError('target-invalid', { value, most: largestTarget })
  const id = newId()
  await actingAs(deps.db, asking, async (trx, actor) => {
    assertMay(actor, 'outreach.set-targets', officeId)
    await assertProjectsOfOffices(trx, [{ officeId, projectId }])
    await trx
      .insertInto('target')
      .values({
        id,
        office_id: officeId,
        project_id: projectId ?? null,
        indicator,
        from,
        to,
        kind,
        value,
        note: note ?? null,
        set_by: actor.id,
        set_at: deps.clock.now(),
      })
      .execute()
    await recordEvents(trx, [
      { kind: 'target.set', officeId, subjectId: id, data: { by: actor.id, indicator, from, to } },
    ])
    const entry = {
      action: 'outreach.set-target',
      officeId,
      subjectKind: 'outreach' as const,
      subjectId: id,
      detail: { indicator, projectId: projectId ?? null, from, to, kind, value },
    }
    await writeAudit(trx, actor, deps.clock.now(), [entry])
  })
  return id
}

/** More than offices reach together; sums and shares of it stay exact. */
const largestTarget = 1_000_000_000_000

/** A baseline may be 0: nothing was there. */
function isPlausible(value: number, kind: TargetInput['kind']): boolean {
  return value <= largestTarget && (kind === 'target' ? value > 0 : value >= 0)
}
