import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'

/**
 * Sets what an office means to spend in a calendar month, in thousandths of a US dollar; null takes the budget away.
 * @throws DatelineError `not-found` and `not-allowed` by policy.
 */
export async function setBudget(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; officeId: string; monthMilliDollars: number | null },
): Promise<void> {
  const { officeId, monthMilliDollars } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'budget.set', officeId)
    const before = await budgetRow(trx, officeId)
    await trx
      .updateTable('office')
      .set({ month_budget_milli_dollars: monthMilliDollars })
      .where('id', '=', officeId)
      .execute()
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: 'office.budget',
        officeId,
        subjectKind: 'office',
        subjectId: officeId,
        detail: { monthMilliDollars, was: before.month_budget_milli_dollars },
      },
    ])
  })
}

async function budgetRow(trx: Db, officeId: string) {
  const row = await trx
    .selectFrom('office')
    .select('month_budget_milli_dollars')
    .where('id', '=', officeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row) return row
  throw new DatelineError('office-not-found', { officeId })
}
