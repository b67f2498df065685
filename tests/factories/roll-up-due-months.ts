import type { Db } from '../../src/database/connect.ts'
import { dueMonths, rollUpMonth } from '../../src/outreach/figures/rollups/roll-up.ts'

/** Makes every month that is due again; gives their number. */
export async function rollUpDueMonths(db: Db): Promise<number> {
  let made = 0
  for (;;) {
    const due = await dueMonths(db)
    if (due.length === 0) return made
    for (const month of due) await rollUpMonth(db, month)
    made += due.length
  }
}
