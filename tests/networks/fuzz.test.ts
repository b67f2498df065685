import { createServer, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import type { Network, PublishOutcome } from '../../src/networks/network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { heldClock } from './held-clock.ts'
import { segment } from './sandbox-world.ts'

interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** How many bytes of the reply arrive before the connection breaks; all when absent. */
  cutAt: number | undefined
}

let reply: Reply
const server = createServer((request, response) => {
  const { status, headers, body, cutAt } = reply
  request.resume().on('end', () => {
    const lines = Object.entries({ 'content-length': `${body.length}`, ...headers }).map(pair =>
      pair.join(': '),
    )
    const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Odd'}\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n`
    const whole = Buffer.concat([Buffer.from(head), body])
    response.socket?.end(whole.subarray(0, cutAt ?? whole.length))
  })
})

let networks: Network[]
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
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

const json = fc.oneof(
  fc.json(),
  fc
    .record({ data: fc.record({ id: fc.oneof(fc.string(), fc.nat().map(String), fc.constant(null)) }) })
    .map(v => JSON.stringify(v)),
  fc
    .record({
      id: fc.oneof(fc.string(), fc.nat().map(String)),
      error: fc.option(fc.record({ code: fc.integer() })),
    })
    .map(v => JSON.stringify(v)),
  fc
    .record({
      error: fc.record({
        code: fc.oneof(fc.integer(), fc.constantFrom(1, 2, 4, 100, 190, 368, 506)),
        message: fc.string(),
      }),
    })
    .map(v => JSON.stringify(v)),
  fc
    .record({ title: fc.string(), detail: fc.string(), type: fc.string(), errors: fc.array(fc.anything()) })
    .map(v => JSON.stringify(v) ?? ''),
  fc.constantFrom(
    '',
    '{"errors":[null]}',
    '{"errors":{"length":1}}',
    '<html></html>',
    '{"data":{"id":"12',
    'null',
    '[]',
  ),
)
const header = fc.constantFrom(
  ['content-type', 'application/json'],
  ['content-type', 'text/html'],
  ['content-type', ''],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br'],
  ['x-rate-limit-reset', '99999999999999999999'],
  ['x-rate-limit-limit', 'many'],
  ['x-rate-limit-remaining', '0'],
  ['x-app-usage', '{"call_count":'],
  ['x-app-usage', '{"call_count":1e308}'],
  ['x-business-use-case-usage', '{"1":[{"estimated_time_to_regain_access":1e300}]}'],
  ['x-business-use-case-usage', '[1]'],
  ['transfer-encoding', 'chunked'],
  ['x-ratelimit-remaining', '0'],
  ['x-ratelimit-reset', '2026-11-23T09:30:00.000Z'],
  ['x-ratelimit-reset', '+275760-09-13T00:00:00.001Z'],
  ['location', 'http://127.0.0.1:1/elsewhere'],
)
const replies = fc.record({
  status: fc.oneof(
    fc.integer({ min: 200, max: 599 }),
    fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 429, 500, 503),
  ),
  headers: fc.array(header, { maxLength: 4 }).map(pairs => Object.fromEntries(pairs)),
  body: fc.oneof(
    json.map(text => Buffer.from(text)),
    fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
  ),
  cutAt: fc.option(fc.nat(400), { nil: undefined, freq: 4 }),
})

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
        fc.asyncProperty(replies, async next => {
          reply = next
          const outcome = await networks[index]?.publishSegment(account, segment(), { timeoutMs: 2000 })
          if (!outcome) throw new Error('no network')
          mustBeSound(outcome, next.status)
        }),
        { numRuns: 1000 },
      )
    },
  )
})
