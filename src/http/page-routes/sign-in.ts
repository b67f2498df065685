import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noPasskeysAt } from '../../access/second-factor/passkey-door.ts'
import type { OidcDoor } from '../../access/signing-in/oidc/oidc-door.ts'
import { returnPath } from '../../access/signing-in/return-path.ts'
import { SecondFactorNeeded } from '../../access/signing-in/second-step.ts'
import { totpCode } from '../../api/people/second-factor.ts'
import { signInBody } from '../../api/people/session.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { withPlainDigits } from '../../core/text/digits.ts'
import type { App, AppDeps } from '../deps.ts'
import { codePage } from '../pages/entry/code.ts'
import { type SignInShown, signInPage } from '../pages/entry/sign-in.ts'
import { tell } from '../pages/frame/view.ts'
import { asPage, sendFault, sendPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/caller/client.ts'
import { viewOf } from '../plugins/caller/view.ts'
import { letThrough, lookOf } from './language-at-the-door.ts'

/** Also what refuses a request before it is read answers with a page. */
const open = { config: { public: true }, errorHandler: asPage } as const
const hidden = { hide: true } as const
/** Where the person wants to go; anything else than a path of ours is the first page. */
const to = z.string().optional().catch(undefined)
const keep = z.enum(['yes', 'no']).optional().catch(undefined)
const wanted = z.object({ to, keep, out: z.string().optional().catch(undefined) })
const passwordForm = z.strictObject({ email: z.string(), password: z.string(), to, keep })

/** Signing in with a password, a code, a passkey or at a provider, and signing out. */
export function addSignInPages(app: App, deps: AppDeps): void {
  const pathOf = (given: string | undefined) => returnPath(given, deps.publicUrl)

  app.get('/sign-in', { ...open, schema: { ...hidden, querystring: wanted } }, async (request, reply) => {
    const { to: given, out } = request.query
    return sendPage(reply, showSignIn(deps, request, { to: pathOf(given), hasSignedOut: out !== undefined }))
  })

  app.post('/sign-in', { ...open, schema: { ...hidden, body: passwordForm } }, async (request, reply) => {
    const { to: given, keep: kept, ...fields } = request.body
    const [path, isKept] = [pathOf(given), kept === 'yes']
    const shown = { to: path, email: fields.email.slice(0, 320), keep: isKept }
    const form = signInBody.safeParse(fields)
    if (!form.success) {
      const fault = tell(viewOf(request), 'signIn.fieldsMissing')
      return sendPage(reply, showSignIn(deps, request, { ...shown, fault }), 400)
    }
    try {
      const signedIn = await deps.access.signIn({ ...clientOf(request), ...form.data })
      return await letThrough(deps, request, reply, { signedIn, path, keep: isKept })
    } catch (thrown) {
      if (thrown instanceof SecondFactorNeeded)
        return toSecondStep(deps, request, reply, thrown, { path, keep: isKept, email: shown.email })
      return sendFault(request, reply, thrown, fault => showSignIn(deps, request, { ...shown, fault }))
    }
  })

  app.get(
    '/sign-in/code',
    { ...open, schema: { ...hidden, querystring: wanted } },
    async (request, reply) => {
      const shown = { to: pathOf(request.query.to), keep: request.query.keep !== 'no' }
      return sendPage(reply, codePage(viewOf(request), shown))
    },
  )

  app.post(
    '/sign-in/code',
    { ...open, schema: { ...hidden, body: totpCode.extend({ to, keep }) } },
    async (request, reply) => {
      const shown = { to: pathOf(request.body.to), keep: request.body.keep !== 'no' }
      try {
        const step = { ...clientOf(request), code: withPlainDigits(request.body.code) }
        const signedIn = await deps.access.finishSignIn(step)
        return await letThrough(deps, request, reply, { signedIn, path: shown.to, keep: shown.keep })
      } catch (thrown) {
        const isOver = thrown instanceof DatelineError && thrown.code === 'wrong-credentials'
        const view = viewOf(request)
        return sendFault(request, reply, thrown, fault =>
          isOver
            ? showSignIn(deps, request, { to: shown.to, fault: tell(view, 'signIn.signInAgain') })
            : codePage(view, { ...shown, fault }),
        )
      }
    },
  )

  // Where the script of passkeys comes, whose sign-in the API has answered.
  app.get(
    '/sign-in/done',
    { ...open, schema: { ...hidden, querystring: wanted } },
    async (request, reply) => {
      const { actor } = request
      if (actor) reply.header('set-cookie', await lookOf(deps, request, actor.id))
      return reply.redirect(pathOf(request.query.to), 303)
    },
  )

  app.get(
    '/sign-in/oidc',
    { ...open, schema: { ...hidden, querystring: wanted } },
    async (request, reply) => {
      const path = pathOf(request.query.to)
      try {
        const { url, cookie } = await oidcOf(deps, '/sign-in/oidc').begin(clientOf(request), path)
        return reply.header('set-cookie', cookie).redirect(url, 303)
      } catch (thrown) {
        return sendFault(request, reply, thrown, fault => showSignIn(deps, request, { to: path, fault }))
      }
    },
  )

  app.get('/sign-in/oidc/callback', { ...open, schema: hidden }, async (request, reply) => {
    const oidc = oidcOf(deps, '/sign-in/oidc/callback')
    const client = clientOf(request)
    const path = pathOf(oidc.destinationOf(client.headers))
    reply.header('set-cookie', oidc.clearing)
    try {
      const signedIn = await oidc.finish(client, new URL(request.url, deps.publicUrl).search)
      return await letThrough(deps, request, reply, { signedIn, path })
    } catch (thrown) {
      if (thrown instanceof SecondFactorNeeded) return toSecondStep(deps, request, reply, thrown, { path })
      return sendFault(request, reply, thrown, fault => showSignIn(deps, request, { to: path, fault }))
    }
  })

  app.post('/sign-out', { ...open, schema: hidden }, async (request, reply) => {
    const cookies = await deps.access.signOut(clientOf(request).headers)
    return reply.header('set-cookie', cookies).redirect('/sign-in?out', 303)
  })
}

/** To the field for the code, or, where a passkey is the only way in, back to signing in with it. */
export function toSecondStep(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  needed: SecondFactorNeeded,
  { path, keep = true, email = '' }: { path: string; keep?: boolean; email?: string },
): FastifyReply {
  const { factors, cookies } = needed
  if (!factors.totp)
    return sendFault(request, reply, needed, fault =>
      showSignIn(deps, request, { to: path, keep, email, fault }),
    )
  const query = new URLSearchParams({
    ...(path === '/' ? {} : { to: path }),
    ...(keep ? {} : { keep: 'no' }),
  })
  const address = query.size === 0 ? '/sign-in/code' : `/sign-in/code?${query}`
  return reply.header('set-cookie', [...cookies]).redirect(address, 303)
}

function showSignIn(
  { access, mail, publicUrl }: AppDeps,
  request: FastifyRequest,
  shown: Omit<SignInShown, 'offer'>,
): string {
  const offer = {
    passkeys: noPasskeysAt(publicUrl) === undefined,
    forgot: mail !== undefined,
    provider: access.oidc?.name,
  }
  const path = shown.to === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to: shown.to })}`
  return signInPage({ ...viewOf(request), path, isSignedIn: false }, { ...shown, offer })
}

/** @throws DatelineError `address-not-found` where the settings name no provider. */
function oidcOf({ access }: AppDeps, path: string): OidcDoor {
  if (access.oidc) return access.oidc
  throw new DatelineError('address-not-found', { path })
}
