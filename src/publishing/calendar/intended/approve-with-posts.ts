import type { Actor, CurrentActor } from '../../../access/actor.ts'
import type { Db } from '../../../database/connect.ts'
import { showNewsItem } from '../../../news/news-item.view.ts'
import { type Layouts, layOutLong, withLayouts } from '../../composing/layouts.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { materialsOfIntended } from './intended-materials.ts'
import type { IntendedOutcome } from './intended-outcome.ts'
import { intendedPosts } from './intended-posts.view.ts'
import { scheduleIntended } from './schedule-intended.ts'

/** What is done in the transaction of an approval, once it stands. */
type AfterApproval = (trx: Db, actor: CurrentActor) => Promise<void>

/**
 * Approves an item and makes its intended posts, in one transaction.
 * @param approve approves, and calls what it is given in its transaction.
 */
export async function approveWithPosts<Approval>(
  deps: CalendarDeps,
  input: { actor: Actor; newsItemId: string },
  approve: (afterApproval: AfterApproval) => Promise<Approval>,
): Promise<Approval & IntendedOutcome> {
  return await withLayouts(
    async layouts => {
      let outcome: IntendedOutcome = { posts: [], needsTime: [] }
      const approval = await approve(async (trx, actor) => {
        outcome = await scheduleIntended({ ...deps, db: trx }, actor, input.newsItemId, layouts)
      })
      return { ...approval, ...outcome }
    },
    () => layOutBefore(deps, input),
  )
}

async function layOutBefore(
  deps: CalendarDeps,
  { actor, newsItemId }: { actor: Actor; newsItemId: string },
): Promise<Layouts> {
  const item = await showNewsItem(deps.db, actor, newsItemId)
  const { materials } = await materialsOfIntended(deps, item, await intendedPosts(deps.db, newsItemId))
  return await layOutLong(
    materials.map(material => material.format),
    actor.id,
  )
}
