import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Factors } from '../second-factor/second-factor.ts'
import { cookieIn } from './cookies.ts'

/** The password was right; the second factor is missing. The cookies let a browser bring it in a second step. */
export class SecondFactorNeeded extends DatelineError<'second-factor-needed' | 'passkey-needed'> {
  readonly factors: Factors
  readonly cookies: readonly string[]

  constructor(factors: Factors, cookie: string) {
    super(factors.totp ? 'second-factor-needed' : 'passkey-needed', {})
    this.factors = factors
    this.cookies = factors.totp ? [cookie] : []
  }
}

/** What stands for a right password until the code is entered, or until what the person signs in with is changed. */
export interface Challenges {
  /** @param mark of credentials-mark.ts, as it was when the password was right. */
  cookieFor(personId: string, mark: string): string
  /** The person whose password was right within the last ten minutes in this browser, where the mark is still theirs. */
  personOf(headers: Headers, markOf: (personId: string) => Promise<string>): Promise<Proved | undefined>
  /** The `Set-Cookie` value that removes it. */
  clearing: string
}

export interface Proved {
  personId: string
  mark: string
}

const goodForSeconds = 600

export function challengesOf(secret: string, isHttps: boolean, now: () => Date): Challenges {
  const key = Buffer.from(hkdfSync('sha256', secret, 'dateline', 'second step', 32))
  const name = `${isHttps ? '__Host-' : ''}dateline.second_step`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  return {
    cookieFor(personId, mark) {
      const text = `${personId}.${Math.floor(now().getTime() / 1_000)}`
      return `${name}=${text}.${sign(`${text} ${mark}`)}; Max-Age=${goodForSeconds}; ${attributes}`
    },
    async personOf(headers, markOf) {
      const [personId = '', madeAt = '', signature = ''] = cookieIn(headers, name)?.split('.') ?? []
      if (!(now().getTime() / 1_000 - Number(madeAt) < goodForSeconds)) return undefined
      const mark = await markOf(personId)
      const expected = sign(`${personId}.${madeAt} ${mark}`)
      if (signature.length !== expected.length) return undefined
      return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? { personId, mark } : undefined
    },
    clearing: `${name}=; Max-Age=0; ${attributes}`,
  }
}
