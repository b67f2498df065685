import { DatelineError } from '../../../core/errors/errors.ts'
import { timeFor } from '../choose-times.ts'
import { wallClockOf } from '../range/wall-clock-of.ts'
import type { PlannedTime } from '../times/plan.ts'
import type { IntendedPost } from './intended-posts.view.ts'

/** Why a post needs a time that a person chooses. */
export interface Problem {
  /** The code of the error that scheduling it would have, or `breaks-rules`. */
  code: string
  /** One sentence or more, for staff. */
  reason: string
}

type Shared = Parameters<typeof timeFor>[1]

/**
 * The time of an intended post at this moment: the one that was chosen, or that of the post which was made of it before
 * and withdrawn; the next free slot where that cannot be and its chooser said so.
 */
export function timeOfIntended(
  intention: Pick<IntendedPost, 'at' | 'offset' | 'ifNotPossible' | 'accepted'>,
  dueBefore: Date | undefined,
  shared: Shared,
): { planned: PlannedTime } | Problem {
  const wish = wishOf(intention, dueBefore, shared)
  const chosen = wish ? timeOrProblem(wish, shared) : timeOrProblem({}, shared)
  if (!wish || ('planned' in chosen && newConflicts(intention, chosen.planned).length === 0)) return chosen
  if (intention.ifNotPossible === 'next-slot') return timeOrProblem({}, shared)
  if (!('planned' in chosen)) return chosen
  const reason = newConflicts(intention, chosen.planned).map(conflict => conflict.message)
  return { code: 'breaks-rules', reason: reason.join(' ') }
}

function wishOf(
  { at, offset }: Pick<IntendedPost, 'at' | 'offset'>,
  dueBefore: Date | undefined,
  { office }: Shared,
): { at: string; offset?: string } | undefined {
  if (dueBefore) {
    const { local, offset: ahead } = wallClockOf(office.timeZone, dueBefore)
    return { at: local, offset: ahead }
  }
  return at === null ? undefined : { at, ...(offset === null ? {} : { offset }) }
}

function timeOrProblem(
  wish: { at?: string; offset?: string },
  shared: Shared,
): { planned: PlannedTime } | Problem {
  try {
    return { planned: timeFor(wish, shared) }
  } catch (thrown) {
    if (!(thrown instanceof DatelineError)) throw thrown
    return { code: thrown.code, reason: thrown.message }
  }
}

function newConflicts({ accepted }: Pick<IntendedPost, 'accepted'>, planned: PlannedTime) {
  return planned.conflicts.filter(conflict => !accepted.includes(conflict.kind))
}
