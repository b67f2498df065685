import { createTurns } from '../../bounded/turns.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { SignedInActor } from '../actor.ts'
import { actorOfCredential } from '../actor-of-credential.ts'
import { auditedTransaction } from '../audit/audited-transaction.ts'
import { isPasswordOf } from '../passwords/check-password.ts'
import { openPasskeyDoor, type PasskeyDoor } from '../second-factor/passkey-door.ts'
import { factorsOf, type PersonSealer, takeCode, wrongCode } from '../second-factor/second-factor.ts'
import type { AccessListener } from './access-event.ts'
import type { AuthServer, AuthServerOptions } from './auth-server.ts'
import type { Client } from './client.ts'
import { credentialsMark } from './credentials-mark.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import { knownDevices } from './known-device.ts'
import { networkPrefix } from './network-prefix.ts'
import { type OidcDoor, openOidcDoor } from './oidc/oidc-door.ts'
import type { OidcSettings } from './oidc/oidc-provider.ts'
import { challengesOf, type Proved, SecondFactorNeeded } from './second-step.ts'
import { startSession } from './sessions.ts'
import type { SignedIn } from './signed-in.ts'

/** Who is at the door: sessions by cookie, API keys by header. */
export interface Access {
  /**
   * Checks an e-mail address, a password and, where the person has a second factor, a code; the answer holds the
   * `Set-Cookie` values of a new session, which replaces the one the request came with.
   * @throws DatelineError `too-many-requests` above the limits of attempt-limits.ts, `not-signed-in` with one and the
   * same sentence whether the address, the password or the person's standing is wrong, `wrong-code`, and
   * `SecondFactorNeeded` for a right password without a code.
   */
  signIn(attempt: SignInAttempt): Promise<SignedIn>
  /** The second step in a browser: the cookie of `SecondFactorNeeded` stands for the password. */
  finishSignIn(step: Client & { code: string }): Promise<SignedIn>
  /** Asks a signed-in person for the password again. Throws `bad-input` for a wrong one; it counts as a try. */
  checkPassword(attempt: Client & { personId: string; password: string }): Promise<void>
  /** Takes a code of a signed-in person. Throws `wrong-code`; it counts as a try. */
  checkCode(attempt: Client & { personId: string; code: string }): Promise<void>
  /** Lets a person in who came by a one-time link; throws `SecondFactorNeeded` where they have one. */
  signInByLink(personId: string, client: Client): Promise<SignedIn>
  /** Lets the person in whose passkey answered; it stands for the password and a second factor. */
  signInByPasskey(client: Client & { headers: Headers }, response: Record<string, unknown>): Promise<SignedIn>
  passkeys: PasskeyDoor
  /** Sign-in at a provider of OpenID Connect; absent where the settings name none. */
  oidc: OidcDoor | undefined
  /** Opens a session for a person whose sign-in was checked elsewhere, as at a change of the password. */
  openSession(personId: string, client: Client): Promise<SignedIn>
  /** Ends the session of the cookie; the answer holds the `Set-Cookie` values that clear it. */
  signOut(headers: Headers): Promise<string[]>
  /** Who sends these headers; their roles are read afresh, so that a demotion works at once. */
  signedInActor(headers: Headers): Promise<SignedInActor | undefined>
  /** Makes an API key for a person; this is the only moment at which the key can be read. */
  createApiKey(key: {
    personId: string
    name: string
    expiresInDays: number
  }): Promise<{ id: string; key: string }>
  /** Calls a listener with everything that happens here. */
  observe(listener: AccessListener): void
}

export interface SignInAttempt extends Client {
  email: string
  password: string
  /** Of the authenticator app, or a backup code. */
  code?: string | undefined
}

export interface AccessOptions extends Omit<AuthServerOptions, 'db'> {
  sealer: PersonSealer
  /** Whether approvers, operators and admins must have a second factor; `optional` when not given. */
  secondFactor?: 'required' | 'optional'
  oidc?: OidcSettings
}

/**
 * A password costs a tenth of a second of the processor. A try counts while it is looked at, so few of one network at
 * once also keep many right passwords at one moment from looking like many wrong ones.
 */
