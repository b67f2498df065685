import helmet from '@fastify/helmet'
import type { App, AppDeps } from '../deps.ts'

const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  'base-uri': ["'none'"],
}

/** Nothing from elsewhere, nothing inline: pages of ours need no more. Pages that do set their own policy. */
export async function addSecurityHeaders(app: App, { publicUrl }: AppDeps): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: policy,
    },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // What a person may see is no one else's, and not the next person's at the same screen.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/**
 * Of the page of the web app. Besides what other pages have: style elements with the nonce of this one answer, files that
 * were chosen and not sent yet (`blob:`), its service worker and its manifest.
 */
export function appPolicy(nonce: string): string {
  const own = {
    ...policy,
    'style-src': [...policy['style-src'], `'nonce-${nonce}'`],
    'img-src': [...policy['img-src'], 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
  }
  return Object.entries(own)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ')
}
