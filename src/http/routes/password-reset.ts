import { z } from 'zod'
import { requestPasswordReset } from '../../access/passwords/reset-password.ts'
import { done } from '../../api/parts/fields.ts'
import { mailAddress } from '../../api/parts/mail-address.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { App, AppDeps } from '../deps.ts'
import { forgotPage, notePage } from '../pages/forms.ts'
import { asPage, sendPage } from '../plugins/as-page.ts'

const config = { public: true } as const
const body = z.strictObject({ email: mailAddress })

/** A link by mail for a forgotten password, where SMTP_URL is set; one answer for every address. */
export function addPasswordResetRoutes(app: App, deps: AppDeps): void {
  async function ask(email: string, networkAddress: string): Promise<void> {
    const { mail } = deps
    if (!mail)
      throw new DatelineError(
        'unavailable',
        'No mail server is set (SMTP_URL); ask an administrator for a new link.',
      )
    const { sent } = await requestPasswordReset({ ...deps, mail }, { email, networkAddress })
    sent.catch(thrown => deps.log.warn({ err: thrown }, 'a link for a new password was not mailed'))
  }

  app.post(
    '/api/v1/password-reset',
    {
      config,
      schema: {
        tags: ['session'],
        summary: 'Ask for a link by mail in place of a forgotten password',
        body,
        response: { 202: done },
      },
    },
    async (request, reply) => {
      await ask(request.body.email, request.ip)
      return reply.code(202).send({ done: true } as const)
    },
  )

  app.get('/forgot', { config, schema: { hide: true } }, async (_request, reply) =>
    sendPage(reply, forgotPage()),
  )

  app.post(
    '/forgot',
    { config, errorHandler: asPage, schema: { hide: true, body } },
    async (request, reply) => {
      await ask(request.body.email, request.ip)
      const sentence =
        'If there is an account with this address, a link is on its way to it. It works once, within an hour.'
      return sendPage(reply, notePage('Look into your mail', sentence))
    },
  )
}
