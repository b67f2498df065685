import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { z } from 'zod'

/**
 * A provider of OpenID Connect as a process of its own: oidc-provider, which signs in whoever is named as `login_hint`
 * without asking for a password. What is wrong with the ID tokens of an account stands in its `tamper`: other claims, and `null` for none.
 */
const given = z.object({
  port: z.number(),
  redirectUri: z.string(),
  accounts: z.record(
    z.string(),
    z.object({
      claims: z.record(z.string(), z.unknown()),
      tamper: z.record(z.string(), z.unknown()).optional(),
      key: z.enum(['own', 'unknown']).optional(),
    }),
  ),
  keyId: z.string(),
  authentication: z.enum(['client_secret_basic', 'client_secret_post']),
  claimsIn: z.enum(['id_token', 'userinfo']),
})

const { port, redirectUri, accounts, keyId, authentication, claimsIn } = given.parse(
  JSON.parse(process.env.OIDC_PROVIDER ?? '{}'),
)
const issuer = `http://127.0.0.1:${port}`
const newKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' }),
  kid: keyId,
  alg: 'RS256',
  use: 'sig',
})
const key = newKey()
const unknownKey = newKey()

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'dateline',
      client_secret: 'the secret of the client',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: authentication,
    },
  ],
  clientAuthMethods: [authentication],
  jwks: { keys: [key] },
  cookies: { keys: ['k'.repeat(32)] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: claimsIn === 'userinfo',
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  async findAccount(_context, id) {
    const account = accounts[id]
    return account && { accountId: id, claims: async () => ({ sub: id, ...account.claims }) }
  },
  async loadExistingGrant(context) {
    const { client, session } = context.oidc
    const grant = new provider.Grant({
      clientId: client?.clientId ?? '',
      accountId: session?.accountId ?? '',
    })
    grant.addOIDCScope('openid email')
    await grant.save()
    return grant
  },
})

provider.use(async (context, next) => {
  if (context.path.startsWith('/interaction/')) {
    const { params } = await provider.interactionDetails(context.req, context.res)
    const accountId = String(params.login_hint)
    const result = accountId === 'nobody' ? { error: 'access_denied' } : { login: { accountId } }
    await provider.interactionFinished(context.req, context.res, result)
    context.respond = false
    return
  }
  await next()
  const body = z.object({ id_token: z.string() }).loose().safeParse(context.body)
  if (context.path !== '/token' || !body.success) return
  const [, payload = ''] = body.data.id_token.split('.')
  const claims = z.looseObject({ sub: z.string() }).parse(JSON.parse(decoded(payload)))
  const { tamper, key: signer } = accounts[claims.sub] ?? {}
  if (!tamper && !signer) return
  const left = Object.entries({ ...claims, ...tamper }).filter(([, value]) => value !== null)
  const idToken = signed(Object.fromEntries(left), signer === 'unknown' ? unknownKey : key)
  context.body = { ...body.data, id_token: idToken }
})

function decoded(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8')
}

/** A JWT of these claims (RFC 7515). */
function signed(claims: Record<string, unknown>, jwk: ReturnType<typeof newKey>): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const text = `${encode({ alg: 'RS256', kid: keyId })}.${encode(claims)}`
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
}

const server = createServer(provider.callback())
server.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'))
