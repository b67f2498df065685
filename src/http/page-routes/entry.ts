import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { openSetupLink } from '../../access/passwords/setup-link.ts'
import { findPerson } from '../../access/people/people.view.ts'
import { noPasskeysAt } from '../../access/second-factor/passkey-door.ts'
import { SecondFactorNeeded } from '../../access/signing-in/second-step.ts'
import { statusOf } from '../../api/parts/errors.ts'
import { totpCode } from '../../api/second-factor.ts'
import { signInBody } from '../../api/session.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { timelinePolicy } from '../../sandbox/timeline/timeline-style.ts'
import type { App, AppDeps } from '../deps.ts'
import { codePage } from '../pages/account.ts'
import { firstPage } from '../pages/first-page.ts'
import { notePage, openLinkPage, setupPage, signInPage } from '../pages/forms.ts'
import { styleSheet } from '../pages/html.ts'
import { setupScript } from '../pages/setup-script.ts'
import { sendPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/caller/client.ts'
import { followForm, setUpForm } from './set-up-form.ts'

const config = { public: true } as const
const hidden = { hide: true } as const
const token = z.string().max(100)

/** The few pages a browser needs before there is a web app: what this is, setting up, signing in. */
export function addPages(app: App, deps: AppDeps): void {
  const showSignIn = (fault: string | undefined) =>
    signInPage(fault, {
      passkeys: noPasskeysAt(deps.publicUrl) === undefined,
      forgot: deps.mail !== undefined,
    })

  app.get('/', { config, schema: hidden }, async (request, reply) => {
    const person = await personAt(deps, request)
    return sendPage(reply, firstPage({ person, sandbox: deps.sandbox !== undefined }))
  })

  app.get('/style.css', { config, schema: hidden }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styleSheet),
  )

  app.get('/sign-in', { config, schema: hidden }, async (_request, reply) =>
    sendPage(reply, showSignIn(undefined)),
  )

  app.post(
    '/sign-in',
    { config, schema: { ...hidden, body: z.strictObject({ email: z.string(), password: z.string() }) } },
    async (request, reply) => {
      const form = signInBody.safeParse(request.body)
      if (!form.success) return sendPage(reply, showSignIn('Enter an e-mail address and a password.'), 400)
      try {
        const { cookies } = await deps.access.signIn({ ...clientOf(request), ...form.data })
        return reply.header('set-cookie', cookies).redirect('/', 303)
      } catch (thrown) {
        if (thrown instanceof SecondFactorNeeded) return toSecondStep(reply, thrown, showSignIn)
        return sendFault(reply, thrown, showSignIn)
      }
    },
  )

  app.get('/sign-in/code', { config, schema: hidden }, async (_request, reply) =>
    sendPage(reply, codePage(undefined)),
  )

  app.post('/sign-in/code', { config, schema: { ...hidden, body: totpCode } }, async (request, reply) => {
    try {
      const step = { ...clientOf(request), code: request.body.code }
      const { cookies } = await deps.access.finishSignIn(step)
      return reply.header('set-cookie', cookies).redirect('/', 303)
    } catch (thrown) {
      const isOver = thrown instanceof DatelineError && thrown.code === 'wrong-credentials'
      return sendFault(reply, thrown, isOver ? () => showSignIn('Sign in again.') : codePage)
    }
  })

  app.post('/sign-out', { config, schema: hidden }, async (request, reply) => {
    const cookies = await deps.access.signOut(clientOf(request).headers)
    return reply.header('set-cookie', cookies).redirect('/', 303)
  })

  app.get('/setup', { config, schema: hidden }, async (_request, reply) => sendPage(reply, openLinkPage()))

  app.get('/setup.js', { config, schema: hidden }, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(setupScript),
  )

  app.post(
    '/setup/open',
    { config, schema: { ...hidden, body: z.strictObject({ token }) } },
    async (request, reply) => {
      try {
        const link = await openSetupLink(deps, request.body.token)
        const person = link.for === 'person' ? link : ('first-admin' as const)
        return sendPage(reply, setupPage(request.body.token, person, undefined))
      } catch (thrown) {
        return sendFault(reply, thrown, sentence => notePage('This link does not work', sentence))
      }
    },
  )

  app.post(
    '/setup',
    {
      config,
      schema: {
        ...hidden,
        body: setUpForm,
      },
    },
    async (request, reply) => {
      const form = request.body
      try {
        const { personId } = await followForm(deps, form)
        const { cookies } = await deps.access.signInByLink(personId, clientOf(request))
        return reply.header('set-cookie', cookies).redirect('/', 303)
      } catch (thrown) {
        if (thrown instanceof SecondFactorNeeded) return toSecondStep(reply, thrown, showSignIn)
        const link = await openSetupLink(deps, form.token).catch(() => undefined)
        if (!link) return sendFault(reply, thrown, sentence => notePage('This link does not work', sentence))
        const person = link.for === 'person' ? link : ('first-admin' as const)
        return sendFault(reply, thrown, sentence => setupPage(form.token, person, sentence, form))
      }
    },
  )

  const { sandbox } = deps
  if (!sandbox) return
  app.get('/sandbox', { config, schema: hidden }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `${timelinePolicy}; frame-ancestors 'self'`)
      .send(await sandbox.timeline()),
  )
  app.get(
    '/sandbox/media/:id',
    { config, schema: { ...hidden, params: z.object({ id: z.string().max(100) }) } },
    async (request, reply) => {
      const picture = await sandbox.picture(request.params.id)
      if (!picture) throw new DatelineError('sandbox-media-not-found', {})
      return reply.type(picture.contentType).send(Buffer.from(picture.bytes))
    },
  )
}

function sendFault(reply: FastifyReply, thrown: unknown, render: (sentence: string) => string): FastifyReply {
  if (!(thrown instanceof DatelineError)) throw thrown
  return sendPage(reply, render(thrown.message), statusOf(thrown))
}

/** To the field for the code, or, where a passkey is the only way in, back to signing in with it. */
function toSecondStep(
  reply: FastifyReply,
  { factors, cookies, message }: SecondFactorNeeded,
  showSignIn: (fault: string) => string,
): FastifyReply {
  if (!factors.totp) return sendPage(reply, showSignIn(message), 401)
  return reply.header('set-cookie', [...cookies]).redirect('/sign-in/code', 303)
}

/** Whoever has a session in this browser. */
async function personAt({ access, db }: AppDeps, request: FastifyRequest) {
  const actor = await access.signedInActor(clientOf(request).headers)
  return actor && (await findPerson(db, actor.id))
}
