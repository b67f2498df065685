import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { type Network, type NetworkFailure, NetworkFailureError } from '../../../src/networks/network.ts'
import { profileOf } from '../../../src/networks/profiles.ts'

export interface TokenServer {
  /** A network whose access is renewed at this server over HTTP. */
  network: Network
  readonly calls: number
  spentReason: string
  issue(): { accessToken: string; refreshToken: string }
  isValid(accessToken: string): boolean
  spend(refreshToken: string): void
  answerNext(failure: NetworkFailure): void
  /** Runs when the next answer is on its way; what it throws comes in place of the answer. */
  beforeNextAnswer(run: () => Promise<void>): void
  close(): Promise<void>
}

const pair = z.object({ accessToken: z.string(), refreshToken: z.string() })

/** A token endpoint as X has it: each refresh token works once, and a second use is refused. */
export async function startTokenServer(): Promise<TokenServer> {
  const live = new Map<string, string>()
  const valid = new Set<string>()
  const spentReason = 'X has ended the sign-in of this account. Connect the channel again.'
  let calls = 0
  let next: NetworkFailure | undefined
  let before: (() => Promise<void>) | undefined

  function issue() {
    const made = { accessToken: `access-${randomUUID()}`, refreshToken: `refresh-${randomUUID()}` }
    live.set(made.refreshToken, made.accessToken)
    valid.add(made.accessToken)
    return made
  }

  const server = createServer(async (request, response) => {
    calls += 1
    const body = Buffer.concat(await request.toArray()).toString('utf8')
    const old = live.get(body)
    if (old !== undefined) {
      live.delete(body)
      valid.delete(old)
    }
    response.statusCode = old === undefined ? 400 : 200
    response.end(JSON.stringify(old === undefined ? { error: 'invalid_request' } : issue()))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const network: Pick<Network, 'profile' | 'refreshAccess'> = {
    profile: profileOf('x'),
    async refreshAccess(credentials) {
      const failure = next
      next = undefined
      if (failure) {
        calls += 1
        throw new NetworkFailureError(failure)
      }
      const answer = await fetch(`http://127.0.0.1:${port}/token`, {
        method: 'POST',
        body: credentials.refreshToken ?? '',
      })
      const run = before
      before = undefined
      await run?.()
      if (answer.status !== 200) {
        throw new NetworkFailureError({
          type: 'channel-blocked',
          remedy: 'reconnect',
          code: 'invalid_request',
          reason: spentReason,
        })
      }
      return { ...pair.parse(await answer.json()), expiresAt: new Date(Date.now() + 7_200_000) }
    },
  }

  return {
    // Nothing here asks it for more than its name and a renewal.
    network: network as Network,
    get calls() {
      return calls
    },
    spentReason,
    issue,
    isValid: accessToken => valid.has(accessToken),
    spend: refreshToken => live.delete(refreshToken),
    answerNext(failure) {
      next = failure
    },
    beforeNextAnswer(run) {
      before = run
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
