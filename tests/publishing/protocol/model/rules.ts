import type { Timing } from '../../../../src/publishing/protocol/timing.ts'
import type { Budget } from './world.ts'

/** What is walked: the protocol's rules, which a test may break on purpose, and how much goes wrong on the way. */
export interface Rules {
  /** Off: a doubt is settled at once, by two looks at the same moment. */
  settleWait: 'kept' | 'broken'
  /** Off: what a worker writes counts even when another one has taken the post over. */
  fence: 'kept' | 'broken'
  /** Off: a worker sends even when its time is over. */
  deadline: 'kept' | 'broken'
  /** Off: an answer that says nothing is taken for "not sent". */
  unknown: 'asked about' | 'sent again'
  /** 1, or a thread of so many. */
  segments: number
  media: 'none' | 'to upload'
  /** Worlds with more attempts are not walked: a broken protocol may go on for ever. */
  mostAttempts: number
  budget: Budget
}

/** As the protocol is. */
export const kept = {
  settleWait: 'kept',
  fence: 'kept',
  deadline: 'kept',
  unknown: 'asked about',
} as const

/**
 * Longer than the tolerance that `matchPost` gives to clocks, so that a post of an earlier tick is never taken for
 * that of a later attempt.
 */
const tickMs = 120_000

/** The shortest timing in which every order of events has room. */
export const timing: Timing = {
  leaseMs: 2 * tickMs,
  sendWindowMs: tickMs,
  lookAfterMs: { x: [tickMs, tickMs], facebook: [tickMs, tickMs], mastodon: [tickMs, tickMs] },
  looksThatMayFail: 1,
  tickMs,
  ringAgainMs: tickMs,
}

export function ticks(ms: number): number {
  return Math.ceil(ms / tickMs)
}

export function dateOf(tick: number): Date {
  return new Date(tick * tickMs)
}

/** From its send on, a request may land until the lease is over and the first wait too: the settle wait covers it. */
export const landsWithin = ticks(timing.leaseMs + timing.lookAfterMs.x[0])

/** A read-back shows a post so late at most: the second wait covers it. */
export const readLag = ticks(timing.lookAfterMs.x[1])
