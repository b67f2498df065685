import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { MonthStanding } from './budget.ts'

/**
 * Warns an office that scheduling took a month past 80 % of its budget, or past all of it: each once for a month and
 * a budget. Past both at once, it is warned of the budget only.
 */
export async function warnOfBudget(
  db: Db,
  officeId: string,
  months: readonly MonthStanding[],
): Promise<void> {
  await recordEvents(
    db,
    months.flatMap(({ month, sandbox, level, budgetMilliDollars, warning, addedMilliDollars }) => {
      if (warning === null || budgetMilliDollars === null || addedMilliDollars === 0) return []
      const kind = level === 'over' ? ('office.budget-passed' as const) : ('office.budget-near' as const)
      return [{ kind, officeId, subjectId: officeId, data: { warning, sandbox, month, budgetMilliDollars } }]
    }),
  )
}
