import { randomBytes } from 'node:crypto'
import { TwitterApi } from 'twitter-api-v2'
import { z } from 'zod'
import type { CallOptions, Credentials } from '../network.ts'
import { createXClient, type XSettings } from './client.ts'
import { readFromX } from './read.ts'
import { tokenCall } from './tokens.ts'

/** Enough to post, read back, upload and stay signed in. */
const scopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']

/** What a sign-in begins with. `state` and `codeVerifier` are kept in the person's session until they come back, and used once. */
export interface XSignIn {
  /** Where the person is sent. */
  url: string
  state: string
  codeVerifier: string
}

/** An X account as it was connected. */
export interface ConnectedX {
  externalId: string
  handle: string
  name: string
  credentials: Credentials
}

/** Begins OAuth 2.0 with PKCE. `redirectUri` must be one that the X app has registered. Needs `clientId`. */
export function beginXSignIn(settings: XSettings, redirectUri: string): XSignIn {
  const library = new TwitterApi({ clientId: settings.clientId ?? '' })
  const state = randomBytes(32).toString('base64url')
  const { url, codeVerifier } = library.generateOAuth2AuthLink(redirectUri, { scope: scopes, state })
  return { url: pageAt(settings.origin, url), state, codeVerifier }
}

/**
 * Ends it with the code X sent back, which is good for 30 seconds. The caller has compared `state` with the
 * session's before. Throws `NetworkFailureError`.
 */
export async function finishXSignIn(
  settings: XSettings,
  given: { code: string; codeVerifier: string; redirectUri: string },
  call: CallOptions,
): Promise<ConnectedX> {
  const client = createXClient(settings)
  const credentials = await tokenCall(client, call, {
    grant_type: 'authorization_code',
    code: given.code,
    code_verifier: given.codeVerifier,
    redirect_uri: given.redirectUri,
    client_id: settings.clientId ?? '',
  })
  return { ...(await whoseKeys(settings, credentials, call)), credentials }
}

/** Whose keys these are; also how OAuth 1.0a keys are checked when they are typed in. Throws `NetworkFailureError`. */
export async function whoseKeys(
  settings: XSettings,
  credentials: Credentials,
  call: CallOptions,
): Promise<Omit<ConnectedX, 'credentials'>> {
  const account = { channelId: '', externalId: '', credentials }
  const request = { method: 'GET', path: 'users/me' } as const
  const { data } = await readFromX(createXClient(settings), account, request, me, call)
  return { externalId: data.id, handle: data.username, name: data.name }
}

const me = z.object({
  data: z.object({ id: z.string().regex(/^\d{1,19}$/), username: z.string(), name: z.string() }),
})

/** People sign in at x.com, not at api.x.com; a simulator shows its page on its own origin. */
function pageAt(origin: string, url: string): string {
  if (new URL(origin).hostname === 'api.x.com') return url
  const { pathname, search } = new URL(url)
  return new URL(pathname + search, origin).toString()
}
