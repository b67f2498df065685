import type { Configuration } from 'openid-client'
import { z } from 'zod'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isLoopback } from '../../../core/loopback.ts'

/** The provider of OpenID Connect that the settings name. */
export interface OidcSettings {
  /** As the provider writes it into its tokens: https, or http on this machine. */
  issuer: string
  clientId: string
  clientSecret: string
  /** For people to read, on the button and in sentences. */
  name: string
  /** Who asks for the second factor. */
  secondFactor: 'dateline' | 'provider'
}

/** What only the browser that began a sign-in brings back with it (RFC 7636; OpenID Connect Core 1.0, 3.1.2.1). */
export interface OidcProof {
  state: string
  nonce: string
  verifier: string
}

/** Who signed in at the provider. */
export interface OidcPerson {
  /** The account at the provider, which never goes to another person (OpenID Connect Core 1.0, 5.7). */
  subject: string
  /** In small letters; absent where the provider gives none, or does not say that it is verified. */
  verifiedEmail: string | undefined
}

/** The protocol, and nothing of ours: what is asked of the provider, and what its answers are worth. */
export interface OidcProvider {
  /**
   * Where to send the browser, with a new proof.
   * @throws DatelineError `oidc-unavailable`.
   */
  begin(): Promise<{ url: string; proof: OidcProof }>
  /**
   * Who came back, by an ID token whose signature, issuer, audience, nonce and times hold.
   * @param search of the address that the provider sent the browser to.
   * @throws DatelineError `oidc-declined`, `oidc-answer-invalid` or `oidc-unavailable`; its `cause` has a code for the log.
   */
  personOf(search: string, proof: OidcProof): Promise<OidcPerson>
}

const timeoutSeconds = 10
/** How long the description of the provider is used; it changes once in years. */
const describedForMs = 300_000

/** @param publicUrl where people reach Dateline. */
export function openOidcProvider(settings: OidcSettings, publicUrl: string, nowMs: () => number) {
  const redirectUri = `${publicUrl}/sign-in/oidc/callback`
  let known: { until: number; configuration: Promise<Configuration> } | undefined

  /** One question for all who come at once; a failed one is asked again by the next. */
  async function described(): Promise<Configuration> {
    if (known && known.until > nowMs()) return await known.configuration
    const asked = { until: nowMs() + describedForMs, configuration: discover(settings) }
    known = asked
    return await asked.configuration.catch(thrown => {
      if (known === asked) known = undefined
      throw unavailable(settings, thrown)
    })
  }

  return {
    async begin() {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, ...client } = await import('openid-client')
      const configuration = await described()
      const proof = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: proof.state,
        nonce: proof.nonce,
        code_challenge: await calculatePKCECodeChallenge(proof.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, proof }
    },

    async personOf(search, proof) {
      const { authorizationCodeGrant } = await import('openid-client')
      // Without the keys that were read for another sign-in: a provider may have new ones since.
      const configuration = await configured(settings, (await described()).serverMetadata())
      const tokens = await authorizationCodeGrant(configuration, new URL(redirectUri + search), {
        expectedState: proof.state,
        expectedNonce: proof.nonce,
        pkceCodeVerifier: proof.verifier,
        idTokenExpected: true,
      }).catch(thrown => {
        throw faultOf(settings, thrown)
      })
      const identity = tokens.claims()
      if (!identity) throw new DatelineError('oidc-answer-invalid', { provider: settings.name })
      const claims = await claimsOf(settings, configuration, identity, tokens.access_token)
      return { subject: identity.sub, verifiedEmail: claims.email_verified ? claims.email : undefined }
    },
  } satisfies OidcProvider
}

async function discover(settings: OidcSettings): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await import('openid-client')
  const issuer = new URL(settings.issuer)
  const execute = isLoopback(issuer.hostname) ? [allowInsecureRequests] : []
  const found = await discovery(issuer, settings.clientId, undefined, undefined, {
    timeout: timeoutSeconds,
    execute,
  })
  return await configured(settings, found.serverMetadata())
}

type Metadata = ReturnType<Configuration['serverMetadata']>

/** @throws Error where the description is of another issuer (OpenID Connect Discovery 1.0, 4.3), or leads over plain http. */
async function configured(settings: OidcSettings, metadata: Metadata): Promise<Configuration> {
  const client = await import('openid-client')
  const { issuer, authorization_endpoint: authorization = '' } = metadata
  // A provider of many organisations describes an issuer with a gap in it: its people could be those of any.
  if (withoutSlash(issuer) !== withoutSlash(settings.issuer)) throw new Error('the issuer is another one')
  const isLocal = isLoopback(new URL(settings.issuer).hostname)
  const { protocol, hostname } = new URL(authorization)
  if (protocol !== 'https:' && !(isLocal && protocol === 'http:' && isLoopback(hostname)))
    throw new Error('the address to sign in at is not https')
  // The default of the specification, and what providers take where they take both (OpenID Connect Core 1.0, 9).
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const authentication = methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(settings.clientSecret)
    : client.ClientSecretPost(settings.clientSecret)
  const configuration = new client.Configuration(metadata, settings.clientId, undefined, authentication)
  configuration.timeout = timeoutSeconds
  if (isLocal) client.allowInsecureRequests(configuration)
  client.enableNonRepudiationChecks(configuration)
  return configuration
}

const withoutSlash = (url: string) => url.replace(/\/$/, '')

/** Some providers write `"true"`. */
const emailClaims = z.object({
  email: z.email().max(320).trim().toLowerCase().optional().catch(undefined),
  email_verified: z.preprocess(value => value === true || value === 'true', z.boolean()),
})

/** The address from the ID token, or else from where the provider answers about its people (5.3). */
async function claimsOf(
  settings: OidcSettings,
  configuration: Configuration,
  identity: { sub: string; email?: unknown },
  accessToken: string,
): Promise<z.infer<typeof emailClaims>> {
  const { userinfo_endpoint: endpoint } = configuration.serverMetadata()
  if (identity.email !== undefined || !endpoint) return emailClaims.parse(identity)
  const { fetchUserInfo } = await import('openid-client')
  const answer = await fetchUserInfo(configuration, accessToken, identity.sub).catch(thrown => {
    throw faultOf(settings, thrown)
  })
  return emailClaims.parse(answer)
}

const awayCodes = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']

/** What the provider said is for the log alone, and of that only the code. */
function faultOf(settings: OidcSettings, thrown: unknown): DatelineError {
  const code = codeOf(thrown)
  if (thrown instanceof TypeError || awayCodes.includes(code)) return unavailable(settings, thrown)
  const declined = code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR'
  const fault = new DatelineError(declined ? 'oidc-declined' : 'oidc-answer-invalid', {
    provider: settings.name,
  })
  fault.cause = code
  return fault
}

function unavailable(settings: OidcSettings, thrown: unknown): DatelineError {
  const fault = new DatelineError('oidc-unavailable', { provider: settings.name })
  fault.cause = codeOf(thrown)
  return fault
}

/** Names of faults, which hold nothing of the answer. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown'
  const { code, message, cause } = thrown as Error & { code?: unknown }
  if (typeof code === 'string') return code
  return cause instanceof Error ? codeOf(cause) : message
}
