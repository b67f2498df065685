import { isIP } from 'node:net'
import { z } from 'zod'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import type { AuthServer } from '../signing-in/auth-server.ts'

/** What a browser is given for `navigator.credentials`, with the cookie that binds the answer to it. */
export interface PasskeyOptions {
  options: Record<string, unknown>
  cookies: string[]
}

/** Passkeys by better-auth's plugin; what a browser must be asked, and what its answers are worth. */
export interface PasskeyDoor {
  registrationOptions(headers: Headers): Promise<PasskeyOptions>
  /** Keeps a new passkey of the person whose session this is. */
  register(form: {
    headers: Headers
    name: string
    response: Record<string, unknown>
  }): Promise<{ id: string }>
  signInOptions(): Promise<PasskeyOptions>
  /** The person whose passkey answered. Throws `not-signed-in` for an answer that is not theirs. */
  personOf(headers: Headers, response: Record<string, unknown>): Promise<string>
}

/** Why passkeys cannot be used where people reach Dateline; undefined where they can (WebAuthn 3, 5.1.3 and 13.4.9). */
export function noPasskeysAt(publicUrl: string): string | undefined {
  const { protocol, hostname, origin } = new URL(publicUrl)
  if (hostname === 'localhost' || (protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0))
    return undefined
  return `Passkeys need PUBLIC_URL to be https with a host name, or http://localhost with its port; it is ${origin}.`
}

export function openPasskeyDoor(db: Db, server: () => Promise<AuthServer>, publicUrl: string): PasskeyDoor {
  async function api() {
    const why = noPasskeysAt(publicUrl)
    if (why) throw new DatelineError('passkeys-unavailable', { origin: new URL(publicUrl).origin })
    return (await server()).api
  }

  return {
    async registrationOptions(headers) {
      const { headers: answer, response } = await (await api()).generatePasskeyRegistrationOptions({
        headers,
        query: {},
        returnHeaders: true,
      })
      return { options: { ...response }, cookies: answer.getSetCookie() }
    },

    async register({ headers, name, response }) {
      const known = await api()
      const passkey = await known
        .verifyPasskeyRegistration({ headers, body: { response, name } })
        .catch(() => {
          throw new DatelineError('passkey-invalid', {})
        })
      return { id: passkey.id }
    },

    async signInOptions() {
      const { headers, response } = await (await api()).generatePasskeyAuthenticationOptions({
        headers: new Headers(),
        returnHeaders: true,
      })
      // The plugin asks for it only where the device can; without it a stolen device would be enough.
      return { options: { ...response, userVerification: 'required' }, cookies: headers.getSetCookie() }
    },

    async personOf(headers, response) {
      const known = await api()
      const answer = await known
        .verifyPasskeyAuthentication({ headers, body: { response: authenticationAnswer.parse(response) } })
        .catch(() => {
          throw new DatelineError('passkey-unknown', {})
        })
      const { session } = opened.parse(answer)
      // Sessions are opened in one place, for all ways to sign in.
      await db.deleteFrom('person_session').where('token', '=', session.token).execute()
      return session.userId
    },
  }
}

/** The plugin reads and checks it itself. */
const authenticationAnswer = z.custom<
  NonNullable<Parameters<AuthServer['api']['verifyPasskeyAuthentication']>[0]>['body']['response']
>(value => typeof value === 'object' && value !== null)

const opened = z.object({ session: z.object({ token: z.string(), userId: z.string() }) })
