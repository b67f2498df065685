import { isIP } from 'node:net'
import { DatelineError } from '../../core/errors/errors.ts'
import { isPublicAddress } from '../../networks/public-address.ts'

/**
 * The address of a webhook as it is kept: https, without a name or password in it, and of a public host. A name is
 * resolved with every request, when it may have another address than today.
 * @throws DatelineError `webhook-url-invalid`.
 */
export function readWebhookUrl(written: string): string {
  const url = URL.parse(written.trim())
  const refuse = (reason: string) => new DatelineError('webhook-url-invalid', { url: written, reason })
  if (url?.protocol !== 'https:') throw refuse('it must be an https address')
  if (url.username || url.password) throw refuse('a name or password must not be in it')
  if (url.hash) throw refuse('"#" must not be in it')
  if (!isPublicHost(url)) throw refuse('its host must be a public one')
  return url.href
}

/** Whether a host may be asked as it stands; a name is judged when it is resolved. */
export function isPublicHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) return isPublicAddress(host)
  return host.includes('.') && !/(^|\.)(localhost|local|internal)\.?$/i.test(host)
}
