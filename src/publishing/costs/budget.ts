import { dollars } from '../../core/money.ts'
import { spokenMonth } from './month.ts'

/** `near`: more than 80 % of the budget; `over`: more than all of it. */
export type BudgetLevel = 'no-budget' | 'within' | 'near' | 'over'

/** What a month has come to. Sums are thousandths of a US dollar. */
export interface MonthStanding {
  /** 'YYYY-MM', on the office's clocks. */
  month: string
  /** Posts to the sandbox are counted separately: they cost nothing. */
  sandbox: boolean
  /** Posts, alt texts and deletions that the network has had. */
  sentMilliDollars: number
  /** Posts that are planned. */
  scheduledMilliDollars: number
  /** Reading figures back, done and still to come. */
  readsMilliDollars: number
  /** The three together. */
  soFarMilliDollars: number
  /** What the posts of this answer add. */
  addedMilliDollars: number
  totalMilliDollars: number
  /** Null where the office has set none. */
  budgetMilliDollars: number | null
  level: BudgetLevel
  /** One sentence for staff; null where there is nothing to warn of. */
  warning: string | null
}

export interface MonthSums {
  month: string
  sandbox: boolean
  sent: number
  planned: number
  reads: number
  added: number
  budget: number | null
}

export function standingOf({
  month,
  sandbox,
  sent,
  planned,
  reads,
  added,
  budget,
}: MonthSums): MonthStanding {
  const soFar = sent + planned + reads
  const total = soFar + added
  const level = levelOf(total, budget)
  return {
    month,
    sandbox,
    sentMilliDollars: sent,
    scheduledMilliDollars: planned,
    readsMilliDollars: reads,
    soFarMilliDollars: soFar,
    addedMilliDollars: added,
    totalMilliDollars: total,
    budgetMilliDollars: budget,
    level,
    warning: budget === null ? null : warningOf(level, { month, sandbox, total, budget }),
  }
}

/** In whole thousandths, so that exactly 80 % and exactly the budget are still within. */
export function levelOf(total: number, budget: number | null): BudgetLevel {
  if (budget === null) return 'no-budget'
  if (total > budget) return 'over'
  return total * 10 > budget * 8 ? 'near' : 'within'
}

function warningOf(
  level: BudgetLevel,
  { month, sandbox, total, budget }: { month: string; sandbox: boolean; total: number; budget: number },
): string | null {
  if (level === 'within' || level === 'no-budget') return null
  const past =
    level === 'over'
      ? `${dollars(total - budget)} over the budget of ${dollars(budget)}`
      : `more than 80 % of the budget of ${dollars(budget)}`
  const unpaid = sandbox ? ' Sandbox posts cost nothing.' : ''
  return `${spokenMonth(month)} comes to ${dollars(total)}, which is ${past}. Posts still go out.${unpaid}`
}
