import { readFileSync } from 'node:fs'
import http, { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { ApiPartialResponseError, ApiRequestError, EApiV2ErrorCode, TwitterApi } from 'twitter-api-v2'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/networks/network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { heldClock } from './held-clock.ts'
import { call, openWorld, picture, segment } from './sandbox-world.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serverThat(answers: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answers)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const account: Account = { channelId: 'c', externalId: '4401', credentials: { accessToken: 'token' } }
const json = { 'content-type': 'application/json' }

/** The library as it comes, sent to another origin by a plugin, which notes the host that the library meant. */
function bareLibrary(origin: string, hosts: string[] = []) {
  const url = new URL(origin)
  return new TwitterApi('token', {
    httpAgent: new http.Agent(),
    plugins: [
      {
        onBeforeRequest({ computedParams }) {
          hosts.push(computedParams.url.host)
          computedParams.url.protocol = url.protocol
          computedParams.url.host = url.host
        },
      },
    ],
  })
}

const ours = (origin: string) => createXNetwork({ origin, clientId: 'client', clock: heldClock() })
const publish = (origin: string) => ours(origin).publishSegment(account, segment(), call)

describe('traps of twitter-api-v2 1.29.1', () => {
  it('an empty 201 resolves with undefined in the library, and is unknown here', async () => {
    const origin = await serverThat((_request, response) => response.writeHead(201, json).end())
    expect(await bareLibrary(origin).v2.tweet('hello')).toBeUndefined()
    expect(await publish(origin)).toMatchObject({ type: 'unknown' })
  })

  it('a cut 201 throws in the library as if it had failed, and is unknown here', async () => {
    const origin = await serverThat((_request, response) => {
      response.writeHead(201, { ...json, 'content-length': '60' })
      response.write('{"data":{"id":"14560', () => response.destroy())
    })
    const thrown = await bareLibrary(origin)
      .v2.tweet('hello')
      .catch(error => error)
    expect(thrown).toBeInstanceOf(ApiPartialResponseError)
    expect(thrown.response.statusCode).toBe(201)
    expect(await publish(origin)).toMatchObject({ type: 'unknown' })
  })

  it('the cause of a refused connection is hidden in the library, and means "not sent" here', async () => {
    const origin = 'http://127.0.0.1:1'
    const thrown = await bareLibrary(origin)
      .v2.tweet('hello')
      .catch(error => error)
    expect(thrown).toBeInstanceOf(ApiRequestError)
    expect(thrown.requestError).toBeUndefined()
    expect(Reflect.get(thrown, '_options').error.code).toBe('ECONNREFUSED')
    expect(await publish(origin)).toMatchObject({ type: 'not-sent', code: 'ECONNREFUSED' })
  })

  it('a reset after the request has the same class in the library, and is unknown here', async () => {
    const origin = await serverThat(request => request.socket.resetAndDestroy())
    const thrown = await bareLibrary(origin)
      .v2.tweet('hello')
      .catch(error => error)
    expect(thrown).toBeInstanceOf(ApiRequestError)
    expect(await publish(origin)).toMatchObject({ type: 'unknown', code: 'ECONNRESET' })
  })

  it('speaks https to api.x.com whatever origin is meant; here a local http origin is reached', async () => {
    const seen: string[] = []
    const origin = await serverThat((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      response.writeHead(201, json).end('{"data":{"id":"1","text":"hello"}}')
    })
    expect(await publish(origin)).toMatchObject({ type: 'published', externalId: '1' })
    expect(seen).toEqual(['POST /2/tweets'])
  })

  it('asks api.x.com, where its rate-limit plugin looks under api.twitter.com; here the headers decide, and no plugin', async () => {
    const now = heldClock().now()
    const reset = Math.floor(now.getTime() / 1000) + 600
    const limits = {
      date: now.toUTCString(),
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': `${reset}`,
    }
    const origin = await serverThat((_request, response) =>
      response.writeHead(201, { ...json, ...limits }).end('{"data":{"id":"1","text":"hello"}}'),
    )
    const hosts: string[] = []
    await bareLibrary(origin, hosts).v2.tweet('hello')
    expect(hosts).toEqual(['api.x.com'])
    expect(await publish(origin)).toMatchObject({ type: 'published', pauseUntil: new Date(reset * 1000) })
    const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(Object.keys(dependencies).filter(name => name.startsWith('@twitter-api-v2/'))).toEqual([])
  })

  it('a name that does not resolve and a broken TLS handshake are "not sent"', async () => {
    expect(await publish('https://nowhere.invalid')).toMatchObject({ type: 'not-sent' })
    const plain = createTcpServer(socket => socket.end('this is not TLS'))
    await new Promise<void>(done => plain.listen(0, '127.0.0.1', done))
    closing.push(() => plain.close())
    const { port } = plain.address() as AddressInfo
    expect(await publish(`https://127.0.0.1:${port}`)).toMatchObject({ type: 'not-sent' })
  })

  it('has no time limit; here a reply that never comes ends as unknown', async () => {
    const origin = await serverThat(() => {})
    const outcome = await ours(origin).publishSegment(account, segment(), { timeoutMs: 50 })
    expect(outcome).toMatchObject({ type: 'unknown' })
  })

  it('would count idle time only; here a reply that trickles for ever ends as well', async () => {
    const origin = await serverThat((_request, response) => {
      response.writeHead(201, json)
      const trickle = setInterval(() => response.write(' '), 5)
      response.on('close', () => clearInterval(trickle))
    })
    const outcome = await ours(origin).publishSegment(account, segment(), { timeoutMs: 100 })
    expect(outcome).toMatchObject({ type: 'unknown' })
  })

  it("a caller's stop before the request is made means not sent", async () => {
    const stopped = { ...call, signal: AbortSignal.abort() }
    const outcome = await ours('http://127.0.0.1:1').publishSegment(account, segment(), stopped)
    expect(outcome).toMatchObject({ type: 'not-sent' })
  })

  it('sends one POST for a segment, also when the answer is a fault', async () => {
    let requests = 0
    const origin = await serverThat((_request, response) => {
      requests += 1
      response.writeHead(503, { ...json, 'retry-after': '0' }).end('{"title":"Service Unavailable"}')
    })
    expect(await publish(origin)).toMatchObject({ type: 'unknown' })
    expect(requests).toBe(1)
  })

  it('its codes for problem types never match what X sends; here the last part of the type decides', async () => {
    const type = 'https://api.twitter.com/2/problems/usage-capped'
    expect(Object.values(EApiV2ErrorCode)).not.toContain(type)
    const body = JSON.stringify({ title: 'UsageCapExceeded', detail: 'Usage cap exceeded', type })
    const origin = await serverThat((_request, response) => response.writeHead(429, json).end(body))
    expect(await publish(origin)).toMatchObject({ type: 'channel-blocked', remedy: 'pay' })
  })

  it('a broken gzip body ends no process, and is unknown', async () => {
    const origin = await serverThat((_request, response) =>
      response.writeHead(201, { ...json, 'content-encoding': 'gzip' }).end('this is not gzip'),
    )
    expect(await publish(origin)).toMatchObject({ type: 'unknown' })
  })

  it('leaves no listeners behind on a connection that is used again', async () => {
    const warnings: Error[] = []
    const note = (warning: Error) => warnings.push(warning)
    process.on('warning', note)
    const origin = await serverThat((_request, response) =>
      response.writeHead(201, json).end('{"data":{"id":"1","text":"hello"}}'),
    )
    const network = ours(origin)
    for (let post = 0; post < 25; post += 1) await network.publishSegment(account, segment(), call)
    process.off('warning', note)
    expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([])
  })
})

describe('uploads to X', () => {
  it('waits while an upload is pending without being told for how long', async () => {
    const world = await openWorld({ mediaStatusRounds: 3 })
    closing.push(() => world.sandbox.close())
    expect(await world.x.uploadMedia(world.xAccount, picture, call)).toMatchObject({ type: 'uploaded' })
  })

  it('gives up an upload that stays pending, within the time of the call', async () => {
    const world = await openWorld({ mediaStatusRounds: 1_000_000 })
    closing.push(() => world.sandbox.close())
    expect(await world.x.uploadMedia(world.xAccount, picture, call)).toMatchObject({ type: 'not-sent' })
  })

  it('says why X cannot use an image', async () => {
    const failed = {
      state: 'failed',
      error: { code: 1, name: 'InvalidMedia', message: 'Unsupported format' },
    }
    const origin = await serverThat((request, response) => {
      const info = request.url?.endsWith('finalize') ? { processing_info: failed } : {}
      request
        .resume()
        .on('end', () => response.writeHead(200, json).end(JSON.stringify({ data: { id: '77', ...info } })))
    })
    expect(await ours(origin).uploadMedia(account, picture, call)).toMatchObject({
      type: 'rejected',
      reason: expect.stringContaining('Unsupported format'),
    })
  })
})

describe('tokens of X', () => {
  it('an access token ends after two hours, and a refresh brings the next pair', async () => {
    const world = await openWorld()
    closing.push(() => world.sandbox.close())
    world.clock.advance(2 * 3_600_000)
    const ended = await world.x.publishSegment(world.xAccount, segment(), call)
    expect(ended).toMatchObject({ type: 'channel-blocked', remedy: 'reconnect' })
    const fresh = await world.x.refreshAccess?.(world.xAccount.credentials, call)
    expect(fresh?.expiresAt).toEqual(new Date(world.clock.now().getTime() + 7_200_000))
    const account = { ...world.xAccount, credentials: fresh ?? world.xAccount.credentials }
    expect(await world.x.publishSegment(account, segment(), call)).toMatchObject({ type: 'published' })
  })

  it('a spent refresh token ends the sign-in and says so', async () => {
    const world = await openWorld()
    closing.push(() => world.sandbox.close())
    const fresh = await world.x.refreshAccess?.(world.xAccount.credentials, call)
    await expect(world.x.refreshAccess?.(world.xAccount.credentials, call)).rejects.toMatchObject({
      failure: { type: 'channel-blocked', remedy: 'reconnect', code: '400 invalid_request' },
    })
    const account = { ...world.xAccount, credentials: fresh ?? world.xAccount.credentials }
    expect(await world.x.publishSegment(account, segment(), call)).toMatchObject({ type: 'channel-blocked' })
  })

  it('the sandbox takes the token call as JSON too, as the library sends it', async () => {
    const world = await openWorld()
    closing.push(() => world.sandbox.close())
    const response = await fetch(`${world.sandbox.xOrigin}/2/oauth2/token`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        grant_type: 'refresh_token',
        refresh_token: world.xAccount.credentials.refreshToken,
        client_id: 'client',
      }),
    })
    expect(response.status).toBe(200)
  })

  it('OAuth 1.0a keys sign the request instead', async () => {
    let header = ''
    const origin = await serverThat((request, response) => {
      header = request.headers.authorization ?? ''
      response.writeHead(201, json).end('{"data":{"id":"1","text":"hello"}}')
    })
    const clock = heldClock()
    const network = createXNetwork({ origin, consumerKey: 'key', consumerSecret: 'secret', clock })
    const signed = { ...account, credentials: { accessToken: 'access', accessSecret: 'access secret' } }
    expect(await network.publishSegment(signed, segment(), call)).toMatchObject({ type: 'published' })
    expect(header).toMatch(/^OAuth .*oauth_signature=/)
    expect(header).not.toContain('secret')
  })
})
