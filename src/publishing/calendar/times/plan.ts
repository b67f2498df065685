// The one door to planning: which wall-clock time a post gets. See docs/decisions/0009-wall-clock-slots.md.
export { checkExplicitTime, timeAt, timeNow } from './explicit-time.ts'
export { nextFreeSlot } from './next-free-slot.ts'
export { planError } from './plan-error.ts'
export type { PlannedTime } from './planned-time.ts'
