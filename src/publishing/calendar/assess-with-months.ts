import type { Actor } from '../../access/actor.ts'
import type { Clock } from '../../core/time/clock.ts'
import { readAfterMs } from '../../core/time/measurement-ages.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import {
  type Assessment,
  assessPosts,
  type DuePost,
  pricedPost,
  type TimedPost,
} from '../composing/assess-posts.ts'
import type { MonthStanding } from '../costs/budget.ts'
import { budgetOfOffice, lockBudget } from '../costs/office-budget.ts'
import { standingsAfter } from '../costs/standings.ts'

interface Deps {
  db: Db
  clock: Clock
  networks: Networks
}

/** Holds posts against rules and prices, and says how the months stand into which they bring a sum; the budget stays locked. */
export async function assessWithMonths<Post extends TimedPost>(
  deps: Deps,
  actor: Actor,
  officeId: string,
  timed: readonly Post[],
): Promise<{ posts: (Post & Assessment)[]; months: MonthStanding[] }> {
  const posts = await assess(deps, actor, officeId, timed)
  await lockBudget(deps.db, officeId)
  return { posts, months: await monthsWith(deps, officeId, posts) }
}

export async function assess<Post extends TimedPost>(
  { clock, ...deps }: Deps,
  actor: Actor,
  officeId: string,
  posts: readonly Post[],
): Promise<(Post & Assessment)[]> {
  return await assessPosts(deps, { actor, officeId, now: clock.now(), readAfterMs }, posts)
}

export async function monthsWith(
  { clock, ...deps }: Deps,
  officeId: string,
  posts: readonly DuePost[],
): Promise<MonthStanding[]> {
  const when = { now: clock.now(), readAfterMs }
  const priced = posts
    .map(post => ({ ...pricedPost(deps.networks, when, post), sandbox: post.channel.sandbox }))
    .filter(post => post.prices !== undefined)
  if (priced.length === 0) return []
  return await standingsAfter(
    deps,
    { officeId, ...(await budgetOfOffice(deps.db, officeId)), ...when },
    priced,
  )
}
