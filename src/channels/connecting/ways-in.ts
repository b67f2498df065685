import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { NetworkConnect, SignIn } from '../../networks/connect.ts'
import type { Credentials } from '../../networks/network.ts'
import type { WayIn } from '../../networks/profile.ts'
import { profileOf } from '../../networks/profiles.ts'

/** How the networks let this installation in. */
export interface WaysIn {
  networks: ReadonlyMap<NetworkName, NetworkConnect>
  /** Whether these are the sandbox's. */
  sandbox: boolean
}

/** Throws `bad-input` where the network has no sign-in, `unavailable` with the settings to be set. */
export function signInTo(waysIn: WaysIn, network: NetworkName): SignIn {
  assertHas(network, 'sign-in')
  return waysIn.networks.get(network)?.signIn ?? isMissing(waysIn, network)
}

/** Throws `bad-input` where the network takes no token alone, `unavailable` with the settings to be set. */
export function tokenDoorOf(waysIn: WaysIn, network: NetworkName): NonNullable<NetworkConnect['byToken']> {
  assertHas(network, 'token')
  return waysIn.networks.get(network)?.byToken ?? isMissing(waysIn, network)
}

/** Throws `bad-input` where the network takes no keys, `unavailable` for such as would not work here, with the settings. */
export function assertTakesKeys(waysIn: WaysIn, network: NetworkName, keys: Credentials): void {
  assertHas(network, 'keys')
  const reason = waysIn.networks.get(network)?.refuseKeys?.(keys)
  if (reason !== undefined) throw new DatelineError('keys-refused-here', { reason })
}

/**
 * The server that an account is on, as a person named it: empty for a network that is one server.
 * Throws `bad-input` where one is needed, or is given to a network that has but one.
 */
export function serverFor(network: NetworkName, named: string | undefined): string {
  const { label, servers, accountWord } = profileOf(network)
  if (servers === 'many' && !named) throw new DatelineError('server-missing', { accountWord, network: label })
  if (servers === 'one' && named) throw new DatelineError('server-not-taken', { network: label })
  return named ?? ''
}

function assertHas(network: NetworkName, way: WayIn): void {
  const { label, waysIn } = profileOf(network)
  if (waysIn.includes(way)) return
  const allowed = waysIn.map(each => wayWords[each]).join(' or ')
  throw new DatelineError('way-in-not-taken', { network: label, way: wayWords[way], allowed })
}

const wayWords: Record<WayIn, string> = {
  'sign-in': 'by signing in there',
  token: 'by an access token alone',
  keys: 'by its credentials with the id of the account',
}

function isMissing(waysIn: WaysIn, network: NetworkName): never {
  const { label } = profileOf(network)
  const reason = waysIn.networks.get(network)?.missing
  if (reason !== undefined) throw new DatelineError('network-app-not-set', { reason })
  throw new DatelineError('network-not-connected', { network: label })
}
