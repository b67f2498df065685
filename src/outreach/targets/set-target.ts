import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { type IndicatorId, isSummable } from '../../indicators/registry.ts'

/**
 * Says what an office aims at in some months (YYYY-MM); a month that has a target gets the new one.
 * @throws DatelineError `bad-input` for an indicator that cannot be added over months, a month or value that is none.
 */
export async function setTargets(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; officeId: string; indicator: IndicatorId; months: readonly string[]; value: number },
): Promise<void> {
  refuseEarly(input.actor, 'outreach.log', input.officeId)
  if (!isSummable(input.indicator))
    throw new DatelineError('indicator-without-target', { indicator: input.indicator })
  const wrong = input.months.find(month => !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month))
  if (wrong !== undefined) throw new DatelineError('target-month-invalid', { month: wrong })
  if (!(input.value > 0) || !Number.isFinite(input.value))
    throw new DatelineError('target-invalid', { value: input.value })
  if (input.months.length === 0) return
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'outreach.log', input.officeId)
    await trx
      .insertInto('target')
      .values(
        input.months.map(month => ({
          office_id: input.officeId,
          indicator: input.indicator,
          month: `${month}-01`,
          value: input.value,
        })),
      )
      .onConflict(conflict =>
        conflict.columns(['office_id', 'indicator', 'month']).doUpdateSet({ value: input.value }),
      )
      .execute()
    const entry = {
      action: 'outreach.set-target',
      officeId: input.officeId,
      subjectKind: 'outreach' as const,
      subjectId: input.indicator,
      detail: { months: input.months, value: input.value },
    }
    await writeAudit(trx, actor, deps.clock.now(), [entry])
  })
}
