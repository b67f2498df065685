import type { Clock } from '../../src/core/time/clock.ts'

/** A clock that stands still until it is moved; sleeping moves it. */
export function heldClock(start = '2026-11-23T09:00:00Z'): Clock & { advance(ms: number): void } {
  let now = new Date(start).getTime()
  return {
    now: () => new Date(now),
    monotonic: () => now,
    async sleep(ms) {
      now += ms
    },
    advance(ms) {
      now += ms
    },
  }
}
