import type { FastifyRequest } from 'fastify'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isLoopback } from '../../../core/loopback.ts'
import type { App, AppDeps } from '../../deps.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers under any name, for probes that know only an address. */
    anyHost?: true
  }
}

/**
 * Answers only under the name people reach the app at. A name that was made to lead here (DNS rebinding) would
 * otherwise read in the browser what only this machine may; ASVS 5.0, 13.4 and RFC 9110, 7.4.
 */
export function addOwnHost(app: App, { publicUrl }: AppDeps): void {
  const own = new URL(publicUrl)
  const isOwn = isLoopback(own.hostname)
    ? (given: URL) => isLoopback(given.hostname)
    : (given: URL) => given.host === own.host
  app.addHook('onRequest', async request => {
    if (request.routeOptions.config?.anyHost) return
    const given = hostOf(request, own.protocol)
    if (given && isOwn(given)) return
    throw new DatelineError('wrong-host', { host: request.host, origin: own.origin })
  })
}

/** The default port is left out, as in an origin; undefined for a Host header that is none. */
function hostOf(request: FastifyRequest, protocol: string): URL | undefined {
  return URL.parse(`${protocol}//${request.host}`) ?? undefined
}
