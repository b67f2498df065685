import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** Names for addresses that proxies often have. */
const named: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/**
 * The proxies whose `X-Forwarded-For` is believed, as a list of addresses and networks; an empty one for `none`. A
 * network of all addresses is refused: then every client could choose who it is.
 */
export const trustedProxies = z.string().transform((given, context): string[] => {
  if (given.trim() === 'none') return []
  return given.split(',').flatMap(entry => {
    const addresses = addressesOf(entry.trim())
    if (addresses) return addresses
    context.addIssue(
      `"${entry.trim()}" must be an address, a network such as 10.0.0.0/8, loopback or private, more after commas; or none alone`,
    )
    return []
  })
})

function addressesOf(entry: string): readonly string[] | undefined {
  if (Object.hasOwn(named, entry)) return named[entry]
  const [address = '', length, ...more] = entry.split('/')
  if (more.length > 0 || !isAddress(address)) return undefined
  if (length === undefined) return [entry]
  return ipaddr.isValidCIDR(entry) && Number(length) > 0 ? [entry] : undefined
}

/** ipaddr.js also takes 010.1 and 0x7f000001, which no one means. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text))
}
