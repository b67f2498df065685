import type { Clock } from './clock.ts'

/** A moment by both clocks, in milliseconds. */
export interface Moment {
  wall: number
  monotonic: number
}

export function momentOf(clock: Clock): Moment {
  return { wall: clock.now().getTime(), monotonic: clock.monotonic() }
}

/**
 * The milliseconds that have gone by since a moment, by the clock that says more. On Linux the monotonic clock stands
 * still while the machine is suspended (clock_gettime(2), CLOCK_MONOTONIC), and the wall clock may be set back. Where
 * both stand still, as in a paused guest, neither helps.
 */
export function msSince(clock: Clock, moment: Moment): number {
  const now = momentOf(clock)
  return Math.max(now.wall - moment.wall, now.monotonic - moment.monotonic)
}