const signInTurns = { what: 'sign-ins', atOnce: 6, atOnceForOne: 4, waiting: 500, waitingForOne: 200 }

/** Opens sign-in. better-auth is loaded at the first cookie, key or password, not at the start. */
export function openAccess(deps: { db: Db; clock: Clock }, options: AccessOptions): Access {
  const { db, clock } = deps
  const isHttps = options.publicUrl.startsWith('https:')
  const now = () => clock.now()
  const devices = knownDevices(options.secret, isHttps, now)
  const challenges = challengesOf(options.secret, isHttps, now)
  const door = createDoorkeeper(deps, devices)
  const factors = { ...deps, sealer: options.sealer }
  const turns = createTurns(signInTurns)
  const markOf = (personId: string) => credentialsMark(db, personId)
  let loading: Promise<AuthServer> | undefined
  function server(): Promise<AuthServer> {
    loading ??= import('./auth-server.ts').then(module => module.createAuthServer({ db, ...options }))
    return loading
  }

  async function sessionOf(headers: Headers) {
    if (!hasSessionCookie(headers)) return undefined
    const { api } = await server()
    return (await api.getSession({ headers })) ?? undefined
  }

  /** `mark`: under which the sign-in was proved. Where it has changed since, or the person was deactivated, no session opens. */
  async function openSession(
    personId: string,
    client: Client,
    { mark, factor }: { mark?: string; factor?: 'provider' } = {},
  ): Promise<SignedIn> {
    const { openAuthSession } = await import('./auth-sessions.ts')
    const replaced = client.headers && (await sessionOf(client.headers))
    const { token, cookie } = await openAuthSession(await server(), personId, client.userAgent)
    const network = networkPrefix(client.networkAddress)
    const replacedToken = replaced?.session.token
    await auditedTransaction(db, async trx => {
      const current = await markUnderLock(trx, personId)
      const isStale = current === undefined || (mark !== undefined && mark !== current)
      if (isStale) await trx.deleteFrom('person_session').where('token', '=', token).execute()
      else await startSession(trx, now(), { token, personId, network, replacedToken, factor })
      return isStale
    }).then(isStale => {
      if (isStale) throw refused()
    })
    return { personId, cookies: [cookie, devices.cookieFor(personId)] }
  }

  async function tryCode(personId: string, client: Client, code: string): Promise<void> {
    await door.tryCode(personId, client, async () => {
      if (!(await takeCode(factors, personId, code))) throw wrongCode()
    })
  }

  function report(outcome: 'code-needed' | 'succeeded', personId: string, client: Client): void {
    door.report({ what: 'sign-in', outcome, personId, network: networkPrefix(client.networkAddress) })
  }

  /** Where the password, or what stands for it, was right. */
  async function goOn({ personId, mark }: Proved, client: Client, code?: string): Promise<SignedIn> {
    const { totp, passkeys } = await factorsOf(db, personId)
    if (totp && code !== undefined) await tryCode(personId, client, code)
    else if (totp || passkeys > 0) {
      report('code-needed', personId, client)
      throw new SecondFactorNeeded({ totp, passkeys }, challenges.cookieFor(personId, mark))
    }
    const signedIn = await openSession(personId, client, { mark })
    report('succeeded', personId, client)
    return signedIn
  }

  /** Where the provider of the settings has shown who it is, and may have asked for a second factor itself. */
  async function letIn(personId: string, client: Client, settings: OidcSettings): Promise<SignedIn> {
    const mark = await markOf(personId)
    if (settings.secondFactor === 'dateline') return await goOn({ personId, mark }, client)
    const signedIn = await openSession(personId, client, { mark, factor: 'provider' })
    report('succeeded', personId, client)
    return signedIn
  }

  const openOidc = (settings: OidcSettings) =>
    openOidcDoor(deps, {
      settings,
      secret: options.secret,
      publicUrl: options.publicUrl,
      door,
      letIn: (personId, client) => letIn(personId, client, settings),
    })

  const passkeys = openPasskeyDoor(db, server, options.publicUrl)

  return {
    observe: door.observe,
    openSession: (personId, client) => openSession(personId, client),
    passkeys,
    oidc: options.oidc && openOidc(options.oidc),

    async signInByPasskey(client, response) {
      const personId = await passkeys.personOf(client.headers, response)
      if (!(await isActive(db, personId))) throw refused()
      const signedIn = await openSession(personId, client)
      report('succeeded', personId, client)
      return signedIn
    },

    async signIn(attempt) {
      const email = attempt.email.trim().toLowerCase()
      const personId = await activePersonId(db, email)
      const mark = await markOf(personId ?? '')
      const check = async () => {
        const isRight = await isPasswordOf(db, personId, attempt.password)
        if (!personId || !isRight) throw refused()
      }
      const network = networkPrefix(attempt.networkAddress)
      await turns.run(network, () => door.tryPassword('sign-in', { email, personId }, attempt, check))
      if (personId === undefined) throw refused()
      return await goOn({ personId, mark }, attempt, attempt.code)
    },

    async signInByLink(personId, client) {
      return await goOn({ personId, mark: await markOf(personId) }, client)
    },

    async checkCode({ personId, code, ...client }) {
      await tryCode(personId, client, code)
    },

    async finishSignIn(step) {
      const proved = step.headers && (await challenges.personOf(step.headers, markOf))
      if (!proved || !(await isActive(db, proved.personId))) throw refused()
      const { personId, cookies } = await goOn(proved, step, step.code)
      return { personId, cookies: [...cookies, challenges.clearing] }
    },

    async checkPassword(attempt) {
      const { personId } = attempt
      const person = await db
        .selectFrom('person')
        .select('email')
        .where('id', '=', personId)
        .executeTakeFirst()
      const account = { email: person?.email ?? '', personId }
      await door.tryPassword('password-check', account, attempt, async () => {
        if (await isPasswordOf(db, personId, attempt.password)) return
        throw new DatelineError('wrong-current-password', {})
      })
    },

    async signOut(headers) {
      const found = await sessionOf(headers)
      const { api } = await server()
      const answer = await api.signOut({ headers, asResponse: true })
      door.report({ what: 'sign-out', outcome: 'succeeded', personId: found?.user.id, network: undefined })
      return answer.headers.getSetCookie()
    },

    async signedInActor(headers) {
      const key = apiKeyIn(headers)
      const required = options.secondFactor === 'required'
      if (key) {
        const { api } = await server()
        const { valid, key: found } = await api.verifyApiKey({ body: { key } })
        if (!valid || !found) return undefined
        const credential = { via: 'api-key', id: found.id, personId: found.referenceId } as const
        return await actorOfCredential(deps, credential, required)
      }
      const found = await sessionOf(headers)
      if (!found) return undefined
      const credential = { via: 'session', id: found.session.id, personId: found.user.id } as const
      return await actorOfCredential(deps, credential, required)
    },

    async createApiKey({ personId, name, expiresInDays }) {
      const { api } = await server()
      const expiresIn = expiresInDays * 24 * 60 * 60
      const { id, key } = await api.createApiKey({ body: { userId: personId, name, expiresIn } })
      return { id, key }
    },
  }
}

/** Whether the request brings a session cookie, valid or not: then it must come from our own pages. */
export function hasSessionCookie(headers: Headers): boolean {
  return /(^|;\s*)(__Host-)?dateline\.session_token=/.test(headers.get('cookie') ?? '')
}

function apiKeyIn(headers: Headers): string | undefined {
  const bearer = /^Bearer (dl_\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return bearer ?? headers.get('x-api-key') ?? undefined
}

async function activePersonId(db: Db, email: string): Promise<string | undefined> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return person?.id
}

/**
 * Undefined for a person who is not active. What changes the mark, or deactivates, locks the person as well and ends the
 * sessions that it finds.
 */
async function markUnderLock(trx: Db, personId: string): Promise<string | undefined> {
  const person = await trx
    .selectFrom('person')
    .select('deactivated_at')
    .where('id', '=', personId)
    .forShare()
    .executeTakeFirst()
  return person?.deactivated_at === null ? await credentialsMark(trx, personId) : undefined
}

async function isActive(db: Db, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

function refused(): DatelineError {
  return new DatelineError('wrong-credentials', {})
}
