import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type CallOptions, type Credentials, NetworkFailureError } from '../network.ts'
import { accountOf } from './account-of.ts'
import { createMastodonClient, type MastodonClient, type MastodonSettings } from './client.ts'
import { mastodonSignInTable } from './errors.ts'
import { readFromMastodon, shapeOf } from './read.ts'
import { serverNamed, serverOriginOf } from './server-of.ts'

/** Enough to say whose account it is, to post, to upload and to read back. */
const scopes = ['read:accounts', 'read:statuses', 'write:media', 'write:statuses']

/** What a sign-in begins with. `state` and `secret` are kept until the person comes back, and used once. */
export interface MastodonSignIn {
  /** Where the person is sent. */
  url: string
  state: string
  /** What finishing needs, as JSON; to be sealed. */
  secret: string
}

/** A Mastodon account as it was connected. */
export interface ConnectedMastodon {
  /** With its server: ids are unique only within one. */
  externalId: string
  handle: string
  name: string
  credentials: Credentials
}

const begun = z.object({
  server: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  codeVerifier: z.string(),
})

/**
 * Begins to sign in at an account's own server: OAuth 2.0 with PKCE. Each server knows only the apps that registered
 * there, so this one registers for this one sign-in; a server forgets apps that no one let in. No secret of an app
 * is kept for longer than the sign-in takes.
 * Throws `bad-input` for a server that is no host name, and `NetworkFailureError`.
 */
export async function beginMastodonSignIn(
  settings: MastodonSettings,
  given: { server: string; redirectUri: string },
  call: CallOptions,
): Promise<MastodonSignIn> {
  const server = serverNamed(given.server)
  const client = createMastodonClient(settings)
  const form = { client_name: 'Dateline', redirect_uris: given.redirectUri, scopes: scopes.join(' ') }
  const app = await signInCall(client, { server, path: '/api/v1/apps', form }, registered, call)
  const codeVerifier = randomBytes(32).toString('base64url')
  const state = randomBytes(32).toString('base64url')
  const url = new URL('/oauth/authorize', settings.origin ?? serverOriginOf(`0@${server}`))
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: given.redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  const kept = { server, clientId: app.client_id, clientSecret: app.client_secret, codeVerifier }
  return { url: url.toString(), state, secret: JSON.stringify(kept satisfies z.infer<typeof begun>) }
}

/**
 * Ends it with the code that the server sent back. The caller has compared `state` with the one kept before.
 * Throws `NetworkFailureError`; `rejected` too when the person did not allow Dateline to post, or another server
 * answered.
 * @param given.issuer the `iss` that came back with the code, where the server sends one (RFC 9207).
 */
export async function finishMastodonSignIn(
  settings: MastodonSettings,
  given: { code: string; secret: string; redirectUri: string; issuer: string | undefined },
  call: CallOptions,
): Promise<ConnectedMastodon> {
  const { server, clientId, clientSecret, codeVerifier } = begun.parse(JSON.parse(given.secret))
  assertFrom(server, settings, given.issuer)
  const form = {
    grant_type: 'authorization_code',
    code: given.code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: given.redirectUri,
    code_verifier: codeVerifier,
  }
  const client = createMastodonClient(settings)
  const token = await signInCall(client, { server, path: '/oauth/token', form }, granted, call)
  assertMayPost(token.scope?.split(/\s+/))
  return await connectedAs(client, server, token.access_token, call)
}

/**
 * Whose access token this is: one that the account's owner made on its server under Preferences, Development.
 * Throws `bad-input` for a server that is no host name, and `NetworkFailureError`; `rejected` for a token that may
 * not post.
 * @param given.server such as `social.example`.
 */
export async function whoseToken(
  settings: MastodonSettings,
  given: { server: string; accessToken: string },
  call: CallOptions,
): Promise<ConnectedMastodon> {
  const server = serverNamed(given.server)
  const client = createMastodonClient(settings)
  const account = await connectedAs(client, server, given.accessToken, call)
  const asking = { channelId: '', externalId: account.externalId, credentials: account.credentials }
  const app = await readFromMastodon(client, asking, api => api.v1.apps.verifyCredentials(), madeFor, call)
  assertMayPost(app.scopes)
  return account
}

async function signInCall<Shape>(
  client: MastodonClient,
  { server, path, form }: { server: string; path: string; form: Record<string, string> },
  schema: z.ZodType<Shape>,
  call: CallOptions,
): Promise<Shape> {
  const answer = await client.postForm(server, path, form, call)
  return shapeOf(answer, schema, client.clock.now(), mastodonSignInTable)
}

/** The account of a token on the server a person named. */
async function connectedAs(
  client: MastodonClient,
  server: string,
  accessToken: string,
  call: CallOptions,
): Promise<ConnectedMastodon> {
  const credentials = { accessToken }
  const found = await accountOf(client, { channelId: '', externalId: `0@${server}`, credentials }, call)
  return { ...found, credentials }
}

/**
 * Whose answer came back. A hostile server can send a browser on to an honest one, whose code would then be handed to
 * the hostile one (RFC 9207, section 2.4): a server that names itself must be the one that was begun with. Each sign-in
 * has an address of its own to come back to besides, for the servers that do not name themselves.
 */
function assertFrom(server: string, settings: MastodonSettings, issuer: string | undefined): void {
  if (issuer === undefined) return
  const begunAt = new URL(settings.origin ?? serverOriginOf(`0@${server}`) ?? '')
  if (URL.parse(issuer)?.origin === begunAt.origin) return
  throw new NetworkFailureError({
    type: 'rejected',
    code: 'iss',
    reason: `The answer came from another server than ${server}. If you did not mean that, do not use ${server}.`,
  })
}

/** Both ways of posting must be there; a server that does not say which there are (before 4.3) is believed. */
function assertMayPost(given: readonly string[] | undefined): void {
  if (given === undefined || given.includes('write')) return
  const absent = ['write:statuses', 'write:media'].filter(scope => !given.includes(scope))
  if (absent.length === 0) return
  throw new NetworkFailureError({
    type: 'rejected',
    code: 'scope',
    reason: `This access to Mastodon lacks ${absent.join(' and ')}: it may not post. Allow that, too.`,
  })
}

// The server may be anyone's: what it says of itself is held to lengths that a real one keeps.
const secretWord = z.string().min(1).max(2_000)
const registered = z.object({ client_id: secretWord, client_secret: secretWord })
const granted = z.object({ access_token: secretWord, scope: z.string().max(2_000).optional() })
const madeFor = z.object({ scopes: z.array(z.string()).optional() })
