import { sql } from 'kysely'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import { createTurns } from '../core/turns.ts'
import type { Db } from '../database/connect.ts'
import type { SignedInActor } from './actor.ts'
import { type CountedTry, forgetTries, spendTry, triesOf } from './attempt-limits.ts'
import type { AuthServer, AuthServerOptions } from './auth-server.ts'
import { networkPrefix } from './network-prefix.ts'
import { grantsOf } from './people.view.ts'

/** Who is at the door: sessions by cookie, API keys by header. */
export interface Access {
  /**
   * Checks an e-mail address and a password; the answer holds the `Set-Cookie` values of a new session.
   * Throws `too-many-requests` above the limits of attempt-limits.ts, and `not-signed-in` with one and the same
   * sentence whether the address, the password or the person's standing is wrong.
   */
  signIn(attempt: SignInAttempt): Promise<SignedIn>
  /** Ends the session of the cookie; the answer holds the `Set-Cookie` values that clear it. */
  signOut(headers: Headers): Promise<string[]>
  /** Who sends these headers; their roles are read afresh, so that a demotion works at once. */
  signedInActor(headers: Headers): Promise<SignedInActor | undefined>
  /** Makes an API key for a person; this is the only moment at which the key can be read. */
  createApiKey(key: {
    personId: string
    name: string
    expiresInDays?: number
  }): Promise<{ id: string; key: string }>
}

export interface SignInAttempt {
  email: string
  password: string
  /** The address the request came from, as the server saw it. */
  networkAddress: string
  userAgent?: string
}

export interface SignedIn {
  personId: string
  cookies: string[]
}

/**
 * A password costs a tenth of a second of the processor. A try counts while it is looked at, so few of one network at
 * once also keep many right passwords at one moment from looking like many wrong ones.
 */
const signInTurns = { what: 'sign-ins', atOnce: 6, atOnceForOne: 4, waiting: 500, waitingForOne: 200 }

/** Opens sign-in. better-auth is loaded at the first cookie, key or password, not at the start. */
export function openAccess(deps: { db: Db; clock: Clock }, options: Omit<AuthServerOptions, 'db'>): Access {
  let loading: Promise<AuthServer> | undefined
  const turns = createTurns(signInTurns)
  function server(): Promise<AuthServer> {
    loading ??= import('./auth-server.ts').then(module =>
      module.createAuthServer({ db: deps.db, ...options }),
    )
    return loading
  }

  async function check(
    attempt: SignInAttempt,
    email: string,
    tries: readonly CountedTry[],
  ): Promise<SignedIn> {
    for (const counted of tries) await spendTry(deps, counted)
    const { api } = await server()
    const answer = await api.signInEmail({
      body: { email, password: attempt.password },
      headers: new Headers(attempt.userAgent ? { 'user-agent': attempt.userAgent } : {}),
      asResponse: true,
    })
    if (!answer.ok) throw refused()
    const signedIn = { personId: await personIdOf(deps.db, email), cookies: answer.headers.getSetCookie() }
    await forgetTries(deps, tries)
    await endOldSessions(deps.db, signedIn.personId)
    return signedIn
  }

  return {
    async signIn(attempt) {
      const email = attempt.email.trim().toLowerCase()
      const tries = triesOf(email, attempt.networkAddress)
      return await turns.run(networkPrefix(attempt.networkAddress), () => check(attempt, email, tries))
    },

    async signOut(headers) {
      const { api } = await server()
      const answer = await api.signOut({ headers, asResponse: true })
      return answer.headers.getSetCookie()
    },

    async signedInActor(headers) {
      const key = apiKeyIn(headers)
      if (key) return await actorOfKey(await server(), deps.db, key)
      if (!hasSessionCookie(headers)) return undefined
      const { api } = await server()
      const found = await api.getSession({ headers })
      return found ? await actorOf(deps.db, found.user.id, 'session', found.session.id) : undefined
    },

    async createApiKey({ personId, name, expiresInDays }) {
      const { api } = await server()
      const expiresIn = expiresInDays === undefined ? {} : { expiresIn: expiresInDays * 24 * 60 * 60 }
      const { id, key } = await api.createApiKey({ body: { userId: personId, name, ...expiresIn } })
      return { id, key }
    },
  }
}

/** Whether the request brings a session cookie, valid or not: then it must come from our own pages. */
export function hasSessionCookie(headers: Headers): boolean {
  return /(^|;\s*)(__Secure-)?dateline\.session_token=/.test(headers.get('cookie') ?? '')
}

function apiKeyIn(headers: Headers): string | undefined {
  const bearer = /^Bearer (dl_\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return bearer ?? headers.get('x-api-key') ?? undefined
}

async function actorOfKey({ api }: AuthServer, db: Db, key: string): Promise<SignedInActor | undefined> {
  const answer = await api.verifyApiKey({ body: { key } })
  return answer.valid && answer.key
    ? await actorOf(db, answer.key.referenceId, 'api-key', answer.key.id)
    : undefined
}

async function actorOf(
  db: Db,
  personId: string,
  via: 'session' | 'api-key',
  credentialId: string,
): Promise<SignedInActor | undefined> {
  const grants = await grantsOf(db, personId)
  return grants ? { id: personId, via, grants, credentialId } : undefined
}

async function personIdOf(db: Db, email: string): Promise<string> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw refused()
  return person.id
}

/** By the database's own clock: better-auth writes wall-clock times, whatever clock was handed in. */
async function endOldSessions(db: Db, personId: string): Promise<void> {
  await db
    .deleteFrom('person_session')
    .where('person_id', '=', personId)
    .where('expires_at', '<', sql<Date>`now()`)
    .execute()
}

function refused(): DatelineError {
  return new DatelineError('not-signed-in', 'The e-mail address or the password is not right.')
}
