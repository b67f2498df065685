import type { FastifyRequest } from 'fastify'
import { cookieIn } from '../../../access/signing-in/cookies.ts'
import type { InterfaceLanguage } from '../../../core/languages/interface-languages.ts'
import type { AppForPages, AppForPagesWatch } from '../../app-files/app-for-pages.ts'
import type { App, AppDeps } from '../../deps.ts'
import type { Theme, View } from '../../pages/frame/view.ts'
import { headersOf } from './actor.ts'
import { languageAsked, readLanguage } from './asked-language.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the networks are those of the sandbox, for pages to say so. */
    isPractice: boolean
    /** What the built app gives to pages. */
    appForPages: AppForPages | undefined
  }
}

/** How a browser keeps its language and theme: a copy of what its person chose, readable before signing in. */
export const lookCookies = { language: 'dateline.language', theme: 'dateline.theme' } as const
const oneYear = 365 * 24 * 60 * 60

export function addViews(app: App, { sandbox }: AppDeps, watch: AppForPagesWatch): void {
  app.decorateRequest('isPractice', sandbox !== undefined)
  app.decorateRequest('appForPages', undefined)
  app.addHook('onRequest', async request => {
    if (!notPages.test(request.url)) request.appForPages = await watch.now()
  })
}

const notPages = /^\/(api|assets|health|metrics|pages)(\/|$)/

/** In the language and theme that the browser keeps, or as it asks. */
export function viewOf(request: FastifyRequest): View {
  const headers = headersOf(request)
  return {
    language:
      readLanguage(cookieIn(headers, lookCookies.language)) ??
      languageAsked(request.headers['accept-language']),
    theme: readTheme(cookieIn(headers, lookCookies.theme)) ?? 'system',
    path: pathOf(request),
    isSignedIn: request.actor !== undefined,
    isPractice: request.isPractice,
    styleSheet: request.appForPages?.styleSheet.address ?? '',
    modules: request.appForPages?.modules ?? [],
  }
}

/** The `Set-Cookie` values that keep what is given in the browser. */
export function cookiesFor(
  { publicUrl }: AppDeps,
  look: { language?: InterfaceLanguage | undefined; theme?: Theme | undefined },
): string[] {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  const rest = `Max-Age=${oneYear}; Path=/; SameSite=Lax${secure}`
  return (['language', 'theme'] as const).flatMap(each =>
    look[each] ? [`${lookCookies[each]}=${look[each]}; ${rest}`] : [],
  )
}

export function readTheme(given: string | undefined): Theme | undefined {
  return given === 'light' || given === 'dark' || given === 'system' ? given : undefined
}

/** Forms below /account answer at addresses that cannot be opened. */
function pathOf({ method, url }: FastifyRequest): string {
  if (method === 'GET') return url
  return url.startsWith('/account/') ? '/account' : url
}
