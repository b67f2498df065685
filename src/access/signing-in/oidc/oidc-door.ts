import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { spendOnce } from '../attempt-limits.ts'
import type { Client } from '../client.ts'
import type { Doorkeeper } from '../doorkeeper.ts'
import type { SignedIn } from '../signed-in.ts'
import { candidateFor, linkPerson } from './linked-person.ts'
import { oidcAttempts } from './oidc-attempt.ts'
import { type OidcPerson, type OidcSettings, openOidcProvider } from './oidc-provider.ts'

/** Sign-in at the provider of the settings. */
export interface OidcDoor {
  /** The provider, for people to read. */
  name: string
  /** Where to send the browser, and the cookie that binds its return to it. Throws `oidc-unavailable`. */
  begin(client: Client, to: string): Promise<{ url: string; cookie: string }>
  /** Where the person wanted to go who comes back in this browser. */
  destinationOf(headers: Headers): string
  /**
   * Lets in who comes back; never makes a person.
   * @param search of the address that the browser was sent to.
   * @throws DatelineError `oidc-attempt-over`, `oidc-declined`, `oidc-answer-invalid`, `oidc-unavailable`,
   * `oidc-no-account`, `oidc-linked-otherwise`, `too-many-requests`, and `SecondFactorNeeded`.
   */
  finish(client: Client & { headers: Headers }, search: string): Promise<SignedIn>
  /** The `Set-Cookie` value that ends what was begun. */
  clearing: string
}

interface Options {
  settings: OidcSettings
  /** Derived from SECRET_KEYS. */
  secret: string
  publicUrl: string
  door: Doorkeeper
  /** Opens a session for a person whose account at the provider was proved, or asks for their second factor. */
  letIn(personId: string, client: Client): Promise<SignedIn>
}

export function openOidcDoor(
  deps: { db: Db; clock: Clock },
  { settings, secret, publicUrl, door, letIn }: Options,
): OidcDoor {
  const { db, clock } = deps
  const now = () => clock.now()
  const attempts = oidcAttempts(secret, publicUrl.startsWith('https:'), now)
  const provider = openOidcProvider(settings, publicUrl, () => now().getTime())

  /** A return counts for its network until it is found to be genuine; the address that it proves, for its account. */
  async function proved(client: Client & { headers: Headers }, search: string): Promise<OidcPerson> {
    return await door.tryReturn(client, async () => {
      const attempt = attempts.attemptOf(client.headers)
      const state = new URLSearchParams(search).get('state')
      if (!attempt || attempt.state !== state || !(await spendOnce(deps, `oidc ${state}`)))
        throw new DatelineError('oidc-attempt-over', {})
      return await provider.personOf(search, attempt)
    })
  }

  async function personFor(person: OidcPerson): Promise<string> {
    const candidate = await candidateFor(db, settings, person)
    if (!candidate) throw new DatelineError('oidc-no-account', { provider: settings.name })
    if (!candidate.isLinked) await linkPerson(deps, settings, candidate.personId, person)
    return candidate.personId
  }

  return {
    name: settings.name,
    clearing: attempts.clearing,
    destinationOf: headers => attempts.attemptOf(headers)?.to ?? '/',

    async begin(client, to) {
      const { url, proof } = await provider.begin().catch(thrown => {
        door.reportFault(client, thrown)
        throw thrown
      })
      return { url, cookie: attempts.cookieFor({ ...proof, to }) }
    },

    async finish(client, search) {
      const person = await proved(client, search)
      const account = { email: `oidc ${person.subject}`, personId: undefined }
      const personId = await door.tryPassword('sign-in', account, client, () => personFor(person))
      return await letIn(personId, client)
    },
  }
}
