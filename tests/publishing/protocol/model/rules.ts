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
  /** Off: the time is looked at before the connection is made, and not again in the turn of the first byte. */
  firstByte: 'kept' | 'broken'
  /** Off: an answer that says nothing is taken for "not sent". */
  unknown: 'asked about' | 'sent again'
  /** The recalls that may come. */
  recalls: readonly Recall[]
  /** When they may come: at every moment, or only just before a statement that asks for them, which is the same. */
  recallsCome: 'at every moment' | 'before they are read'
  /** Off: these recalls are not asked for by any statement. */
  unchecked: readonly Recall[]
  /** Off: these statements ask for no recall. */
  uncheckedBy: readonly WriteAhead[]
  /** Off: what became of a post is told by a later commit than the one that made it so. */
  told: 'in the same commit' | 'in a later one'
  /** A post that is so many ticks overdue when its turn comes, and of which nothing is out, waits for a person. */
  holdAfter: number
  /** 1, or a thread of so many. */
  segments: number
  media: 'none' | 'to upload'
  /** Worlds with more attempts are not walked: a broken protocol may go on for ever. */
  mostAttempts: number
  budget: Budget
}

/** The five ways in which permission to publish is taken back. */
export const recalls = ['withdrawn', 'edited', 'approver deactivated', 'stopped', 'disconnected'] as const
export type Recall = (typeof recalls)[number]

/** The statements that let a segment go out. */
export type WriteAhead = 'the claim' | 'the intent after an upload' | 'the record of a segment'

/** A set of recalls, as a number: one bit for each. */
export function bitsOf(set: readonly Recall[]): number {
  return set.reduce((bits, recall) => bits | (1 << recalls.indexOf(recall)), 0)
}
/** Those that take the approval away, and those that end. */
export const approvalBits = bitsOf(['withdrawn', 'edited', 'approver deactivated'])
export const stopBits = bitsOf(['stopped', 'disconnected'])

/** As the protocol is. */
export const kept = {
  settleWait: 'kept',
  fence: 'kept',
  deadline: 'kept',
  firstByte: 'kept',
  unknown: 'asked about',
  unchecked: [],
  uncheckedBy: [],
  told: 'in the same commit',
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
