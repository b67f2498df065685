import helmet from '@fastify/helmet'
import type { App, AppDeps } from '../deps.ts'

/** Nothing from elsewhere, nothing inline: pages of ours need no more. Pages that do set their own policy. */
export async function addSecurityHeaders(app: App, { publicUrl }: AppDeps): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // What a person may see is nobody else's, and not the next person's at the same screen.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
