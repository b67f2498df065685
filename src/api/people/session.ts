import { z } from 'zod'
import { done, secretFormat } from '../parts/fields.ts'
import { mailAddress } from '../parts/mail-address.ts'
import { operation } from '../parts/operation.ts'
import { keySummary } from './keys.ts'
import { grant } from './people.ts'

export const newPassword = z
  .string()
  .min(12, 'at least 12 characters')
  .max(128, 'at most 128 characters')
  .meta(secretFormat)

export const signInBody = z.strictObject({
  email: mailAddress,
  password: z.string().min(1).max(200).meta(secretFormat),
  code: z.string().min(1).max(40).optional().describe('Of the authenticator app, or a backup code'),
})

/** The session of the one who asks. */
export const session = {
  signIn: operation({
    id: 'session.signIn',
    method: 'POST',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Sign in; the answer sets the session cookie',
    command: { words: 'login', handWritten: true },
    body: signInBody,
    answers: { 200: done },
    errors: ['not-signed-in', 'second-factor-needed', 'wrong-code'],
    open: 'to-all',
  }),
  show: operation({
    id: 'session.show',
    method: 'GET',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Who is signed in',
    command: { words: 'session show', example: '' },
    answers: {
      200: z.object({
        person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
        via: z.enum(['session', 'api-key', 'system']),
        grants: z.array(grant),
        mustSetUpSecondFactor: z.boolean().describe('Until then nothing else is open'),
        scopes: z.array(z.string()).optional().describe('Of an API key'),
      }),
    },
    errors: ['not-found'],
    open: 'enrolling',
  }),
  signOut: operation({
    id: 'session.signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Sign out',
    command: { words: 'logout', handWritten: true },
    answers: { 200: done },
    errors: [],
    open: 'enrolling',
  }),
  changePassword: operation({
    id: 'session.changePassword',
    method: 'PUT',
    path: '/api/v1/session/password',
    tag: 'session',
    summary: 'Choose a new password; every session ends',
    command: { words: 'session change-password', example: '--api-keys revoke', columns: ['keys'] },
    description: 'The answer sets a new cookie and lists the API keys that stay valid.',
    body: z.strictObject({
      currentPassword: z.string().min(1).max(200).meta(secretFormat),
      newPassword,
      apiKeys: z
        .enum(['keep', 'revoke'])
        .optional()
        .describe('Whether your API keys stay valid; `keep` when absent'),
    }),
    answers: { 200: z.object({ done: z.literal(true), keys: z.array(keySummary) }) },
    errors: ['weak-password', 'conflict'],
    open: 'enrolling',
  }),
}
