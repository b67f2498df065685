import { step } from '../../../../src/publishing/sending/machine.ts'
import { approvalBits, type Rules } from './rules.ts'
import { isToldOnce, withRow } from './told.ts'
import type { Row, World } from './world.ts'

/** `sendAgain` of settle-post.ts; undefined while the content is not approved. */
export function sendAgain(world: World, rules: Rules): World | undefined {
  if (world.recalled & approvalBits) return undefined
  const { row, now } = world
  const state = step(row.state, 'send-again')
  // Whatever the network made of its files: it gets new ones.
  return withRow({ ...world, filesFrom: undefined }, rules, {
    ...row,
    state,
    looks: 0,
    resends: 0,
    nextAt: Math.max(now, row.dueAt),
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
    byPerson: true,
  })
}

/** `schedulePosts` with the same content, once its post is cancelled: another post. Undefined where it answers "already". */
export function scheduleAgain(world: World, rules: Rules): World | undefined {
  if (world.recalled & approvalBits) return undefined
  const { row, now, segments } = world
  // `alreadyScheduled` of already-scheduled.ts.
  const isFree =
    ['cancelled', 'missed', 'failed'].includes(row.state) && segments.every(id => id === undefined)
  if (!isFree && rules.scheduledAgain === 'when nothing is open or out') return undefined
  const isUntold = world.isUntold || !isToldOnce(world)
  return {
    ...world,
    isUntold,
    segments: segments.map(() => undefined),
    filesFrom: undefined,
    firstAttempt: world.attempts.length,
    // Another post: no fence that anybody holds is its own.
    row: { ...newRow(now + 1), fence: row.fence + 1 },
  }
}

/** A post as it is scheduled. */
export function newRow(dueAt: number): Row {
  return {
    state: 'scheduled',
    fence: 0,
    nextAt: dueAt,
    looks: 0,
    resends: 0,
    explained: false,
    told: 0,
    released: false,
    dueAt,
    byPerson: false,
    late: false,
    lateTold: 0,
  }
}
