import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { CallOptions } from '../network.ts'
import { createFacebookClient, type FacebookClient, type FacebookSettings } from './client.ts'
import { readFromFacebook } from './read.ts'

const scopes = [
  'pages_show_list',
  'pages_manage_posts',
  // To write first comments.
  'pages_manage_engagement',
  'pages_read_engagement',
  'pages_read_user_content',
  'read_insights',
]

/** What a Facebook Login begins with. `state` is kept in the person's session until they come back, and used once. */
export interface FacebookSignIn {
  url: string
  state: string
}

/** A Page the person may connect. Its token does not end by time, but with a password change or a lost role. */
export interface ConnectablePage {
  externalId: string
  name: string
  accessToken: string
  /** Whether the person may publish there (task CREATE_CONTENT). */
  mayPublish: boolean
}

/** Begins Facebook Login. `redirectUri` must be registered with the Facebook app. Needs `appId`. */
export function beginFacebookSignIn(settings: FacebookSettings, redirectUri: string): FacebookSignIn {
  const state = randomBytes(32).toString('base64url')
  const live = new URL(settings.origin).hostname === 'graph.facebook.com'
  const url = new URL(
    `/${settings.version}/dialog/oauth`,
    live ? 'https://www.facebook.com' : settings.origin,
  )
  url.search = new URLSearchParams({
    client_id: settings.appId ?? '',
    redirect_uri: redirectUri,
    state,
    response_type: 'code',
    scope: scopes.join(','),
  }).toString()
  return { url: url.toString(), state }
}

/**
 * Ends it: code → short token → long-lived token (some 60 days) → the Pages with their own tokens. The caller has
 * compared `state` with the session's before. Throws `NetworkFailureError`.
 */
export async function finishFacebookSignIn(
  settings: FacebookSettings,
  given: { code: string; redirectUri: string },
  call: CallOptions,
): Promise<ConnectablePage[]> {
  // The proof belongs to a token; these calls prove themselves by the secret.
  const client = createFacebookClient(withoutProof(settings))
  const app = { client_id: settings.appId ?? '', client_secret: settings.appSecret ?? '' }
  const short = await askToken(client, { ...app, redirect_uri: given.redirectUri, code: given.code }, call)
  const exchange = { grant_type: 'fb_exchange_token', fb_exchange_token: short }
  const long = await askToken(client, { ...app, ...exchange }, call)
  return await pagesOf(createFacebookClient(settings), long, call)
}

/** What Facebook says of a token. Times are UTC; absent where there is no end. */
export interface TokenHealth {
  isValid: boolean
  expiresAt?: Date
  /** After this moment the token still posts, but reads nothing, until the person signs in again. */
  dataAccessEndsAt?: Date
  scopes: readonly string[]
  /** Why it is not valid, where Facebook says so. */
  problem?: { code: number; subcode: number }
}

/** Asks `debug_token` about a token, in the app's name. Needs `appId` and `appSecret`. Throws `NetworkFailureError`. */
export async function facebookTokenHealth(
  settings: FacebookSettings,
  accessToken: string,
  call: CallOptions,
): Promise<TokenHealth> {
  const client = createFacebookClient(withoutProof(settings))
  const app = signedBy(`${settings.appId ?? ''}|${settings.appSecret ?? ''}`)
  const request = {
    method: 'GET',
    path: 'debug_token',
    parameters: { input_token: accessToken },
  } as const
  const { data } = await readFromFacebook(client, app, request, debugged, call)
  return {
    isValid: data.is_valid,
    ...(data.expires_at ? { expiresAt: new Date(data.expires_at * 1000) } : {}),
    ...(data.data_access_expires_at
      ? { dataAccessEndsAt: new Date(data.data_access_expires_at * 1000) }
      : {}),
    scopes: data.scopes,
    ...(data.error ? { problem: data.error } : {}),
  }
}

function withoutProof({ appSecret: _kept, ...settings }: FacebookSettings): FacebookSettings {
  return settings
}

function signedBy(accessToken: string) {
  return { channelId: '', externalId: '', credentials: { accessToken } }
}

const token = z.object({ access_token: z.string().min(1) })
const debugged = z.object({
  data: z.object({
    is_valid: z.boolean(),
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    scopes: z.array(z.string()).default([]),
    error: z
      .object({ code: z.number().int(), subcode: z.number().int().default(0) })
      .optional()
      .catch(undefined),
  }),
})
const pages = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      access_token: z.string(),
      tasks: z.array(z.string()).default([]),
    }),
  ),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string() }).optional() })
    .optional(),
})

async function askToken(client: FacebookClient, parameters: Record<string, string>, call: CallOptions) {
  const request = { method: 'GET', path: 'oauth/access_token', parameters } as const
  return (await readFromFacebook(client, signedBy(''), request, token, call)).access_token
}

/** Someone with more than 100 Pages has several answers' worth. */
async function pagesOf(client: FacebookClient, userToken: string, call: CallOptions) {
  const found: ConnectablePage[] = []
  let after: string | undefined
  do {
    const parameters: Record<string, string> = {
      fields: 'id,name,access_token,tasks',
      limit: '100',
      ...(after ? { after } : {}),
    }
    const request = { method: 'GET', path: 'me/accounts', parameters } as const
    const answer = await readFromFacebook(client, signedBy(userToken), request, pages, call)
    for (const { id, name, access_token: accessToken, tasks } of answer.data) {
      found.push({ externalId: id, name, accessToken, mayPublish: tasks.includes('CREATE_CONTENT') })
    }
    after = answer.paging?.next ? answer.paging.cursors?.after : undefined
  } while (after)
  return found
}
