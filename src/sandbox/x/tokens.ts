import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { newToken, type SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxToken } from '../store.ts'

const accessTokenMs = 2 * 3_600_000
/** An authorization code is good for 30 seconds. */
const codeMs = 30_000
const scope = 'tweet.read tweet.write users.read media.write offline.access'

const call = z.object({
  grant_type: z.string(),
  refresh_token: z.string().optional(),
  code: z.string().optional(),
  code_verifier: z.string().optional(),
  redirect_uri: z.string().optional(),
  client_id: z.string().optional(),
})

interface Code {
  accountId: string
  challenge: string
  redirectUri: string
  until: number
}

/** POST /2/oauth2/token, form or JSON: twitter-api-v2 sends JSON. Refresh tokens work once. */
export function addXTokens(server: FastifyInstance, state: SandboxState): XCodes {
  const codes = new Map<string, Code>()

  server.post('/2/oauth2/token', (request, reply) => {
    const read = call.safeParse(request.body)
    if (!read.success)
      return refuseToken(reply, 'invalid_request', 'Missing required parameter [grant_type].')
    const { grant_type: grant, refresh_token: refreshToken, client_id: clientId } = read.data
    if (!clientId && !request.headers.authorization?.startsWith('Basic ')) {
      return refuseToken(reply, 'invalid_client', 'Missing valid client identification.')
    }
    if (grant === 'refresh_token' && refreshToken) return refreshed(state, refreshToken, reply)
    if (grant === 'authorization_code') {
      const code = codes.get(read.data.code ?? '')
      codes.delete(read.data.code ?? '')
      const now = state.clock.now().getTime()
      if (
        !code ||
        now > code.until ||
        !proves(read.data.code_verifier, code) ||
        read.data.redirect_uri !== code.redirectUri
      ) {
        return refuseToken(reply, 'invalid_request', 'Value passed for the authorization code was invalid.')
      }
      return answerToken(issueXToken(state, code.accountId))
    }
    return refuseToken(reply, 'unsupported_grant_type', 'This grant type is not supported.')
  })

  return {
    issue(account, challenge, redirectUri) {
      const code = newToken('code')
      const until = state.clock.now().getTime() + codeMs
      codes.set(code, { accountId: account.externalId, challenge, redirectUri, until })
      return code
    },
  }
}

/** The codes that the authorize page hands out. */
export interface XCodes {
  issue(account: SandboxAccount, challenge: string, redirectUri: string): string
}

/** A fresh pair: the access token for two hours, the refresh token for one use. */
export function issueXToken(state: SandboxState, accountId: string, spent?: string): SandboxToken {
  const token: SandboxToken = {
    network: 'x',
    accountId,
    accessToken: newToken('access'),
    refreshToken: newToken('refresh'),
    expiresAt: state.clock.now().getTime() + accessTokenMs,
    ...(spent === undefined ? {} : { spent }),
  }
  state.record({ type: 'token', token })
  return token
}

/** A spent refresh token ends the whole sign-in, as is reported of X. */
function refreshed(state: SandboxState, refreshToken: string, reply: FastifyReply) {
  const known = state.refreshOf(refreshToken)
  if (known && !known.isSpent) return answerToken(issueXToken(state, known.token.accountId, refreshToken))
  if (known) state.record({ type: 'sign-in-ended', accountId: known.token.accountId })
  return refuseToken(reply, 'invalid_request', 'Value passed for the token was invalid.')
}

function answerToken({ accessToken, refreshToken }: SandboxToken) {
  return {
    token_type: 'bearer',
    expires_in: accessTokenMs / 1000,
    access_token: accessToken,
    scope,
    refresh_token: refreshToken,
  }
}

function refuseToken(reply: FastifyReply, error: string, description: string) {
  return reply.code(error === 'invalid_client' ? 401 : 400).send({ error, error_description: description })
}

function proves(verifier: string | undefined, { challenge }: Code): boolean {
  if (!verifier) return false
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}
