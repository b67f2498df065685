import type { MonthStanding } from '../api/parts/month-standing.ts'
import type { PostCost } from '../api/parts/scheduled-post.ts'
import { dollars } from '../core/money.ts'

/** What a post costs, in one line; none where it is free. */
export function costLine(cost: PostCost): string[] {
  if (cost.totalMilliDollars === 0) return []
  const { totalMilliDollars: total, postingMilliDollars: posting, readsMilliDollars: reads } = cost
  return [`costs ${dollars(total)}: ${dollars(posting)} to post, ${dollars(reads)} to read its figures back`]
}

/** How a month stands, in one line. */
export function monthLine(month: MonthStanding): string {
  const { budgetMilliDollars: budget, addedMilliDollars: added } = month
  return [
    `${month.month}${month.sandbox ? ' (sandbox)' : ''}: ${dollars(month.soFarMilliDollars)} so far`,
    ...(added > 0 ? [`${dollars(added)} for these`] : []),
    ...(budget === null ? [] : [`of a budget of ${dollars(budget)}`]),
  ].join(', ')
}
