import { statesThatTake, step } from '../../../../src/publishing/sending/machine.ts'
import { partsOut } from './recall-steps.ts'
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
    offSeries: false,
    restorable: row.state === 'scheduled' || row.state === 'claimed',
  })
}

/** `movePost` of move-post.ts, to a later moment or to now; undefined where the post cannot be moved. */
export function movePost(world: World, rules: Rules, inTicks: number): World | undefined {
  const { row, now } = world
  const isMovable = statesThatTake('move').includes(row.state) && partsOut(world) === 0
  if (!isMovable && rules.moved === 'when nothing is on its way') return undefined
  if (row.state !== 'scheduled' && world.recalled & approvalBits) return undefined
  return onceMore(world, rules, now + inTicks)
}

/** `undoChange` of undo-change.ts, for a cancellation; undefined where more than scheduling had been done. */
export function undoCancel(world: World, rules: Rules): World | undefined {
  const { row, now, attempts, firstAttempt } = world
  if (row.state !== 'cancelled' || !row.restorable || world.recalled & approvalBits) return undefined
  if (attempts.length > firstAttempt || partsOut(world) > 0) return undefined
  return onceMore(world, rules, Math.max(now, row.dueAt))
}

function onceMore(world: World, rules: Rules, dueAt: number): World {
  const { row } = world
  const isUntold = world.isUntold || (row.state === 'scheduled' && !isToldOnce(world))
  const isMissed = row.state === 'missed'
  return withRow({ ...world, isUntold }, rules, {
    ...row,
    state: 'scheduled',
    dueAt,
    nextAt: dueAt,
    ...(isMissed ? { looks: 0, resends: 0 } : {}),
    explained: false,
    released: false,
    byPerson: false,
    offSeries: false,
    restorable: false,
    late: false,
    lateTold: 0,
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
    offSeries: false,
    restorable: false,
    late: false,
    lateTold: 0,
  }
}
