import { z } from 'zod'

/** As WebAuthn's JSON forms have them; the sign-in library reads them. */
const webAuthnJson = z.record(z.string(), z.unknown())
const name = z.string().trim().min(1).max(60)

export const passkeyOptions = webAuthnJson.describe(
  'For `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`',
)
export const passkeyAnswer = z.strictObject({
  response: z
    .looseObject({ id: z.string().min(1).max(1_400) })
    .describe('`toJSON()` of what the browser made'),
})
export const passkeyRegistration = passkeyAnswer.extend({ name })
export const passkeyRename = z.strictObject({ name, password: z.string().min(1).max(200) })
export const passkeyAdded = z.object({ id: z.string() })
