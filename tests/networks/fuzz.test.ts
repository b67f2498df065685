import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import type { Network, PublishOutcome } from '../../src/networks/network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { anyReply, openReplyServer, type Reply } from '../factories/any-reply.ts'
import { runsOf } from '../factories/depth.ts'
import { heldClock } from './held-clock.ts'
import { segment } from './sandbox-world.ts'

let reply: Reply
let server: Awaited<ReturnType<typeof openReplyServer>>
let networks: Network[]
beforeAll(async () => {
  server = await openReplyServer(() => reply)
  const { origin } = server
  const clock = heldClock()
  networks = [
    createXNetwork({ origin, clientId: 'client', clock }),
    createFacebookNetwork({ origin, version: 'v26.0', clock }),
    createMastodonNetwork({ origin, clock }),
  ]
})
afterAll(() => server.close())

const account = { channelId: 'c', externalId: '7701', credentials: { accessToken: 'token' } }
const types = ['published', 'not-sent', 'rate-limited', 'channel-blocked', 'rejected', 'duplicate', 'unknown']

function mustBeSound(outcome: PublishOutcome, status: number): void {
  expect(types).toContain(outcome.type)
  if (outcome.type === 'published') {
    expect(outcome.externalId).toMatch(/^\d+(_\d+)?$/)
    expect(status).toBeLessThan(400)
    return
  }
  expect(outcome.reason.length).toBeGreaterThan(10)
  expect(outcome.code.length).toBeGreaterThan(0)
  if (outcome.type === 'rate-limited') expect(Number.isFinite(outcome.retryAt.getTime())).toBe(true)
  if (status < 400 || status >= 500) expect(outcome.type).toBe('unknown')
}

describe('any answer whatever', () => {
  it.each([
    [0, 'X'],
    [1, 'Facebook'],
    [2, 'Mastodon'],
  ] as const)(
    'leaves the outcome of publishing well-formed and never wrongly sure (network %i: %s)',
    { timeout: 60_000 },
    async (index, _name) => {
      await fc.assert(
        fc.asyncProperty(anyReply, async next => {
          reply = next
          const outcome = await networks[index]?.publishSegment(account, segment(), { timeoutMs: 2000 })
          if (!outcome) throw new Error('no network')
          mustBeSound(outcome, next.status)
        }),
        { numRuns: runsOf(1000) },
      )
    },
  )
})
