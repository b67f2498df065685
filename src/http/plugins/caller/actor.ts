import type { FastifyRequest } from 'fastify'
import type { SignedInActor } from '../../../access/actor.ts'
import { hasSessionCookie } from '../../../access/signing-in/sign-in.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { App, AppDeps } from '../../deps.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed in; read it with `actorOf`. */
    actor: SignedInActor | undefined
  }
  interface FastifyContextConfig {
    /** Answers without a sign-in. Every such route is named in tests/http/doors.test.ts. */
    public?: true
    /** Open also to a person who must set up a second factor first. */
    enrolling?: true
    idempotent?: true | 'unkept'
  }
}

/**
 * Finds out who asks, before anything of the request is read, also on public routes: a session or a key that is right
 * is counted for its person, anything else for the network it comes from.
 */
export function addActor(app: App, { access }: AppDeps): void {
  app.decorateRequest('actor', undefined)
  app.addHook('onRequest', async request => {
    const { public: isPublic, limit } = request.routeOptions.config ?? {}
    if (request.is404 || limit === 'none') return
    const asking = access.signedInActor(headersOf(request))
    // A public page shows itself, and what is wrong, without a record.
    request.actor = await (isPublic ? asking.catch(() => undefined) : asking)
  })
}

/** Without a sign-in only public routes answer; a session changes things from our own pages alone. */
export function addDoors(app: App, { publicUrl }: AppDeps): void {
  app.addHook('onRequest', async request => {
    if (request.is404) return
    const isPublic = request.routeOptions.config.public === true
    if (changesSomething(request) && (isPublic || hasSessionCookie(headersOf(request))))
      assertOwnPage(request, publicUrl)
    if (isPublic) return
    if (request.actor?.mustEnrol && !request.routeOptions.config.enrolling)
      throw new DatelineError('second-factor-required', {})
    if (request.actor) return
    throw new DatelineError('not-signed-in', {})
  })
}

/** Who asks. Every route that is not public has someone. */
export function actorOf(request: FastifyRequest): SignedInActor {
  if (request.actor) return request.actor
  throw new DatelineError('not-signed-in', {})
}

export function headersOf(request: FastifyRequest): Headers {
  const { cookie, authorization } = request.headers
  const key = request.headers['x-api-key']
  return new Headers({
    ...(cookie ? { cookie } : {}),
    ...(authorization ? { authorization } : {}),
    ...(typeof key === 'string' ? { 'x-api-key': key } : {}),
  })
}

function changesSomething(request: FastifyRequest): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}

/** Browsers say where a request comes from; a page of another site must not use our cookie (OWASP ASVS 5.0, 3.5.1). */
function assertOwnPage(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin') return
  const isOwn = site === undefined && request.headers.origin === new URL(publicUrl).origin
  if (isOwn) return
  throw new DatelineError('wrong-origin', { origin: new URL(publicUrl).origin })
}
