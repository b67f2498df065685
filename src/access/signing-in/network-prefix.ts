import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The network an address belongs to, as one customer is given: /24 for IPv4 (also IPv4-mapped), /56 for IPv6. A port
 * that a proxy wrote behind the address is left out; what is no address at all stands for itself.
 */
export function networkPrefix(address: string): string {
  const bare = withoutPort(address)
  if (isIP(bare) === 0) return bare
  const parsed = ipaddr.process(bare)
  const bytes = parsed.toByteArray()
  if (parsed.kind() === 'ipv4') return `${bytes.slice(0, 3).join('.')}.0/24`
  return `${bytes
    .slice(0, 7)
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')}/56`
}

function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
}
