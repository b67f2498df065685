import { z } from 'zod'
import { done, moment, secretFormat } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'

const password = z.string().min(1).max(200).meta(secretFormat)
const code = z.string().min(1).max(40).meta(secretFormat)

export const passwordProof = z.strictObject({ password })
export const fullProof = z.strictObject({
  password,
  code: code.describe('Of the authenticator app, or a backup code'),
})
export const totpCode = z.strictObject({ code })

const backupCodes = z.object({
  backupCodes: z.array(z.string()).describe('Each signs you in once; shown this once'),
})

/** Authenticator app and backup codes of the one who asks; and the way out for a person who has lost both. */
export const secondFactor = {
  show: operation({
    id: 'secondFactor.show',
    method: 'GET',
    path: '/api/v1/session/second-factor',
    tag: 'session',
    summary: 'Your second factor',
    command: { words: 'second-factor show', example: '' },
    answers: {
      200: z.object({
        totp: z.boolean(),
        backupCodesLeft: z.int(),
        passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: moment.nullable() })),
        isForRoles: z.boolean().describe('Your roles are ones that should have a second factor'),
      }),
    },
    errors: [],
    open: 'enrolling',
  }),
  begin: operation({
    id: 'secondFactor.begin',
    method: 'POST',
    path: '/api/v1/session/second-factor/totp',
    tag: 'session',
    summary: 'Begin to set up an authenticator app: its secret, as text and as a QR code',
    command: { words: 'second-factor begin', example: '', columns: ['secret', 'uri'] },
    body: passwordProof,
    answers: {
      201: z.object({
        secret: z.string().describe('Base32, to type in by hand'),
        uri: z.string().describe('`otpauth:`, as the QR code holds it'),
        qr: z.string().describe('SVG'),
      }),
    },
    errors: ['conflict'],
    open: 'enrolling',
  }),
  confirm: operation({
    id: 'secondFactor.confirm',
    method: 'POST',
    path: '/api/v1/session/second-factor/totp/confirm',
    tag: 'session',
    summary: 'Enter the first code of the app; your other sessions end',
    command: { words: 'second-factor confirm', example: '' },
    body: totpCode,
    answers: { 200: backupCodes },
    errors: ['wrong-code', 'conflict'],
    open: 'enrolling',
  }),
  remove: operation({
    id: 'secondFactor.remove',
    method: 'POST',
    path: '/api/v1/session/second-factor/totp/remove',
    tag: 'session',
    summary: 'Remove the authenticator app',
    command: { words: 'second-factor remove', example: '', done: 'removed' },
    body: fullProof,
    answers: { 200: done },
    errors: ['wrong-code', 'conflict'],
    open: 'enrolling',
  }),
  renewCodes: operation({
    id: 'secondFactor.renewCodes',
    method: 'POST',
    path: '/api/v1/session/second-factor/backup-codes',
    tag: 'session',
    summary: 'New backup codes; the earlier ones become invalid',
    command: { words: 'second-factor renew-codes', example: '' },
    body: fullProof,
    answers: { 200: backupCodes },
    errors: ['wrong-code', 'conflict'],
    open: 'enrolling',
  }),
  reset: operation({
    id: 'secondFactor.reset',
    method: 'POST',
    path: '/api/v1/people/:id/reset-second-factor',
    tag: 'people',
    summary: 'Remove every second factor of a person who has lost theirs; they are notified',
    command: { words: 'people reset-second-factor', example: 'bilal@example.org', done: 'reset' },
    params: z.strictObject({ id: z.string().max(64) }),
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
  }),
}
