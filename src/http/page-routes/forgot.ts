import { passwordResetBody } from '../../api/people/password-reset.ts'
import type { App, AppDeps } from '../deps.ts'
import { forgotPage, linkSentPage } from '../pages/entry/forgot.ts'
import { asPage, sendPage } from '../plugins/as-page.ts'
import { viewOf } from '../plugins/caller/view.ts'
import { mailResetLink } from '../routes/people/password-reset.ts'

const config = { public: true } as const

/** A link by mail for a forgotten password, where SMTP_URL is set. */
export function addForgotPages(app: App, deps: AppDeps): void {
  app.get('/forgot', { config, schema: { hide: true } }, async (request, reply) =>
    sendPage(reply, forgotPage(viewOf(request))),
  )

  app.post(
    '/forgot',
    { config, errorHandler: asPage, schema: { hide: true, body: passwordResetBody } },
    async (request, reply) => {
      await mailResetLink(deps, request.body.email, request.ip)
      return sendPage(reply, linkSentPage(viewOf(request)))
    },
  )
}
