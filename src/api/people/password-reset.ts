import { z } from 'zod'
import { done, secretFormat } from '../parts/fields.ts'
import { mailAddress } from '../parts/mail-address.ts'
import { operation } from '../parts/operation.ts'
import { newPassword } from './session.ts'

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
  finish: operation({
    id: 'passwordReset.finish',
    method: 'POST',
    path: '/api/v1/password-reset/finish',
    tag: 'session',
    summary:
      'Choose a password by the link of an invitation or of a reset; sessions and API keys of before end',
    command: {
      words: 'password-reset finish',
      example: '',
      done: 'The password is chosen. Sign in with it: dateline login --email ADDRESS',
    },
    body: z.strictObject({
      link: z
        .string()
        .min(1)
        .max(400)
        .meta(secretFormat)
        .describe('The link, or what stands in it behind `token=`'),
      password: newPassword,
    }),
    answers: { 200: done },
    errors: ['not-found', 'weak-password', 'conflict'],
    open: 'to-all',
  }),
}
