import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../../core/hash.ts'
import { cookieIn } from './cookies.ts'

/**
 * A browser in which a person has signed in before. Its tries are counted apart from those of strangers, so that no
 * number of wrong passwords from elsewhere keeps the person out (OWASP ASVS 5.0, 6.1.1). The cookie opens nothing else.
 */
export interface KnownDevices {
  /** The `Set-Cookie` value that makes this browser known for the person. */
  cookieFor(personId: string): string
  /** The device's id where the request comes from a browser that is known for the person. */
  deviceOf(headers: Headers, personId: string): string | undefined
}

const goodForDays = 180

/** @param secret derived from SECRET_KEYS: cookies of before a change of keys are strangers' again. */
export function knownDevices(secret: string, isHttps: boolean, now: () => Date): KnownDevices {
  const key = Buffer.from(hkdfSync('sha256', secret, 'dateline', 'known devices', 32))
  const prefix = isHttps ? '__Host-' : ''
  // One cookie a person, so that two who share a browser are both known in it.
  const nameFor = (personId: string) => `${prefix}dateline.device_${sha256(personId).slice(0, 12)}`
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')

  return {
    cookieFor(personId) {
      const device = `${randomBytes(16).toString('base64url')}.${Math.floor(now().getTime() / 1_000)}`
      const value = `${device}.${sign(`${personId} ${device}`)}`
      const attributes = `Max-Age=${goodForDays * 86_400}; Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
      return `${nameFor(personId)}=${value}; ${attributes}`
    },
    deviceOf(headers, personId) {
      const value = cookieIn(headers, nameFor(personId))
      const [id = '', madeAt = '', signature = ''] = value?.split('.') ?? []
      if (!isSame(signature, sign(`${personId} ${id}.${madeAt}`))) return undefined
      const age = now().getTime() / 1_000 - Number(madeAt)
      return age < goodForDays * 86_400 ? id : undefined
    },
  }
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}
