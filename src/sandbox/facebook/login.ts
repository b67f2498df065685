import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { renderAuthorizePage } from '../authorize-page.ts'
import { newToken, type SandboxState } from '../state.ts'
import type { SandboxToken } from '../store.ts'
import { timelinePolicy } from '../timeline/timeline-style.ts'
import { badParameter, facebookRefusals, refuseAsFacebook } from './answers.ts'
import { allScopes } from './scopes.ts'

/** The one person who signs in to the sandbox and runs all of its Pages. */
const person = 'person'
const shortLifeSeconds = 3600
const longLifeSeconds = 5_183_944
const dataAccessSeconds = 90 * 24 * 3600

const words = z.record(z.string(), z.string())
const dialog = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  state: z.string().min(1),
  scope: z.string().default(allScopes),
})

/** Facebook Login, token exchange, me/accounts and debug_token. */
export function addFacebookLogin(server: FastifyInstance, state: SandboxState): void {
  const codes = new Map<string, { redirectUri: string; scope: string }>()
  const nowSeconds = () => Math.floor(state.clock.now().getTime() / 1000)

  function issue(accountId: string, kind: string, scope: string, lifeSeconds?: number): string {
    const accessToken = newToken(kind)
    const facts = { network: 'facebook', accountId, accessToken, scope } as const
    const ends = lifeSeconds === undefined ? {} : { expiresAt: (nowSeconds() + lifeSeconds) * 1000 }
    const dataAccessEndsAt = (nowSeconds() + dataAccessSeconds) * 1000
    state.record({ type: 'token', token: { ...facts, ...ends, dataAccessEndsAt } })
    return accessToken
  }

  server.get<{ Params: { version: string } }>('/:version/dialog/oauth', (request, reply) => {
    if (!dialog.safeParse(request.query).success)
      return refuseAsFacebook(reply, badParameter('Invalid parameter'))
    const href = `/${request.params.version}/dialog/allow${new URL(request.url, 'http://sandbox').search}`
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', timelinePolicy)
      .send(renderAuthorizePage('Facebook', [{ name: 'Continue with all Pages of this sandbox', href }]))
  })

  server.get('/:version/dialog/allow', (request, reply) => {
    const read = dialog.safeParse(request.query)
    if (!read.success) return refuseAsFacebook(reply, badParameter('Invalid parameter'))
    const code = newToken('code')
    codes.set(code, { redirectUri: read.data.redirect_uri, scope: read.data.scope })
    const back = new URL(read.data.redirect_uri)
    back.searchParams.set('state', read.data.state)
    back.searchParams.set('code', code)
    return reply.redirect(back.toString())
  })

  server.get('/:version/oauth/access_token', (request, reply) => {
    const query = words.parse(request.query)
    if (query.grant_type === 'fb_exchange_token') {
      const short = personsToken(query.fb_exchange_token)
      if (!short) return refuseAsFacebook(reply, facebookRefusals.badToken)
      const accessToken = issue(person, 'user', short.scope ?? allScopes, longLifeSeconds)
      return { access_token: accessToken, token_type: 'bearer', expires_in: longLifeSeconds }
    }
    const wanted = codes.get(query.code ?? '')
    codes.delete(query.code ?? '')
    if (wanted === undefined || wanted.redirectUri !== query.redirect_uri) {
      return refuseAsFacebook(reply, badParameter('This authorization code has been used or is not valid.'))
    }
    return {
      access_token: issue(person, 'user', wanted.scope, shortLifeSeconds),
      token_type: 'bearer',
      expires_in: shortLifeSeconds,
    }
  })

  server.get('/:version/me/accounts', (request, reply) => {
    const token = personsToken(words.parse(request.query).access_token)
    if (!token) return refuseAsFacebook(reply, facebookRefusals.badToken)
    const { scope = allScopes } = token
    const pages = state.accounts().filter(account => account.network === 'facebook')
    return {
      data: pages.map(({ externalId, name }) => ({
        access_token: issue(externalId, 'page', scope),
        category: 'Non-governmental organisation (NGO)',
        name,
        id: externalId,
        tasks: ['ANALYZE', 'ADVERTISE', 'MESSAGING', 'MODERATE', 'CREATE_CONTENT', 'MANAGE'],
      })),
    }
  })

  server.get('/:version/debug_token', (request, reply) => {
    const query = words.parse(request.query)
    if (!/^[^|]+\|.+/.test(query.access_token ?? ''))
      return refuseAsFacebook(reply, facebookRefusals.badToken)
    const token = state.tokenOf('facebook', query.input_token ?? '')
    if (!token) return { data: { ...notValid(undefined), scopes: [] } }
    const endsAt = token.expiresAt === undefined ? 0 : token.expiresAt / 1000
    const isOver = endsAt !== 0 && endsAt <= nowSeconds()
    return {
      data: {
        app_id: query.access_token?.split('|')[0],
        type: token.accountId === person ? 'USER' : 'PAGE',
        ...(isOver ? notValid(463) : { is_valid: true }),
        expires_at: endsAt,
        data_access_expires_at: (token.dataAccessEndsAt ?? 0) / 1000,
        scopes: (token.scope ?? allScopes).split(','),
      },
    }
  })

  function personsToken(accessToken: string | undefined): SandboxToken | undefined {
    const token = state.tokenOf('facebook', accessToken ?? '')
    if (token?.accountId !== person) return undefined
    const works = token.expiresAt === undefined || token.expiresAt > state.clock.now().getTime()
    return works ? token : undefined
  }
}

function notValid(subcode: number | undefined) {
  const message = subcode
    ? 'Error validating access token: Session has expired.'
    : 'Invalid OAuth access token.'
  return { is_valid: false, error: { code: 190, message, ...(subcode ? { subcode } : {}) } }
}
