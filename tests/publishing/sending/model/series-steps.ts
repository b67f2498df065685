import { newRow } from './person-steps.ts'
import { approvalBits, type Rules } from './rules.ts'
import { isToldOnce, withRow } from './told.ts'
import type { World } from './world.ts'

/** `takeOffSchedule` of take-off.ts; undefined where the post stays. */
export function takeOff(world: World, rules: Rules): World | undefined {
  const { row, attempts, firstAttempt } = world
  const isUntried =
    (row.state === 'scheduled' || row.state === 'needs_attention') && attempts.length === firstAttempt
  const isOpen = row.state !== 'cancelled' && row.state !== 'published'
  if (!(rules.takenOff === 'always' ? isOpen : isUntried)) return undefined
  return withRow(world, rules, {
    ...row,
    state: 'cancelled',
    nextAt: undefined,
    explained: true,
    byPerson: true,
    offSeries: true,
    restorable: false,
  })
}

/** `scheduleSeries` for the same occurrence: another post. Undefined where it keeps the one it has, or its time is over. */
export function makeAgain(world: World, rules: Rules): World | undefined {
  const { row, now, segments, recalled } = world
  if (recalled & approvalBits || row.dueAt < now) return undefined
  // `keptPosts` of kept-posts.ts: what a person cancelled, or what is open or out, is kept.
  const isFree = row.state === 'cancelled' && row.offSeries && segments.every(id => id === undefined)
  if (!isFree && rules.madeAgain === 'when nothing is open or out') return undefined
  const isUntold = world.isUntold || !isToldOnce(world)
  return {
    ...world,
    isUntold,
    segments: segments.map(() => undefined),
    filesFrom: undefined,
    firstAttempt: world.attempts.length,
    row: { ...newRow(row.dueAt), fence: row.fence + 1 },
  }
}
