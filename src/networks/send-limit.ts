import { systemClock } from '../core/time/clock.ts'
import { momentOf, msSince } from '../core/time/elapsed.ts'
import type { CallOptions } from './network.ts'

/** The two guards of one request: what ends it on the way, and what keeps it from leaving too late. */
export interface SendLimit {
  /** Aborts when the call's time is over or its caller stops, whichever is first. */
  signal: AbortSignal
  /** For `agentUntil`: by both clocks, from now on, and by the caller's own count. */
  isTooLate(): boolean
}

/** Begins to count the time of a call. */
export function sendLimitOf(call: CallOptions): SendLimit {
  const begun = momentOf(systemClock)
  const limit = AbortSignal.timeout(call.timeoutMs)
  return {
    signal: call.signal ? AbortSignal.any([limit, call.signal]) : limit,
    isTooLate: () => call.isTooLate?.() === true || msSince(systemClock, begun) >= call.timeoutMs,
  }
}
