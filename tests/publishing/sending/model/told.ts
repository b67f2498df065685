import type { PostState } from '../../../../src/publishing/post-state.ts'
import { restingStates } from '../../../../src/publishing/sending/machine.ts'
import type { Rules } from './rules.ts'
import type { Row, World } from './world.ts'

/** `tell` of an older report.ts: a commit of its own. */
export function tell(world: World): World {
  return { ...world, row: { ...world.row, told: world.row.told + 1 } }
}

/** States of which the office must hear: the event is written by the statement that leads there. */
export const toldStates: readonly PostState[] = restingStates.filter(state => state !== 'published')

/** The row as a statement leaves it; the trigger of migration 015 writes the event. */
export function withRow(world: World, rules: Rules, row: Row): World {
  if (row.state === world.row.state) return { ...world, row }
  const isTold = mustBeTold(row) && rules.told === 'in the same commit'
  const isUntold = world.isUntold || !isToldOnce(world)
  return { ...world, isUntold, row: { ...row, told: isTold ? 1 : 0 } }
}

/** Each post that ends late, missed, failed, in doubt or withdrawn gives exactly one notification. */
export function isToldOnce({ row }: World): boolean {
  return row.told === (mustBeTold(row) ? 1 : 0) && row.lateTold === (row.late ? 1 : 0)
}

function mustBeTold({ state, byPerson }: Row): boolean {
  return toldStates.includes(state) && !byPerson
}

/** `reportLatePosts` of late-posts.ts, which runs several times before the next tick. */
export function reportLate(world: World, rules: Rules): World {
  const { row, now } = world
  if (restingStates.includes(row.state) || now <= row.dueAt) return world
  const isNew = rules.lateNote === 'each time' || row.lateTold === 0
  return { ...world, row: { ...row, late: true, lateTold: Math.min(2, row.lateTold + +isNew) } }
}
