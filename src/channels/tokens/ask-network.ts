import type { Logger } from '../../core/logging/logger.ts'
import { NetworkFailureError, type NetworkName } from '../../networks/network.ts'
import { networkLabel } from '../../networks/profiles.ts'

/**
 * Makes a call of a network's adapter. An error that is not the adapter's own may quote the request, and with it a
 * token: only its name is logged, and what comes out says no more than that the answer was not understood.
 * Throws only `NetworkFailureError`.
 */
export async function askNetwork<Answer>(
  log: Logger,
  network: NetworkName,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call()
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) throw thrown
    const error = thrown instanceof Error ? thrown.name : typeof thrown
    log.error({ network, error }, 'a call of a network failed oddly')
    throw new NetworkFailureError({
      type: 'unknown',
      code: 'unexpected',
      reason: `The answer of ${networkLabel(network)} could not be understood.`,
    })
  }
}
