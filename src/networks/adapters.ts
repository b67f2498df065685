import { DatelineError } from '../core/errors/errors.ts'
import type { Network, NetworkName } from './network.ts'

export type Networks = ReadonlyMap<NetworkName, Network>

/** The adapter of a network. Throws `bad-input` for a name that is not connected here. */
export function networkOf(networks: Networks, name: NetworkName): Network {
  const network = networks.get(name)
  if (network) return network
  throw new DatelineError('network-unknown', { network: name, known: [...networks.keys()].join(', ') })
}
