import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isAnybodyHere } from '../../access/passwords/setup-link.ts'
import { hasAlready } from '../content-tag.ts'
import type { App, AppDeps } from '../deps.ts'
import { notBuiltPage } from '../pages/notes.ts'
import { asPage, sendPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/caller/client.ts'
import { viewOf } from '../plugins/caller/view.ts'
import { appPolicy } from '../plugins/security-headers.ts'
import { acceptedEncoding } from './accepted-encoding.ts'
import { type BuiltApp, type BuiltFile, withNonce } from './built-app.ts'

const method = ['GET', 'HEAD'] as const

/** The web app: its files to everyone, its page to people who are signed in. */
export function addAppFiles(app: App, deps: AppDeps, builtApp: () => Promise<BuiltApp | undefined>): void {
  app.route({
    method: [...method],
    url: '/assets/*',
    config: { public: true, limit: 'none' },
    schema: { hide: true },
    async handler(request, reply) {
      const file = (await builtApp())?.files.get(pathOf(request))
      if (file) return await sendFile(request, reply, file)
      return reply.callNotFound()
    },
  })

  // Whatever no other route answers: a screen of the app has its address in the browser alone.
  app.route({
    method: [...method],
    url: '/*',
    config: { public: true },
    schema: { hide: true },
    errorHandler: asPage,
    async handler(request, reply) {
      const built = await builtApp()
      const file = built?.files.get(pathOf(request))
      if (file) return await sendFile(request, reply, file)
      if (!isForPeople(app, request)) return reply.callNotFound()
      const elsewhere = await whereFirst(deps, request)
      return elsewhere === undefined ? sendIndex(request, reply, built) : reply.redirect(elsewhere, 303)
    },
  })
}

/** The path that was asked for, without the first slash. */
function pathOf(request: FastifyRequest): string {
  return (request.url.split('?')[0] ?? '').slice(1)
}

/** A browser that opens an address: neither a program nor the app itself, to which a page would be no answer. */
function isForPeople(app: App, request: FastifyRequest): boolean {
  const path = `/${pathOf(request)}`
  if (/^\/(api|assets|health)(\/|$)/.test(path)) return false
  // A page of the server, of which only the headers are wanted.
  if (request.method === 'HEAD' && app.hasRoute({ method: 'GET', url: path })) return false
  return path === '/' || (request.headers.accept?.includes('text/html') ?? false)
}

/** Where people go first who may not use the app yet; undefined for those who may. */
async function whereFirst({ access, db }: AppDeps, request: FastifyRequest): Promise<string | undefined> {
  const actor = request.actor ?? (await access.signedInActor(clientOf(request).headers))
  if (actor?.mustEnrol) return '/account'
  if (actor) return undefined
  if (request.url !== '/') return `/sign-in?${new URLSearchParams({ to: request.url })}`
  return (await isAnybodyHere(db)) ? '/sign-in' : '/setup'
}

/** Kept nowhere: each answer has a nonce of its own, for the styles that components write into the page. */
function sendIndex(request: FastifyRequest, reply: FastifyReply, built: BuiltApp | undefined): FastifyReply {
  if (!built) return sendPage(reply, notBuiltPage(viewOf(request)), 503)
  const nonce = randomBytes(18).toString('base64')
  // The service worker keeps this page, and none of the server's own.
  reply.header('content-security-policy', appPolicy(nonce)).header('dateline-page', 'app')
  return sendPage(reply, withNonce(built, nonce))
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: BuiltFile,
): Promise<FastifyReply> {
  const encoding = acceptedEncoding(request.headers['accept-encoding'], file.encodings)
  const etag = `"${encoding ? `${file.etag}-${encoding.name}` : file.etag}"`
  reply
    .header('cache-control', file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('vary', 'accept-encoding')
    .header('etag', etag)
  if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const bytes = await readFile(encoding ? file.place + encoding.suffix : file.place)
  if (encoding) reply.header('content-encoding', encoding.name)
  return reply.type(file.type).send(bytes)
}
