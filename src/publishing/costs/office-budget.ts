import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import { readAfterMs } from '../../core/time/measurement-ages.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import type { MonthStanding } from './budget.ts'
import { monthOf } from './month.ts'
import { monthStanding } from './standings.ts'

export interface OfficeBudget extends MonthStanding {
  officeId: string
  /** IANA name: the clocks by which its months begin. */
  timeZone: string
}

/**
 * How a month ('YYYY-MM', the present one when not given) of an office stands against its budget.
 * @throws DatelineError `bad-input` for what is no month, `not-found` and `not-allowed` by policy.
 */
export async function officeBudget(
  deps: { db: Db; clock: Clock; networks: Networks },
  input: {
    actor: Actor
    officeId: string
    month?: string
    sandbox: boolean
  },
): Promise<OfficeBudget> {
  const { actor, officeId, sandbox } = input
  assertMay(actor, 'posts.read', officeId)
  const purse = await budgetOfOffice(deps.db, officeId)
  const now = deps.clock.now()
  const month = input.month ?? monthOf(now, purse.zone)
  const standing = await monthStanding(deps, { officeId, ...purse, now, readAfterMs, month, sandbox })
  return { officeId, timeZone: purse.zone, ...standing }
}

/** The budget of an office and the clocks by which its months begin. Throws `not-found`. */
export async function budgetOfOffice(
  db: Db,
  officeId: string,
): Promise<{ zone: string; budget: number | null }> {
  const office = await db
    .selectFrom('office')
    .select(['time_zone', 'month_budget_milli_dollars'])
    .where('id', '=', officeId)
    .executeTakeFirst()
  if (!office) throw new DatelineError('office-not-found', { officeId })
  return { zone: office.time_zone, budget: office.month_budget_milli_dollars }
}

/** Where there is a budget, locks it: two people scheduling at once would each miss what the other adds. */
export async function lockBudget(trx: Db, officeId: string): Promise<void> {
  await trx
    .selectFrom('office')
    .select('id')
    .where('id', '=', officeId)
    .where('month_budget_milli_dollars', 'is not', null)
    .forNoKeyUpdate()
    .execute()
}
