import { step } from '../../../../src/publishing/protocol/machine.ts'
import { approvalBits, type Rules } from './rules.ts'
import { withRow } from './told.ts'
import type { World } from './world.ts'

/** `sendAgain` of settle-post.ts; undefined while the content is not approved. */
export function sendAgain(world: World, rules: Rules): World | undefined {
  if (world.recalled & approvalBits) return undefined
  const { row, now } = world
  const state = step(row.state, 'send-again')
  return withRow(world, rules, {
    ...row,
    state,
    looks: 0,
    resends: 0,
    nextAt: now,
    explained: true,
    released: true,
  })
}

/** `cancelPost` of settle-post.ts. */
export function cancelPost(world: World, rules: Rules): World {
  const { row } = world
  return withRow(world, rules, {
    ...row,
    state: step(row.state, 'cancel'),
    nextAt: undefined,
    explained: true,
  })
}
