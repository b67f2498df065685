import { DatelineError } from '../../../core/errors/errors.ts'

const mostCharacters = 2_000
/** Where mail, directories and the like answer is nothing for a request of HTTP (the "bad ports" of the Fetch standard). */
const firstFreePort = 1_024
const webPorts: ReadonlySet<string> = new Set(['', '80', '443'])

/**
 * The address of a feed in its one form: without a fragment, the host in small letters and without a dot at its end.
 * Whether the host is public is seen when it is connected to.
 * @throws DatelineError `feed-address-invalid`.
 */
export function feedAddress(text: string, base?: string): URL {
  const written = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
  const refuse = (reason: string) =>
    new DatelineError('feed-address-invalid', { address: written.slice(0, 200), reason })
  if (written.length > mostCharacters) throw refuse(`it is longer than ${mostCharacters} characters`)
  if (!URL.canParse(written, base))
    throw refuse('it is not a web address; it must begin with https:// or http://')
  const url = new URL(written, base)
  if (!/^https?:$/.test(url.protocol)) throw refuse('it must begin with https:// or http://')
  if (url.username !== '' || url.password !== '')
    throw refuse('it holds a user name or password; only feeds that are open to all can be watched')
  if (!webPorts.has(url.port) && Number(url.port) < firstFreePort)
    throw refuse(`port ${url.port} is not for web pages; allowed are 80, 443 and those from ${firstFreePort}`)
  url.hash = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  if (url.hostname === '') throw refuse('it has no host name')
  // Percent signs and international names may have made it longer.
  if (url.href.length > mostCharacters) throw refuse(`it is longer than ${mostCharacters} characters`)
  return url
}
