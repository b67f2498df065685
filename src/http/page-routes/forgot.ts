import { passwordResetBody } from '../../api/people/password-reset.ts'
import type { App, AppDeps } from '../deps.ts'
import { forgotPage, notePage } from '../pages/forms.ts'
import { asPage, sendPage } from '../plugins/as-page.ts'
import { mailResetLink } from '../routes/people/password-reset.ts'

const config = { public: true } as const

/** A link by mail for a forgotten password, where SMTP_URL is set. */
export function addForgotPages(app: App, deps: AppDeps): void {
  app.get('/forgot', { config, schema: { hide: true } }, async (_request, reply) =>
    sendPage(reply, forgotPage()),
  )

  app.post(
    '/forgot',
    { config, errorHandler: asPage, schema: { hide: true, body: passwordResetBody } },
    async (request, reply) => {
      await mailResetLink(deps, request.body.email, request.ip)
      const sentence =
        'If there is an account with this address, a link is on its way to it. It works once, within an hour.'
      return sendPage(reply, notePage('Check your e-mail', sentence))
    },
  )
}
