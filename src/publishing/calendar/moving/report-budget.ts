import { sql } from 'kysely'
import type { Clock } from '../../../core/time/clock.ts'
import { readAfterMs } from '../../../core/time/measurement-ages.ts'
import type { Db } from '../../../database/connect.ts'
import type { Networks } from '../../../networks/adapters.ts'
import { monthOf } from '../../costs/month.ts'
import { budgetOfOffice, lockBudget } from '../../costs/office-budget.ts'
import { postCost } from '../../costs/post-cost.ts'
import { monthStanding } from '../../costs/standings.ts'
import { warnOfBudget } from '../../costs/warn-of-budget.ts'
import type { PostState } from '../../post-state.ts'
import type { SegmentMedia } from '../../segment-media.ts'
import type { PlannedTime } from '../times/plan.ts'
import type { LockedPost } from './locked-posts.ts'

/** A post as it was before, with its new time. */
type Arrival = { post: LockedPost; planned: Pick<PlannedTime, 'dueAt' | 'zone'> }

/** In these states a post adds nothing to a month. */
const uncounted: readonly PostState[] = ['cancelled', 'failed', 'missed']

/**
 * Warns the offices whose budget of a month is passed because posts were moved into it, or go out again; the record has
 * them there already.
 */
export async function reportBudget(
  deps: { db: Db; clock: Clock; networks: Networks },
  moves: readonly Arrival[],
): Promise<void> {
  const paid = moves.filter(({ post }) => deps.networks.get(post.network)?.profile.rules.prices)
  for (const officeId of [...new Set(paid.map(({ post }) => post.officeId))].sort()) {
    const budget = await budgetOfOffice(deps.db, officeId)
    if (budget.budget === null) continue
    await lockBudget(deps.db, officeId)
    const arrived = paid.filter(
      ({ post, planned }) =>
        post.officeId === officeId &&
        (uncounted.includes(post.state) ||
          monthOf(post.dueAt, budget.zone) !== monthOf(planned.dueAt, budget.zone)),
    )
    const costs = await costsOf(deps, arrived)
    const question = { officeId, ...budget, now: deps.clock.now(), readAfterMs }
    for (const { month, sandbox, sum } of costs.values()) {
      const standing = await monthStanding(deps, { ...question, month, sandbox })
      await warnOfBudget(deps.db, officeId, [{ ...standing, addedMilliDollars: sum }])
    }
  }
}

/** What the posts bring into each month, live and sandbox apart. */
async function costsOf(
  { db, networks }: { db: Db; networks: Networks },
  moves: readonly Arrival[],
): Promise<Map<string, { month: string; sandbox: boolean; sum: number }>> {
  const { rows } = await sql<{ id: string; sandbox: boolean; texts: string[]; media: SegmentMedia[][] }>`
    select p.id, p.sandbox, jsonb_agg(s.text order by s.position) as texts, jsonb_agg(s.media) as media
    from post p join segment s on s.post_id = p.id
    where p.id = any(${moves.map(({ post }) => post.id)}::uuid[]) group by p.id`.execute(db)
  const costs = new Map<string, { month: string; sandbox: boolean; sum: number }>()
  for (const { id, sandbox, texts, media } of rows) {
    const moved = moves.find(({ post }) => post.id === id)
    if (!moved) continue
    const month = monthOf(moved.planned.dueAt, moved.planned.zone)
    const { totalMilliDollars } = postCost({
      prices: networks.get(moved.post.network)?.profile.rules.prices,
      texts,
      altTexts: media.flat().filter(file => file.altText !== '').length,
      at: moved.planned.dueAt,
      readAfterMs,
    })
    const key = `${month} ${sandbox}`
    const sum = (costs.get(key)?.sum ?? 0) + totalMilliDollars
    costs.set(key, { month, sandbox, sum })
  }
  return costs
}
