import { z } from 'zod'
import { assertGoodForLink, openSetupLink } from '../../access/passwords/setup-link.ts'
import { SecondFactorNeeded } from '../../access/signing-in/second-step.ts'
import { statusOf } from '../../api/parts/errors.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { timelinePolicy } from '../../sandbox/timeline/timeline-style.ts'
import type { App, AppDeps } from '../deps.ts'
import { choosePasswordPage } from '../pages/entry/choose-password.ts'
import { brokenLinkPage, openLinkPage } from '../pages/entry/link.ts'
import { setUpPage } from '../pages/entry/set-up.ts'
import type { SetUpFaults } from '../pages/entry/set-up-given.ts'
import type { View } from '../pages/frame/view.ts'
import { plainWordsOfError, wordsOfError } from '../pages/words/error-words.ts'
import { asPage, sendFault, sendPage } from '../plugins/as-page.ts'
import { clientOf } from '../plugins/caller/client.ts'
import { cookiesFor, viewOf } from '../plugins/caller/view.ts'
import { letThrough } from './language-at-the-door.ts'
import { faultsOfError, seenFaults } from './set-up-faults.ts'
import { followForm, type SetUpFormFields, setUpForm } from './set-up-form.ts'
import { toSecondStep } from './sign-in.ts'

/** Also what refuses a request before it is read answers with a page. */
const open = { config: { public: true }, errorHandler: asPage } as const
const hidden = { hide: true } as const

/** What a person needs before signing in, and the timelines of the sandbox. */
export function addPages(app: App, deps: AppDeps): void {
  app.get('/setup', { ...open, schema: hidden }, async (request, reply) =>
    sendPage(reply, openLinkPage(viewOf(request))),
  )

  // Also the way to another language, which keeps what was typed.
  app.post('/setup/open', { ...open, schema: { ...hidden, body: setUpForm } }, async (request, reply) => {
    const { language, theme } = request.body
    const view = viewOf(request)
    const wanted = { ...view, ...omitUndefined({ language, theme }) }
    reply.header('set-cookie', cookiesFor(deps, { language, theme }))
    try {
      return sendPage(reply, await pageOfLink(deps, wanted, request.body))
    } catch (thrown) {
      return sendFault(request, reply, thrown, fault => brokenLinkPage(wanted, fault))
    }
  })

  app.post('/setup', { ...open, schema: { ...hidden, body: setUpForm } }, async (request, reply) => {
    const form = request.body
    const view = viewOf(request)
    const link = await openSetupLink(deps, form.token).catch(asUndefined)
    const seen = link?.for === 'first-admin' ? seenFaults(view, form) : {}
    if (Object.keys(seen).length > 0) return sendPage(reply, await pageOfLink(deps, view, form, seen), 400)
    try {
      const { personId } = await followForm(deps, form, view.language)
      const signedIn = await deps.access.signInByLink(personId, clientOf(request))
      const path = link?.for === 'first-admin' ? '/account/protect' : '/'
      return await letThrough(deps, request, reply, { signedIn, path })
    } catch (thrown) {
      if (thrown instanceof SecondFactorNeeded)
        return toSecondStep(deps, request, reply, thrown, { path: '/' })
      if (!(thrown instanceof DatelineError)) throw thrown
      const faults = faultsOfError(view, thrown, form)
      const page = await pageOfLink(deps, view, form, faults).catch(() =>
        brokenLinkPage(view, wordsOfError(view, thrown)),
      )
      return sendPage(reply, page, statusOf(thrown))
    }
  })

  // What the script of the page shows while a password is typed.
  app.post('/setup/password', { ...open, schema: { ...hidden, body: setUpForm } }, async (request, reply) => {
    try {
      await assertGoodForLink(deps, request.body)
      return reply.send({})
    } catch (thrown) {
      if (!(thrown instanceof DatelineError)) throw thrown
      return reply.send({ weakness: plainWordsOfError(viewOf(request), thrown) })
    }
  })

  const { sandbox } = deps
  if (!sandbox) return
  app.get('/sandbox', { config: open.config, schema: hidden }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', `${timelinePolicy}; frame-ancestors 'self'`)
      .send(await sandbox.timeline()),
  )
  app.get(
    '/sandbox/media/:id',
    { config: open.config, schema: { ...hidden, params: z.object({ id: z.string().max(100) }) } },
    async (request, reply) => {
      const picture = await sandbox.picture(request.params.id)
      if (!picture) throw new DatelineError('sandbox-media-not-found', {})
      return reply.type(picture.contentType).send(Buffer.from(picture.bytes))
    },
  )
}

/** The form that a link leads to. Throws `link-expired`. */
async function pageOfLink(
  deps: AppDeps,
  view: View,
  form: SetUpFormFields,
  faults: SetUpFaults = {},
): Promise<string> {
  const { token } = form
  const link = await openSetupLink(deps, token)
  if (link.for === 'first-admin') return setUpPage(view, { token, given: form, faults })
  return choosePasswordPage(view, { token, person: link, fault: faults.password ?? faults.form })
}

function asUndefined(): undefined {
  return undefined
}
