import { DatelineError } from '../../core/errors/errors.ts'
import { NetworkFailureError } from '../../networks/network.ts'

/** Makes a call while a person waits to connect: what the network refused comes out as `unavailable`, in its words. */
export async function withReadableRefusal<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError)) throw thrown
    throw new DatelineError('network-refused-connection', { reason: thrown.failure.reason })
  }
}
