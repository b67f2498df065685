import type { StoredPlan } from '../calendar.tables.ts'
import type { PlannedTime } from './planned-time.ts'

/** How a time was chosen, as it is kept with the post. */
export function asStored({ local, zone, notes, conflicts }: PlannedTime): StoredPlan {
  return { local, zone, notes, conflicts: conflicts.map(conflict => conflict.message) }
}
