import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import { type MonthStanding, standingOf } from './budget.ts'
import { monthBounds, monthOf } from './month.ts'
import { type MonthCost, monthCost } from './month-cost.ts'
import { chargesOf, type PricedPost } from './post-cost.ts'

interface Question {
  officeId: string
  /** IANA name, of the office. */
  zone: string
  budget: number | null
  now: Date
  readAfterMs: readonly number[]
}

/** How one month of an office stands, with nothing added. Throws `bad-input` for what is no month. */
export async function monthStanding(
  deps: { db: Db; networks: Networks },
  question: Question & { month: string; sandbox: boolean },
): Promise<MonthStanding> {
  const { month, sandbox, budget } = question
  return standingOf({ month, sandbox, budget, added: 0, ...(await costOf(deps, question)) })
}

/** How every month stands into which these posts bring a sum, the earliest first; none where all of them are free. */
export async function standingsAfter(
  deps: { db: Db; networks: Networks },
  question: Question,
  posts: readonly (PricedPost & { sandbox: boolean })[],
): Promise<MonthStanding[]> {
  const added = new Map<string, { month: string; sandbox: boolean; sum: number }>()
  for (const post of posts) {
    for (const charge of chargesOf(post)) {
      const month = monthOf(charge.at, question.zone)
      const key = `${month} ${post.sandbox ? 'sandbox' : 'live'}`
      const known = added.get(key) ?? { month, sandbox: post.sandbox, sum: 0 }
      known.sum += charge.milliDollars
      added.set(key, known)
    }
  }
  const standings = []
  for (const [, { month, sandbox, sum }] of [...added].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cost = await costOf(deps, { ...question, month, sandbox })
    standings.push(standingOf({ month, sandbox, budget: question.budget, added: sum, ...cost }))
  }
  return standings
}

async function costOf(
  deps: { db: Db; networks: Networks },
  question: Question & { month: string; sandbox: boolean },
): Promise<MonthCost> {
  return await monthCost(deps, { ...question, ...monthBounds(question.month, question.zone) })
}
