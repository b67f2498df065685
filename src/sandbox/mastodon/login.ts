import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { renderAuthorizePage } from '../authorize-page.ts'
import { newToken, type SandboxState } from '../state.ts'
import type { SandboxAccount } from '../store.ts'
import { timelinePolicy } from '../timeline/timeline-style.ts'
import { invalid, refuseAsMastodon } from './answers.ts'

/** Doorkeeper's authorization codes are good for 10 minutes. */
const codeMs = 10 * 60_000
/** The choice of a person who has no account in the sandbox yet. */
const newcomer = 'new'

const address = z.url({ protocol: /^https?$/ })
const known = new Set(['profile', 'follow', 'push', 'read', 'write', 'read:accounts', 'read:statuses'])
for (const scope of ['write:accounts', 'write:media', 'write:statuses']) known.add(scope)
const scopesField = z.string().transform((words, context) => {
  const scopes = words.split(/\s+/).filter(Boolean)
  if (scopes.every(scope => known.has(scope))) return scopes
  context.addIssue({ code: 'custom', message: 'Scopes do not match any configured on the server' })
  return z.NEVER
})
const registration = z.strictObject({
  client_name: z.string().min(1).max(60),
  redirect_uris: address,
  scopes: scopesField.optional(),
  website: address.optional(),
})
const asked = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string(),
  state: z.string().min(1),
  code_challenge: z.string().length(43),
  code_challenge_method: z.literal('S256'),
})
const exchange = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
})

interface Registered {
  secret: string
  redirectUri: string
  scopes: readonly string[]
}
interface Code {
  clientId: string
  accountId: string
  challenge: string
  scope: string
  until: number
}

/** Signing in as a Mastodon server offers it: registering an app, the page that asks, and the token for a code. */
export function addMastodonLogin(server: FastifyInstance, state: SandboxState): void {
  const apps = new Map<string, Registered>()
  const codes = new Map<string, Code>()
  const now = () => state.clock.now().getTime()

  server.post('/api/v1/apps', (request, reply) => {
    const read = registration.safeParse(request.body)
    if (!read.success) return refuseAsMastodon(reply, invalid(z.prettifyError(read.error)))
    const { client_name: name, redirect_uris: redirectUri, scopes = ['read'] } = read.data
    const [clientId, secret] = [newToken('client'), newToken('secret')]
    apps.set(clientId, { secret, redirectUri, scopes })
    const facts = { id: state.newId(), name, website: read.data.website ?? null, scopes }
    const redirects = { redirect_uri: redirectUri, redirect_uris: [redirectUri] }
    return { ...facts, ...redirects, client_id: clientId, client_secret: secret }
  })

  server.get('/oauth/authorize', (request, reply) => {
    if (!askedOf(request.query)) return reply.code(400).send({ error: 'invalid_request' })
    const { search } = new URL(request.url, 'http://sandbox')
    const accounts = state.accounts().filter(account => account.network === 'mastodon')
    const choices = accounts.map(({ name, handle, externalId }) => ({
      name: `${name} (@${handle})`,
      href: `/oauth/allow${search}&account=${encodeURIComponent(externalId)}`,
    }))
    const first = { name: 'Make an account and continue', href: `/oauth/allow${search}&account=${newcomer}` }
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', timelinePolicy)
      .send(renderAuthorizePage('Mastodon', choices.length ? choices : [first]))
  })

  server.get('/oauth/allow', (request, reply) => {
    const wanted = askedOf(request.query)
    const { account: id } = z.object({ account: z.string().default('') }).parse(request.query)
    const account = id === newcomer ? newAccount(state) : state.account('mastodon', id)
    if (!wanted || !account) return reply.code(400).send({ error: 'invalid_request' })
    const code = newToken('code')
    codes.set(code, {
      clientId: wanted.client_id,
      accountId: account.externalId,
      challenge: wanted.code_challenge,
      scope: wanted.scope,
      until: now() + codeMs,
    })
    const back = new URL(wanted.redirect_uri)
    back.searchParams.set('code', code)
    back.searchParams.set('state', wanted.state)
    back.searchParams.set('iss', `${request.protocol}://${request.host}`)
    return reply.redirect(back.toString())
  })

  server.post('/oauth/token', (request, reply) => {
    const read = exchange.safeParse(request.body)
    if (!read.success) return refuseGrant(reply, 400, 'invalid_request')
    const { client_id: clientId, client_secret: secret, code: given } = read.data
    const app = apps.get(clientId)
    if (app?.secret !== secret) return refuseGrant(reply, 401, 'invalid_client')
    const code = codes.get(given)
    codes.delete(given)
    const fits = code && code.clientId === clientId && app.redirectUri === read.data.redirect_uri
    if (!fits || now() > code.until || challengeOf(read.data.code_verifier) !== code.challenge)
      return refuseGrant(reply, 400, 'invalid_grant')
    const accessToken = newToken('access')
    const { accountId, scope } = code
    state.record({ type: 'token', token: { network: 'mastodon', accountId, accessToken, scope } })
    const createdAt = Math.floor(now() / 1000)
    return { access_token: accessToken, token_type: 'Bearer', scope, created_at: createdAt }
  })

  /** What the page was asked for, when the app is known and asks for no more than it registered. */
  function askedOf(query: unknown): z.infer<typeof asked> | undefined {
    const read = asked.safeParse(query)
    const app = read.success ? apps.get(read.data.client_id) : undefined
    if (!read.success || app?.redirectUri !== read.data.redirect_uri) return undefined
    return read.data.scope.split(' ').every(scope => app.scopes.includes(scope)) ? read.data : undefined
  }
}

function newAccount(state: SandboxState): SandboxAccount {
  const account = {
    network: 'mastodon',
    externalId: `${state.newId()}@social.example`,
    handle: 'office@social.example',
    name: 'Office',
  } as const
  state.record({ type: 'account', account })
  return account
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** Doorkeeper's form, which has a word beside its sentence. */
function refuseGrant(reply: FastifyReply, status: number, error: keyof typeof sentences) {
  return reply.code(status).send({ error, error_description: sentences[error] })
}

const sentences = {
  invalid_request: 'The request is missing a required parameter, includes an unsupported parameter value.',
  invalid_client: 'Client authentication failed due to unknown client or wrong secret.',
  invalid_grant: 'The provided authorization grant is invalid, expired, or belongs to another client.',
}
