import { type PostEvent, statesThatTake, step } from '../../../../src/publishing/sending/machine.ts'
import { approvalBits, bitsOf, type Rules, stopBits, type WriteAhead } from './rules.ts'
import { withRow } from './told.ts'
import type { World } from './world.ts'

/** `recallOfPost` and `recallEvent` of recall.ts, as a statement asks them. */
export function recallEvent(
  world: World,
  rules: Rules,
  by: WriteAhead,
  isPartOut: boolean,
): PostEvent | undefined {
  const found = recallsSeen(world, rules, by)
  if (found & approvalBits && isPartOut) return 'thread-recalled'
  if (found & bitsOf(['withdrawn', 'edited'])) return 'approval-gone'
  if (found & approvalBits) return 'approver-gone'
  if (found & stopBits) return isPartOut ? 'thread-stopped' : 'stopped'
  return undefined
}

export function recallsSeen({ recalled }: World, rules: Rules, by: WriteAhead): number {
  return rules.uncheckedBy.includes(by) ? 0 : recalled & ~bitsOf(rules.unchecked)
}

/** What a write-ahead does to a post that must not go on. */
export function recalled(world: World, rules: Rules, event: PostEvent): World {
  const { row, now } = world
  const nextAt = event === 'stopped' || event === 'thread-stopped' ? now : undefined
  return withRow(world, rules, { ...row, state: step(row.state, event), nextAt, explained: true })
}

/** `cancelWithdrawnPosts` of withdrawn-posts.ts; undefined when it finds nothing to do. */
export function recallWithdrawn(world: World, rules: Rules): World | undefined {
  const { row } = world
  const found = world.recalled & ~bitsOf(rules.unchecked) & approvalBits
  if (!found || !statesThatTake('approval-gone').includes(row.state)) return undefined
  const event = recallEvent(
    { ...world, recalled: found },
    { ...rules, uncheckedBy: [] },
    'the claim',
    partsOut(world) > 0,
  )
  if (!event || !statesThatTake(event).includes(row.state)) return undefined
  return recalled(world, rules, event)
}

/** `restoreApprovedPosts` of withdrawn-posts.ts; undefined when it finds nothing to do. */
export function restoreApproved(world: World, rules: Rules): World | undefined {
  const { row, now, attempts, firstAttempt } = world
  if (!statesThatTake('approved-again').includes(row.state) || row.dueAt <= now) return undefined
  if (world.recalled & approvalBits || attempts.length > firstAttempt) return undefined
  return withRow(world, rules, { ...row, state: step(row.state, 'approved-again'), nextAt: row.dueAt })
}

export function partsOut({ segments }: World): number {
  return segments.filter(id => id !== undefined).length
}
