import type { PostState } from '../../../../src/database/tables.ts'
import { restingStates } from '../../../../src/publishing/protocol/machine.ts'
import type { Rules } from './rules.ts'
import type { Row, World } from './world.ts'

/** `tell` of an older report.ts: a commit of its own. */
export function tell(world: World): World {
  return { ...world, row: { ...world.row, told: world.row.told + 1 } }
}

/** States of which the office must hear: the event is written by the statement that leads there. */
export const toldStates: readonly PostState[] = restingStates.filter(state => state !== 'published')

/** The row as a statement leaves it. */
export function withRow(world: World, rules: Rules, row: Row): World {
  const isNew = row.state !== world.row.state || row.fence !== world.row.fence
  const isTold = toldStates.includes(row.state) && rules.told === 'in the same commit'
  return { ...world, row: isNew ? { ...row, told: isTold ? 1 : 0 } : row }
}
