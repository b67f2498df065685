import { z } from 'zod'
import { type CallOptions, type Credentials, NetworkFailureError } from '../network.ts'
import type { XClient } from './client.ts'
import { shapeOf } from './read.ts'

/** Where the answer's own time is missing: X's access tokens live two hours. */
const usualLifeSeconds = 7200

const tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
})

/**
 * Spends a refresh token for fresh credentials. X's refresh tokens work once, and a second use is reported to
 * end the whole sign-in: the caller makes one refresh at a time for a channel and saves the answer before using it.
 * Throws `NetworkFailureError`: `channel-blocked` when the token is spent or withdrawn, `unknown` when X may have
 * spent it without our seeing the new one.
 */
export async function refreshOnX(
  client: XClient,
  clientId: string,
  credentials: Credentials,
  call: CallOptions,
): Promise<Credentials> {
  if (!credentials.refreshToken) {
    throw new NetworkFailureError({
      type: 'channel-blocked',
      remedy: 'reconnect',
      code: 'no refresh token',
      reason: 'The sign-in of this X account has ended. Connect the channel again.',
    })
  }
  return await tokenCall(client, call, {
    grant_type: 'refresh_token',
    refresh_token: credentials.refreshToken,
    client_id: clientId,
  })
}

/** One call of X's token endpoint, as a form: the library's own calls send JSON, which X documents nowhere. */
export async function tokenCall(
  client: XClient,
  call: CallOptions,
  body: Record<string, string>,
): Promise<Credentials> {
  const answer = await client.request(
    { type: 'app' },
    { method: 'POST', path: 'oauth2/token', body, encoding: 'url' },
    call,
  )
  const now = client.clock.now()
  const fresh = shapeOf(answer, tokens, now)
  return {
    accessToken: fresh.access_token,
    ...(fresh.refresh_token ? { refreshToken: fresh.refresh_token } : {}),
    expiresAt: new Date(now.getTime() + (fresh.expires_in ?? usualLifeSeconds) * 1000),
  }
}
