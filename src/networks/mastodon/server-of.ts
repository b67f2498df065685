import { DatelineError } from '../../core/errors/errors.ts'

/** An account of a server: `109348@social.example`, with a port where it is not the usual one. */
const accountId = /^(\d{1,19})@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?)$/i

/** The address of the server in an account's id; undefined when it names none. Only https, only names. */
export function serverOriginOf(externalId: string): string | undefined {
  const server = serverOf(externalId)
  return server === '' ? undefined : `https://${server}`
}

/** The host name of the server in an account's id; empty when it names none. */
export function serverOf(externalId: string): string {
  return accountId.exec(externalId)?.[2]?.toLowerCase() ?? ''
}

/** The id that the server itself knows the account by. */
export function localId(externalId: string): string {
  return encodeURIComponent(externalId.split('@')[0] ?? '')
}

/**
 * A server's host name as people type it, in the one form that channels hold: lower case, an international name in
 * ASCII, a port only where it is not 443. Throws `bad-input` for all but a host name.
 */
export function serverNamed(typed: string): string {
  const written = typed.trim()
  const host = /[\s/\\@?#]/.test(written) ? '' : (URL.parse(`https://${written}`)?.host ?? '')
  if (serverOriginOf(`0@${host}`) !== undefined) return host
  throw new DatelineError('server-name-invalid', { network: 'Mastodon', server: written.slice(0, 80) })
}
