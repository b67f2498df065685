import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Factors } from '../second-factor/second-factor.ts'
import { cookieIn } from './cookies.ts'

/** The password was right; the second factor is missing. The cookies let a browser bring it in a second step. */
export class SecondFactorNeeded extends DatelineError {
  readonly factors: Factors
  readonly cookies: readonly string[]

  constructor(factors: Factors, cookie: string) {
    super(
      'second-factor-needed',
      factors.totp
        ? 'The password is right. Enter the code of your authenticator app, or a backup code, as well.'
        : 'This account signs in with a passkey, in a browser; the password alone is not enough.',
    )
    this.factors = factors
    this.cookies = factors.totp ? [cookie] : []
  }
}

/** What stands for a right password until the code is entered. */
export interface Challenges {
  cookieFor(personId: string): string
  /** The person whose password was right within the last ten minutes in this browser. */
  personOf(headers: Headers): string | undefined
  /** The `Set-Cookie` value that removes it. */
  clearing: string
}

const goodForSeconds = 600

export function challengesOf(secret: string, isHttps: boolean, now: () => Date): Challenges {
  const key = Buffer.from(hkdfSync('sha256', secret, 'dateline', 'second step', 32))
  const name = `${isHttps ? '__Host-' : ''}dateline.second_step`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  return {
    cookieFor(personId) {
      const text = `${personId}.${Math.floor(now().getTime() / 1_000)}`
      return `${name}=${text}.${sign(text)}; Max-Age=${goodForSeconds}; ${attributes}`
    },
    personOf(headers) {
      const [personId = '', madeAt = '', signature = ''] = cookieIn(headers, name)?.split('.') ?? []
      const expected = sign(`${personId}.${madeAt}`)
      if (signature.length !== expected.length) return undefined
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined
      return now().getTime() / 1_000 - Number(madeAt) < goodForSeconds ? personId : undefined
    },
    clearing: `${name}=; Max-Age=0; ${attributes}`,
  }
}
