import { z } from 'zod'
import { done } from '../parts/fields.ts'
import { mailAddress } from '../parts/mail-address.ts'
import { operation } from '../parts/operation.ts'

export const passwordResetBody = z.strictObject({ email: mailAddress })

export const passwordReset = {
  request: operation({
    id: 'passwordReset.request',
    method: 'POST',
    path: '/api/v1/password-reset',
    tag: 'session',
    summary: 'Ask for a link by mail to replace a forgotten password',
    command: {
      words: 'password-reset request',
      example: '--email bilal@example.org',
      done: 'A link is on its way, if the address has an account.',
    },
    body: passwordResetBody,
    answers: { 202: done },
    errors: [],
    open: 'to-all',
  }),
}
