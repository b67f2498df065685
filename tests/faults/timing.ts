import { liveTiming, type Timing } from '../../src/publishing/sending/timing.ts'

/**
 * The moments of the protocol, as short as two cores that do nothing else keep them, so that many runs fit; longer by
 * `pace` where the machine has other work (see pace.ts).
 */
export function faultTiming(pace: number): Timing {
  const moment = (ms: number) => Math.round(ms * pace)
  return {
    leaseMs: moment(2_000),
    sendWindowMs: moment(1_200),
    lookAfterMs: [moment(700), moment(700)],
    failedLooksAllowed: liveTiming.failedLooksAllowed,
    // Hours of an account that cannot be read pass within a run.
    lookAgainMs: liveTiming.lookAgainMs.map(ms => moment(Math.max(100, ms / 500))),
    tickMs: 250,
    ringAgainMs: moment(500),
  }
}

/** How late the sandbox shows a post: less than the second wait, as the protocol needs; in whole milliseconds. */
export function readLagMs(pace: number): number {
  return Math.round(400 * pace)
}
