import { z } from 'zod'
import { done, secretFormat } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { passwordProof } from './second-factor.ts'

/** As WebAuthn's JSON forms have them; the sign-in library reads them. */
const webAuthnJson = z.record(z.string(), z.unknown())
const name = z.string().trim().min(1).max(60)
const byId = z.strictObject({ id: z.string().max(64) })

const options = webAuthnJson.describe(
  'For `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`',
)
const browserAnswer = z.strictObject({
  response: z
    .looseObject({ id: z.string().min(1).max(1_400) })
    .describe('`toJSON()` of what the browser made'),
})
export const passkeyRename = z.strictObject({ name, password: z.string().min(1).max(200).meta(secretFormat) })

/** Passkeys of the one who asks, and signing in with one. */
export const passkeys = {
  beginSignIn: operation({
    id: 'passkeys.beginSignIn',
    method: 'POST',
    path: '/api/v1/session/passkey/options',
    tag: 'session',
    summary: 'Begin to sign in with a passkey',
    command: { none: 'Only a browser has passkeys.' },
    answers: { 200: options },
    errors: ['passkeys-unavailable'],
    open: 'to-all',
  }),
  signIn: operation({
    id: 'passkeys.signIn',
    method: 'POST',
    path: '/api/v1/session/passkey',
    tag: 'session',
    summary: 'Sign in with a passkey',
    command: { none: 'Only a browser has passkeys.' },
    body: browserAnswer,
    answers: { 200: done },
    errors: ['not-signed-in', 'passkeys-unavailable'],
    open: 'to-all',
  }),
  beginAdding: operation({
    id: 'passkeys.beginAdding',
    method: 'POST',
    path: '/api/v1/session/passkeys/options',
    tag: 'session',
    summary: 'Begin to add a passkey',
    command: { none: 'Only a browser has passkeys.' },
    body: passwordProof,
    answers: { 200: options },
    errors: ['passkeys-unavailable', 'conflict'],
    open: 'enrolling',
  }),
  add: operation({
    id: 'passkeys.add',
    method: 'POST',
    path: '/api/v1/session/passkeys',
    tag: 'session',
    summary: 'Keep the passkey that the browser made; your other sessions end',
    command: { none: 'Only a browser has passkeys.' },
    body: browserAnswer.extend({ name }),
    answers: { 201: z.object({ id: z.string() }) },
    errors: ['passkeys-unavailable', 'conflict'],
    open: 'enrolling',
  }),
  rename: operation({
    id: 'passkeys.rename',
    method: 'PUT',
    path: '/api/v1/session/passkeys/:id',
    tag: 'session',
    summary: 'Rename a passkey',
    command: {
      words: 'second-factor rename-passkey',
      example: '0199a1b2 --name "Work laptop"',
      done: 'renamed',
    },
    params: byId,
    body: passkeyRename,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
    open: 'enrolling',
  }),
  remove: operation({
    id: 'passkeys.remove',
    method: 'POST',
    path: '/api/v1/session/passkeys/:id/remove',
    tag: 'session',
    summary: 'Remove a passkey',
    command: { words: 'second-factor remove-passkey', example: '0199a1b2', done: 'removed' },
    params: byId,
    body: passwordProof,
    answers: { 200: done },
    errors: ['not-found', 'conflict'],
    open: 'enrolling',
  }),
}
