import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { cookieIn } from '../cookies.ts'
import type { OidcProof } from './oidc-provider.ts'

/** A sign-in that was begun in this browser and waits for its return from the provider. */
export interface OidcAttempts {
  /** The `Set-Cookie` value that binds the attempt to this browser. */
  cookieFor(attempt: OidcAttempt): string
  /** The attempt of the last ten minutes in this browser. */
  attemptOf(headers: Headers): OidcAttempt | undefined
  /** The `Set-Cookie` value that removes it. */
  clearing: string
}

export interface OidcAttempt extends OidcProof {
  /** Where the person wanted to go, a path of ours. */
  to: string
}

const goodForSeconds = 600

const sealed = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  madeAt: z.number(),
})

/** @param secret derived from SECRET_KEYS. What the cookie holds is sealed, so the verifier stays Dateline's. */
export function oidcAttempts(secret: string, isHttps: boolean, now: () => Date): OidcAttempts {
  const key = Buffer.from(hkdfSync('sha256', secret, 'dateline', 'sign-in at a provider', 32))
  const name = `${isHttps ? '__Host-' : ''}dateline.oidc`
  // Lax: the way back from the provider is a link from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  const nowSeconds = () => Math.floor(now().getTime() / 1_000)

  return {
    cookieFor(attempt) {
      const value = seal(key, JSON.stringify({ ...attempt, madeAt: nowSeconds() }))
      return `${name}=${value}; Max-Age=${goodForSeconds}; ${attributes}`
    },
    attemptOf(headers) {
      const text = open(key, cookieIn(headers, name) ?? '')
      if (text === undefined) return undefined
      const { madeAt, ...attempt } = sealed.parse(JSON.parse(text))
      return nowSeconds() - madeAt < goodForSeconds ? attempt : undefined
    },
    clearing: `${name}=; Max-Age=0; ${attributes}`,
  }
}

const nonceBytes = 12
const tagBytes = 16

function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** Undefined for what this key did not seal. */
function open(key: Buffer, value: string): string | undefined {
  const bytes = Buffer.from(value, 'base64url')
  if (bytes.length <= nonceBytes + tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
    return text.toString('utf8')
  } catch {
    return undefined
  }
}
