import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import type { Undo } from '../changes/calendar-change.ts'
import { applyTimes } from './apply-times.ts'
import { assertExpected, assertMovable, type Expected, lockPosts } from './locked-posts.ts'
import { type MovedRow, movedRows } from './moved-rows.ts'
import { severalTimes } from './several-times.ts'

export interface MovedTogether {
  dryRun: boolean
  posts: MovedRow[]
  /** Null for a dry run, and where nothing moved. */
  undo: Undo | null
}

interface SwapInput {
  actor: Actor
  /** Each with what the person saw of it. */
  posts: readonly [{ id: string; expected?: Expected }, { id: string; expected?: Expected }]
  now?: true
  dryRun?: boolean
}

/**
 * Gives each of two posts the time of the other: both or none.
 * @throws DatelineError as `movePost`.
 */
export async function swapPosts(deps: CalendarDeps, input: SwapInput): Promise<MovedTogether> {
  const [one, other] = input.posts
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const inTrx = { ...deps, db: trx }
    const [first, second] = await lockPosts(trx, actor, [one.id, other.id])
    if (!first || !second) throw new DatelineError('swap-with-itself', { postId: one.id })
    await assertExpected(trx, first, one.expected)
    await assertExpected(trx, second, other.expected)
    await assertMovable(trx, first)
    await assertMovable(trx, second)
    const wanted = [
      { post: first, dueAt: second.dueAt },
      { post: second, dueAt: first.dueAt },
    ]
    const moves = await severalTimes(inTrx, actor, wanted, input)
    const undo = input.dryRun ? null : await applyTimes(inTrx, actor, 'swap', moves)
    return { dryRun: input.dryRun ?? false, posts: await movedRows(trx, moves), undo }
  })
}
