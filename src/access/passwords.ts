import { DatelineError } from '../core/errors.ts'

/** Length rather than kinds of characters (NIST SP 800-63B, 3.1.1.2); counted in code points. */
export const passwordLength = { least: 12, most: 128 } as const

/** The scrypt hash of a new password. Throws `bad-input` for a length outside of `passwordLength`. */
export async function hashNewPassword(password: string): Promise<string> {
  const length = [...password].length
  if (length < passwordLength.least || length > passwordLength.most) {
    throw new DatelineError(
      'bad-input',
      `The password has ${length} characters; ${passwordLength.least} to ${passwordLength.most} are allowed.`,
    )
  }
  const { hashPassword } = await import('better-auth/crypto')
  return await hashPassword(password)
}
