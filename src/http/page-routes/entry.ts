import { z } from 'zod'
import { openSetupLink } from '../../access/passwords/setup-link.ts'
import { SecondFactorNeeded } from '../../access/signing-in/second-step.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { timelinePolicy } from '../../sandbox/timeline/timeline-style.ts'
import type { App, AppDeps } from '../deps.ts'
import { notePage, openLinkPage, setupPage } from '../pages/forms.ts'
import { styleSheet } from '../pages/html.ts'
import { setupScript } from '../pages/setup-script.ts'
import { sendFault, sendPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/caller/client.ts'
import { followForm, setUpForm } from './set-up-form.ts'
import { toSecondStep } from './sign-in.ts'

const config = { public: true } as const
const hidden = { hide: true } as const
const token = z.string().max(100)

/** What a person needs before signing in, and the timelines of the sandbox. */
export function addPages(app: App, deps: AppDeps): void {
  app.get('/style.css', { config, schema: hidden }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styleSheet),
  )

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
        if (thrown instanceof SecondFactorNeeded) return toSecondStep(deps, reply, thrown, '/')
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
