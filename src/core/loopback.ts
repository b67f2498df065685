import ipaddr from 'ipaddr.js'

/**
 * Whether a host name or address reaches only the machine itself: `localhost` and names under it (RFC 6761, 6.3),
 * 127.0.0.0/8, `::1` and their IPv4-mapped forms, with or without the brackets of a URL.
 */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|[\].]$/g, '').toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback'
}
