import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'

export interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** How many bytes of the reply arrive before the connection breaks; all when absent. */
  cutAt: number | undefined
}

/** An HTTP server on loopback that gives whatever reply it is told to, well-formed or not. */
export async function openReplyServer(
  replyTo: (request: IncomingMessage) => Reply,
): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, headers, body, cutAt } = replyTo(request)
      const lines = Object.entries({ 'content-length': `${body.length}`, ...headers }).map(pair =>
        pair.join(': '),
      )
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Odd'}\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n`
      const whole = Buffer.concat([Buffer.from(head), body])
      response.socket?.end(whole.subarray(0, cutAt ?? whole.length))
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

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
/** Any status, any headers, any body, whole or cut. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
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
