import { z } from 'zod'
import { moment } from './parts/fields.ts'

const password = z.string().min(1).max(200)
const code = z.string().min(1).max(40)

export const passwordProof = z.strictObject({ password })
export const fullProof = z.strictObject({
  password,
  code: code.describe('Of the authenticator app, or a backup code'),
})
export const totpCode = z.strictObject({ code })

export const secondFactorAnswer = z.object({
  totp: z.boolean(),
  backupCodesLeft: z.int(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: moment.nullable() })),
  isForRoles: z.boolean().describe('Your roles are ones that should have a second factor'),
})
export const totpAnswer = z.object({
  secret: z.string().describe('Base32, to type in by hand'),
  uri: z.string().describe('`otpauth:`, as the QR code holds it'),
  qr: z.string().describe('SVG'),
})
export const backupCodesAnswer = z.object({
  backupCodes: z.array(z.string()).describe('Each lets you in once; shown this once'),
})
