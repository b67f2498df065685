import { z } from 'zod'
import {
  confirmSetUp,
  removeTotp,
  renewBackupCodes,
  resetSecondFactor,
  secondFactorOf,
  setUpTotp,
} from '../../access/second-factor/manage-second-factor.ts'
import { done } from '../../api/parts/fields.ts'
import {
  backupCodesAnswer,
  fullProof,
  passwordProof,
  secondFactorAnswer,
  totpAnswer,
  totpCode,
} from '../../api/second-factor.ts'
import { personSealer } from '../../secrets/person-sealer.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { clientOf } from '../plugins/client.ts'

const config = { enrolling: true } as const
const byId = z.strictObject({ id: z.string().max(64) })
const isDone = { done: true } as const

/** Authenticator app and backup codes of the one who asks; and the way out for a person who has lost both. */
export function addSecondFactorRoutes(app: App, deps: AppDeps): void {
  const factorDeps = { ...deps, sealer: personSealer(deps.keys) }
  const tags = ['session']

  app.get(
    '/api/v1/session/second-factor',
    { config, schema: { tags, summary: 'Your second factor', response: { 200: secondFactorAnswer } } },
    async request => await secondFactorOf(deps.db, actorOf(request)),
  )

  app.post(
    '/api/v1/session/second-factor/totp',
    {
      config,
      schema: {
        tags,
        summary: 'Begin to set up an authenticator app: its secret, as text and as a QR code',
        body: passwordProof,
        response: { 201: totpAnswer },
      },
    },
    async (request, reply) => {
      const form = { ...clientOf(request), ...request.body }
      const begun = await setUpTotp(factorDeps, actorOf(request), form)
      return reply.code(201).send({ ...begun, qr: await qrOf(begun.uri) })
    },
  )

  app.post(
    '/api/v1/session/second-factor/totp/confirm',
    {
      config,
      schema: {
        tags,
        summary: 'Enter the first code of the app; your other sessions end',
        body: totpCode,
        response: { 200: backupCodesAnswer },
      },
    },
    async request => await confirmSetUp(factorDeps, actorOf(request), request.body.code),
  )

  app.post(
    '/api/v1/session/second-factor/totp/remove',
    {
      config,
      schema: {
        tags,
        summary: 'Take the authenticator app away',
        body: fullProof,
        response: { 200: done },
      },
    },
    async request => {
      await removeTotp(factorDeps, actorOf(request), { ...clientOf(request), ...request.body })
      return isDone
    },
  )

  app.post(
    '/api/v1/session/second-factor/backup-codes',
    {
      config,
      schema: {
        tags,
        summary: 'New backup codes; those of before are worth nothing',
        body: fullProof,
        response: { 200: backupCodesAnswer },
      },
    },
    async request =>
      await renewBackupCodes(factorDeps, actorOf(request), { ...clientOf(request), ...request.body }),
  )

  app.post(
    '/api/v1/people/:id/reset-second-factor',
    {
      schema: {
        tags: ['people'],
        summary: 'Take away every second factor of a person who has lost theirs; they are notified',
        params: byId,
        response: { 200: done },
      },
    },
    async request => {
      await resetSecondFactor(deps, actorOf(request), request.params.id)
      return isDone
    },
  )
}

/** Black on white whatever the colours of the page, since cameras need that. */
export async function qrOf(uri: string): Promise<string> {
  const { renderSVG } = await import('uqr')
  return renderSVG(uri, { border: 2 })
}
