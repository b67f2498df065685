import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { noPasskeysAt } from '../../access/second-factor/passkey-door.ts'
import type { OidcDoor } from '../../access/signing-in/oidc/oidc-door.ts'
import { returnPath } from '../../access/signing-in/return-path.ts'
import { SecondFactorNeeded } from '../../access/signing-in/second-step.ts'
import { totpCode } from '../../api/people/second-factor.ts'
import { signInBody } from '../../api/people/session.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { App, AppDeps } from '../deps.ts'
import { codePage } from '../pages/account.ts'
import { signInPage } from '../pages/forms.ts'
import { sendFault, sendPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/caller/client.ts'

const config = { public: true } as const
const hidden = { hide: true } as const
/** Where the person wants to go; anything else than a path of ours is the first page. */
const to = z.string().optional().catch(undefined)
const wanted = z.object({ to })

/** Signing in with a password, a code, a passkey or at a provider, and signing out. */
export function addSignInPages(app: App, deps: AppDeps): void {
  const pathOf = (given: string | undefined) => returnPath(given, deps.publicUrl)

  app.get('/sign-in', { config, schema: { ...hidden, querystring: wanted } }, async (request, reply) =>
    sendPage(reply, showSignIn(deps, undefined, pathOf(request.query.to))),
  )

  app.post(
    '/sign-in',
    { config, schema: { ...hidden, body: z.strictObject({ email: z.string(), password: z.string(), to }) } },
    async (request, reply) => {
      const { to: given, ...fields } = request.body
      const path = pathOf(given)
      const show = (fault: string) => showSignIn(deps, fault, path)
      const form = signInBody.safeParse(fields)
      if (!form.success) return sendPage(reply, show('Enter an e-mail address and a password.'), 400)
      try {
        const { cookies } = await deps.access.signIn({ ...clientOf(request), ...form.data })
        return reply.header('set-cookie', cookies).redirect(path, 303)
      } catch (thrown) {
        if (thrown instanceof SecondFactorNeeded) return toSecondStep(deps, reply, thrown, path)
        return sendFault(reply, thrown, show)
      }
    },
  )

  app.get('/sign-in/code', { config, schema: { ...hidden, querystring: wanted } }, async (request, reply) =>
    sendPage(reply, codePage(undefined, pathOf(request.query.to))),
  )

  app.post(
    '/sign-in/code',
    { config, schema: { ...hidden, body: totpCode.extend({ to }) } },
    async (request, reply) => {
      const path = pathOf(request.body.to)
      try {
        const step = { ...clientOf(request), code: request.body.code }
        const { cookies } = await deps.access.finishSignIn(step)
        return reply.header('set-cookie', cookies).redirect(path, 303)
      } catch (thrown) {
        const isOver = thrown instanceof DatelineError && thrown.code === 'wrong-credentials'
        return sendFault(reply, thrown, fault =>
          isOver ? showSignIn(deps, 'Sign in again.', path) : codePage(fault, path),
        )
      }
    },
  )

  app.get('/sign-in/oidc', { config, schema: { ...hidden, querystring: wanted } }, async (request, reply) => {
    const path = pathOf(request.query.to)
    try {
      const { url, cookie } = await oidcOf(deps, '/sign-in/oidc').begin(clientOf(request), path)
      return reply.header('set-cookie', cookie).redirect(url, 303)
    } catch (thrown) {
      return sendFault(reply, thrown, fault => showSignIn(deps, fault, path))
    }
  })

  app.get('/sign-in/oidc/callback', { config, schema: hidden }, async (request, reply) => {
    const oidc = oidcOf(deps, '/sign-in/oidc/callback')
    const client = clientOf(request)
    const path = pathOf(oidc.destinationOf(client.headers))
    reply.header('set-cookie', oidc.clearing)
    try {
      const { cookies } = await oidc.finish(client, new URL(request.url, deps.publicUrl).search)
      return reply.header('set-cookie', cookies).redirect(path, 303)
    } catch (thrown) {
      if (thrown instanceof SecondFactorNeeded) return toSecondStep(deps, reply, thrown, path)
      return sendFault(reply, thrown, fault => showSignIn(deps, fault, path))
    }
  })

  app.post('/sign-out', { config, schema: hidden }, async (request, reply) => {
    const cookies = await deps.access.signOut(clientOf(request).headers)
    return reply.header('set-cookie', cookies).redirect('/', 303)
  })
}

/** To the field for the code, or, where a passkey is the only way in, back to signing in with it. */
export function toSecondStep(
  deps: AppDeps,
  reply: FastifyReply,
  { factors, cookies, message }: SecondFactorNeeded,
  path: string,
): FastifyReply {
  if (!factors.totp) return sendPage(reply, showSignIn(deps, message, path), 401)
  const query = path === '/' ? '' : `?${new URLSearchParams({ to: path })}`
  return reply.header('set-cookie', [...cookies]).redirect(`/sign-in/code${query}`, 303)
}

function showSignIn({ access, mail, publicUrl }: AppDeps, fault: string | undefined, path: string): string {
  const offer = {
    passkeys: noPasskeysAt(publicUrl) === undefined,
    forgot: mail !== undefined,
    provider: access.oidc?.name,
  }
  return signInPage(fault, offer, path)
}

/** @throws DatelineError `address-not-found` where the settings name no provider. */
function oidcOf({ access }: AppDeps, path: string): OidcDoor {
  if (access.oidc) return access.oidc
  throw new DatelineError('address-not-found', { path })
}
