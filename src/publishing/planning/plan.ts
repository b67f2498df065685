// The one door to planning: which wall-clock time a post gets. See docs/decisions/0009-wall-clock-slots.md.
export type { ChannelPlan } from './channel-rules.ts'
export { checkExplicitTime, type ExplicitRequest } from './explicit-time.ts'
export { nextFreeSlot, type SlotRequest } from './next-free-slot.ts'
export type { Holiday, OfficeTime } from './office-time.ts'
export type { Conflict, PlanFailure, PlannedTime, TimeChoice } from './planned-time.ts'
