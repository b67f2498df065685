import { createHash } from 'node:crypto'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App, AppDeps } from '../../deps.ts'
import { withAnswers } from './openapi-answers.ts'

/** Collects every route that comes after it, for `/api/v1/openapi.json` and `/api/v1/docs`. */
export async function addOpenApi(app: App, { version, publicUrl, publicDocs }: AppDeps): Promise<void> {
  const config = publicDocs ? ({ public: true } as const) : {}
  const cookie = publicUrl.startsWith('https:') ? '__Host-dateline' : 'dateline'
  await app.register(swagger, {
    exposeHeadRoutes: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dateline',
        version,
        description:
          'News items in, approved posts out, figures and infographics back. Sign in with a session cookie (`POST /api/v1/session`) or an API key. Errors are problem documents (RFC 9457).',
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'A key that begins with `dl_`' },
          session: { type: 'apiKey', in: 'cookie', name: `${cookie}.session_token` },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  })
  app.get('/api/v1/openapi.json', { config, schema: { hide: true } }, async () => withAnswers(app.swagger()))
  addDocs(app, config)
}

/** The pages come from a package of five megabytes, so it is loaded when they are first read. */
function addDocs(app: App, config: { public?: true }): void {
  let loading: Promise<FastifyInstance> | undefined
  async function load(): Promise<FastifyInstance> {
    const { default: reference } = await import('@scalar/fastify-api-reference')
    const docs = Fastify()
    await docs.register(reference, {
      routePrefix: '/api/v1/docs',
      configuration: {
        url: '/api/v1/openapi.json',
        withDefaultFonts: false,
        telemetry: false,
        showDeveloperTools: 'never',
        agent: { disabled: true },
      },
    })
    return docs
  }
  for (const url of ['/api/v1/docs', '/api/v1/docs/*']) {
    app.get(url, { config, schema: { hide: true } }, async (request, reply) => {
      loading ??= load()
      const page = await (await loading).inject({ method: 'GET', url: request.url })
      const type = String(page.headers['content-type'] ?? 'text/plain')
      if (page.headers.location) return reply.redirect(String(page.headers.location))
      if (type.startsWith('text/html')) reply.header('content-security-policy', policyFor(page.body))
      return reply.code(page.statusCode).type(type).send(page.rawPayload)
    })
  }
}

/** The page's own inline script by its hash, and nothing from any other host. */
function policyFor(html: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
