import type { NetworkName } from '../../../networks/network.ts'
import { profileOf } from '../../../networks/profiles.ts'
import type { Timing, Waits } from '../timing.ts'

/**
 * When to look for a post in doubt on a network, in milliseconds: after its request's deadline, then after the look before.
 * How soon a post can be read back is hardly specified: usually seconds, so the first look comes soon, and the second,
 * which decides that it is not there, much later.
 */
export function looksOn(timing: Timing, network: NetworkName): Waits {
  return timing.lookAfterMs ?? profileOf(network).lookAfterMs
}

/** How long to wait after so many read-backs that failed, in milliseconds. */
export function lookAgainAfter({ lookAgainMs }: Timing, failures: number): number {
  return lookAgainMs[Math.max(1, failures) - 1] ?? lookAgainMs.at(-1) ?? 0
}
