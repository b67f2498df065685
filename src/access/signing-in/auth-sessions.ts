import { makeSignature } from 'better-auth/crypto'
import type { AuthServer } from './auth-server.ts'

/** Opens a session for a person whose sign-in has been checked; the cookie is signed as better-auth signs its own. */
export async function openAuthSession(
  server: AuthServer,
  personId: string,
  userAgent: string | undefined,
): Promise<{ token: string; cookie: string }> {
  const { internalAdapter, authCookies, secret } = await server.$context
  const { token } = await internalAdapter.createSession(personId, false, { userAgent: userAgent ?? '' })
  const { name, attributes } = authCookies.sessionToken
  const value = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`)
  const secure = attributes.secure ? '; Secure' : ''
  return {
    token,
    cookie: `${name}=${value}; Max-Age=${attributes.maxAge}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  }
}
