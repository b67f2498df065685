/** The waits before the first and the second look, in milliseconds. */
export type Waits = readonly [first: number, second: number]

/** How long things may take, in milliseconds; the same for every worker of an installation. */
export interface Timing {
  /** From the claim on: how long a worker may prepare, and then how long one request, or one look, may take in all. */
  leaseMs: number
  /** The part of the lease in which a request may still start and end; the rest is for the way to the record. */
  sendWindowMs: number
  /** Instead of the networks' own `lookAfterMs`, where all of them are played by something that says how late it shows a post. */
  lookAfterMs?: Waits
  /** How often a read-back may fail before a person is asked. */
  failedLooksAllowed: number
  /** How long to wait after a read-back that failed, by the number of those; the last of them from then on. */
  lookAgainMs: readonly number[]
  /** How often the dispatcher looks at the record. */
  tickMs: number
  /** After how long a bell that no worker answered is rung again. */
  ringAgainMs: number
}

/** A killed worker's post is taken up when its lease ends: within 15 s, as docs/reliability.md promises. */
export const liveTiming: Timing = {
  leaseMs: 12_000,
  sendWindowMs: 10_000,
  // Two days in all.
  failedLooksAllowed: 104,
  lookAgainMs: [5, 5, 10, 20, 40, 80, 160, 300, 600, 1_200, 1_800].map(each => each * 1_000),
  tickMs: 1_000,
  ringAgainMs: 5_000,
}

/** The sandbox says how late it shows a post: at most two seconds. */
export const sandboxTiming: Timing = {
  ...liveTiming,
  leaseMs: 7_000,
  sendWindowMs: 5_000,
  lookAfterMs: [2_500, 2_500],
}

/** How long to wait before the next try, by the number of tries that never reached the network. */
const backoffMs = [2_000, 5_000, 15_000, 60_000, 300_000] as const

export function backoffAfter(tries: number): number {
  return backoffMs[Math.min(tries, backoffMs.length) - 1] ?? backoffMs[0]
}
