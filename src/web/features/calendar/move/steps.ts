import type { SlotDay } from '../api/slots.ts'
import { addDays, dayOf, minutesOf, wallAt } from '../wall-clock.ts'

/** What a key does in move mode; `forward` is a day later, which lies to the left where texts run from right to left. */
export type Step = 'later' | 'earlier' | 'forward' | 'back' | 'a-little-later' | 'a-little-earlier'

export function stepOfKey(key: string, isShifted: boolean, isRightToLeft: boolean): Step | undefined {
  if (key === 'ArrowDown') return isShifted ? 'a-little-later' : 'later'
  if (key === 'ArrowUp') return isShifted ? 'a-little-earlier' : 'earlier'
  if (key === 'ArrowRight') return isRightToLeft ? 'back' : 'forward'
  if (key === 'ArrowLeft') return isRightToLeft ? 'forward' : 'back'
  return undefined
}

/** Where a step leads: by slot, by a quarter of an hour, or to the same time of another day. */
export function stepFrom(wall: string, step: Step, slotWalls: readonly string[]): string {
  const day = dayOf(wall)
  const minutes = minutesOf(wall)
  if (step === 'forward') return wallAt(addDays(day, 1), minutes)
  if (step === 'back') return wallAt(addDays(day, -1), minutes)
  if (step === 'a-little-later') return wallAt(day, minutes + 15)
  if (step === 'a-little-earlier') return wallAt(day, minutes - 15)
  // Without a slot in that direction, by the hour.
  if (step === 'later') return slotWalls.find(each => each > wall) ?? wallAt(day, minutes + 60)
  return slotWalls.findLast(each => each < wall) ?? wallAt(day, minutes - 60)
}

/** The slots of some channels that are not taken, in order of time, on the clock of the calendar. */
export function slotWallsOf(
  rows: readonly SlotDay[],
  channelIds: readonly string[],
  wallOf: (slot: { dueAt: string; local: string }) => string,
): string[] {
  const walls = rows
    .filter(({ channelId }) => channelIds.includes(channelId))
    .flatMap(({ slots }) => slots.filter(({ state }) => state !== 'taken').map(wallOf))
  return [...new Set(walls)].sort()
}
