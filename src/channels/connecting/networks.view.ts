import type { Networks } from '../../networks/adapters.ts'
import type { NetworkProfile, WayIn } from '../../networks/profile.ts'
import { networkProfiles } from '../../networks/profiles.ts'
import type { WaysIn } from './ways-in.ts'

/** A network as people choose one to connect an account of. */
export interface ConnectableNetwork
  extends Pick<NetworkProfile, 'name' | 'label' | 'accountWord' | 'servers'> {
  /** `missing`: why a way is not open here, with the settings to be set; null where it is open. */
  waysIn: { way: WayIn; missing: string | null }[]
}

/** All networks, in the order in which people see them. */
export function connectableNetworks(deps: { networks: Networks; waysIn: WaysIn }): ConnectableNetwork[] {
  return networkProfiles().map(({ name, label, accountWord, servers, waysIn }) => ({
    name,
    label,
    accountWord,
    servers,
    waysIn: waysIn.map(way => ({ way, missing: missingFor(deps, name, way) })),
  }))
}

function missingFor(deps: { networks: Networks; waysIn: WaysIn }, name: string, way: WayIn): string | null {
  const part = deps.waysIn.networks.get(name)
  const isOpen =
    { 'sign-in': part?.signIn, token: part?.byToken, keys: deps.networks.get(name) }[way] !== undefined
  return isOpen ? null : (part?.missing ?? 'This installation has no connection to it.')
}
