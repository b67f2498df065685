import { DatelineError } from '../core/errors/errors.ts'
import { type NetworkName, networkNameShape } from '../core/network-name.ts'
import { profile as facebook } from './facebook/profile.ts'
import { profile as mastodon } from './mastodon/profile.ts'
import type { NetworkProfile } from './profile.ts'
import { profile as x } from './x/profile.ts'

/** In the order in which people see them. */
const profiles = new Map<NetworkName, NetworkProfile>()

/** The networks that come with Dateline. */
for (const profile of [x, facebook, mastodon]) registerNetwork(profile)

/**
 * Adds a network, before anything asks for it. Throws where another one has its name, and for a name that cannot stand in
 * an address: `attempts` is none, since `/connect/attempts/…` shows how connecting stands.
 * @returns what takes it out again.
 */
export function registerNetwork(profile: NetworkProfile): () => void {
  if (!networkNameShape.test(profile.name) || profile.name === 'attempts')
    throw new Error(`A network cannot have the name "${profile.name}".`)
  const known = profiles.get(profile.name)
  if (known && known.module !== profile.module)
    throw new Error(`Two networks have the name "${profile.name}": ${known.module}, ${profile.module}.`)
  profiles.set(profile.name, profile)
  return () => profiles.delete(profile.name)
}

export function networkProfiles(): NetworkProfile[] {
  return [...profiles.values()]
}

/** What is known of a network. Throws `bad-input` for a name that is not in the catalogue; the record holds only those. */
export function profileOf(name: NetworkName): NetworkProfile {
  const profile = profiles.get(name)
  if (profile) return profile
  throw new DatelineError('network-unknown', {
    network: name.slice(0, 60),
    known: [...profiles.keys()].join(', '),
  })
}

/** The same for what the record may hold of a network that has been taken out since. */
export function findProfile(name: NetworkName): NetworkProfile | undefined {
  return profiles.get(name)
}

/** What staff call a network; its name where it is no longer known. */
export function networkLabel(name: NetworkName): string {
  return profiles.get(name)?.label ?? name
}
