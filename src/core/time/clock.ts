import { setTimeout as delay } from 'node:timers/promises'

/** The only source of time. Handed in everywhere, so that tests can hold it still. */
export interface Clock {
  /** The wall-clock moment, UTC. */
  now(): Date
  /** Milliseconds since an arbitrary start; never jumps when the wall clock is set. */
  monotonic(): number
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, signal ? { signal } : {})
  },
}
