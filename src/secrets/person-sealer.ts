import type { PersonSealer } from '../access/second-factor/second-factor.ts'
import { openSecret, type SecretKeys, sealSecret } from './secret-keys.ts'

/** The secret of an authenticator app, among the secrets of a person. */
export const totpField = 'totp'

/** Seals the secrets of second factors with SECRET_KEYS, each for its person. */
export function personSealer(keys: SecretKeys): PersonSealer {
  return {
    seal: (personId, plain) => sealSecret(keys, { personId, field: totpField }, plain),
    open: (personId, secret) => openSecret(keys, { personId, field: totpField }, secret),
  }
}
