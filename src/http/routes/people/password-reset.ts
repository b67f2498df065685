import { requestPasswordReset } from '../../../access/passwords/reset-password.ts'
import { followPersonalLink } from '../../../access/passwords/setup-link.ts'
import { passwordReset } from '../../../api/people/password-reset.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { App, AppDeps } from '../../deps.ts'
import { isDone, serve } from '../../serve.ts'

export function addPasswordResetRoutes(app: App, deps: AppDeps): void {
  serve(app, passwordReset.request, async request => {
    await mailResetLink(deps, request.body.email, request.ip)
    return isDone
  })

  serve(app, passwordReset.finish, async request => {
    await followPersonalLink(deps, request.body)
    return isDone
  })
}

/**
 * Mails a link for a forgotten password; one answer for every address.
 * @throws DatelineError `unavailable` without a mail server.
 */
export async function mailResetLink(deps: AppDeps, email: string, networkAddress: string): Promise<void> {
  const { mail } = deps
  if (!mail) throw new DatelineError('mail-not-set', {})
  const { sent } = await requestPasswordReset({ ...deps, mail }, { email, networkAddress })
  sent.catch(thrown => deps.log.warn({ err: thrown }, 'a link for a new password was not mailed'))
}
