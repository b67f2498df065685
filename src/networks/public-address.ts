import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Resolves a name that a person typed in, for a connection to it, and fails with the code ENOTPUBLIC when any of its
 * addresses is not public. As it is the connection's own lookup, the addresses that were looked at are the ones
 * connected to: a name that changes its address after a check (DNS rebinding) gains nothing.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? notPublic(), '', 0)
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(notPublic(), '', 0)
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

/** Whether an IP address is one of the internet at large: not private, loopback, link-local, mapped or reserved. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  // Only 2000::/3 is given out (RFC 4291, section 2.4, and IANA's list); the rest may mean anything one day.
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'))
}

function notPublic(): NodeJS.ErrnoException {
  return Object.assign(new Error('the name leads to an address that is not public'), { code: 'ENOTPUBLIC' })
}
