import { notify } from '../../channels/notify.ts'
import type { Db } from '../../database/connect.ts'
import type { MonthStanding } from './budget.ts'

/**
 * Tells an office that planning took a month past 80 % of its budget, or past all of it: each once for a month and
 * a budget, whoever plans. Past both at once, it hears of the budget only.
 */
export async function tellOfBudget(
  db: Db,
  officeId: string,
  months: readonly MonthStanding[],
): Promise<void> {
  const notices = months.flatMap(
    ({ month, sandbox, level, budgetMilliDollars, warning, addedMilliDollars }) => {
      if (warning === null || addedMilliDollars === 0) return []
      const purse = sandbox ? 'sandbox' : 'live'
      return {
        officeId,
        kind: level === 'over' ? 'budget-passed' : 'budget-near',
        message: `${warning} Look at what is planned, or set another budget.`,
        onceKey: `budget ${officeId} ${purse} ${month} ${budgetMilliDollars} ${level}`,
      }
    },
  )
  await notify(db, ...notices)
}
