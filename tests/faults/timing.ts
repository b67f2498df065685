import { sandboxTiming, type Timing } from '../../src/publishing/protocol/timing.ts'

/** The moments of the protocol, as short as a busy machine of two cores keeps them, so that many runs fit. */
export const faultTiming: Timing = {
  leaseMs: 2_000,
  sendWindowMs: 1_200,
  lookAfterMs: { ...sandboxTiming.lookAfterMs, x: [700, 700], facebook: [700, 700] },
  looksThatMayFail: 20,
  tickMs: 250,
  ringAgainMs: 500,
}

/** How late the sandbox shows a post: less than the second wait, as the protocol needs. */
export const readLagMs = 400
