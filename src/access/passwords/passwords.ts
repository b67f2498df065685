import { DatelineError } from '../../core/errors/errors.ts'
import type { OwnWord } from './own-words.ts'
import { passwordLength } from './password-length.ts'

/**
 * The scrypt hash of a new password.
 * @throws DatelineError as `assertGoodPassword`.
 */
export async function hashNewPassword(password: string, ownWords: readonly OwnWord[]): Promise<string> {
  await assertGoodPassword(password, ownWords)
  const { hashPassword } = await import('better-auth/crypto')
  return await hashPassword(password)
}

/**
 * Refuses a password that may not be chosen.
 * @throws DatelineError `bad-input` for a length outside of `passwordLength`, `weak-password` for one that is common, a
 * pattern, or made of the words given (OWASP ASVS 5.0, 6.2.4 and 6.2.11).
 */
export async function assertGoodPassword(password: string, ownWords: readonly OwnWord[]): Promise<void> {
  const length = [...password].length
  if (length < passwordLength.least || length > passwordLength.most) {
    throw new DatelineError('password-length', {
      length,
      least: passwordLength.least,
      most: passwordLength.most,
    })
  }
  // The list and the estimator take some 30 MB, so they are loaded when a password is chosen.
  const { weaknessOf } = await import('./password-weakness.ts')
  const weakness = await weaknessOf(password, ownWords)
  if (weakness) throw new DatelineError('weak-password', { reason: weakness.reason }, { ...weakness.facts })
}
