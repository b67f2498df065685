import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spendTry, triesOf, tryLimits } from '../../src/access/signing-in/attempt-limits.ts'
import { createLogger } from '../../src/core/logging/logger.ts'
import { tabIcon } from '../../src/http/pages/frame/page-files.ts'
import { addOffices, buildApp, password, publicUrl, type TestApp } from '../factories/app.ts'
import { openLiveStream } from '../factories/live-stream.ts'
import { findProgram } from '../services/find-program.ts'
import { type ProxyService, proxyKinds, startProxy } from '../services/proxy.ts'

const perMinute = 120

describe.each(proxyKinds)('behind %s', kind => {
  const isThere = findProgram(kind) !== undefined
  let test: TestApp
  let proxy: ProxyService
  beforeAll(async () => {
    if (!isThere) return
    // Not all of loopback: the clients of this test come from 127.0.1.x and 127.0.2.x.
    test = await buildApp({ trustedProxies: ['127.0.0.1'], requestsPerMinute: perMinute })
    await addOffices(test.database, 'lahore')
    const address = new URL(await test.app.listen({ host: '127.0.0.1', port: 0 }))
    proxy = await startProxy(kind, Number(address.port))
  })
  afterAll(async () => {
    await proxy?.stop()
    await test?.close()
  })

  interface Asked {
    from: string
    method?: string
    headers?: Record<string, string>
    body?: object
  }

  async function ask(path: string, { from, method = 'GET', headers = {}, body }: Asked) {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>()
    const sent = request(
      {
        host: '127.0.0.1',
        port: proxy.port,
        path,
        method,
        localAddress: from,
        agent: agents[from] ?? new Agent({ keepAlive: true, maxSockets: 8 }),
        headers: {
          host: '127.0.0.1:3000',
          origin: publicUrl,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
      },
      answer =>
        void text(answer).then(read => resolve({ status: answer.statusCode ?? 0, body: read }), reject),
    )
    sent.once('error', reject)
    sent.end(body ? JSON.stringify(body) : undefined)
    return await promise
  }
  const agents: Record<string, Agent> = {}
  for (const from of ['127.0.1.5', '127.0.2.5']) agents[from] = new Agent({ keepAlive: true, maxSockets: 8 })

  const signIn = (from: string, email: string, secret: string) =>
    ask('/api/v1/session', { from, method: 'POST', body: { email, password: secret } })

  it.skipIf(!isThere)('one stranger’s wrong passwords lock out the stranger alone', async () => {
    const { email } = await test.signIn(['author', 'lahore'])
    const [counted] = triesOf('', '127.0.1.5').filter(each => each.kind === 'network')
    for (let n = 0; counted && n < tryLimits.network - 2; n += 1) await spendTry(test.deps, counted)
    const wrong = (n: number) => signIn('127.0.1.5', `nobody-${n}@example.org`, 'wrong wrong')
    const statuses = [await wrong(1), await wrong(2), await wrong(3)].map(answer => answer.status)
    expect(statuses).toEqual([401, 401, 429])
    expect((await signIn('127.0.1.5', email, password)).status).toBe(429)
    expect((await signIn('127.0.2.5', email, password)).status).toBe(200)
  })

  it.skipIf(!isThere)('a stranger cannot be another client by a header', async () => {
    const headers = { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1', 'x-real-ip': '192.0.2.1' }
    const { email } = await test.signIn(['author', 'lahore'])
    const body = { email, password }
    const answer = await ask('/api/v1/session', { from: '127.0.1.6', method: 'POST', headers, body })
    expect(answer.status).toBe(429)
  })

  it.skipIf(!isThere)('a stranger’s many requests leave health, the stop and people alone', async () => {
    const { headers } = await test.signIn(['admin', '*'])
    const requests = Array.from({ length: perMinute + 20 }, () => ask(tabIcon.address, { from: '127.0.1.5' }))
    const statuses = (await Promise.all(requests)).map(answer => answer.status)
    expect(statuses.filter(status => status === 429).length).toBeGreaterThanOrEqual(20)
    const same = { from: '127.0.1.5', headers }
    const stop = { scope: 'everything', reason: 'because' }
    const answers = [
      await ask('/health/live', { from: '127.0.1.5' }),
      await ask('/health/ready', { from: '127.0.1.5' }),
      await ask('/api/v1/stops', { ...same, method: 'POST', body: stop }),
      await ask('/api/v1/session', same),
      await ask(tabIcon.address, same),
      await ask(tabIcon.address, { from: '127.0.2.5' }),
    ]
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200, 200])
    const wrongKey = { authorization: 'Bearer dl_wrong' }
    expect((await ask('/api/v1/session', { from: '127.0.1.5', headers: wrongKey })).status).toBe(429)
  })

  it.skipIf(!isThere)('a person’s own many requests leave their stop and other people alone', async () => {
    const [{ headers }, other] = [await test.signIn(['admin', '*']), await test.signIn(['author', 'lahore'])]
    const asked = { from: '127.0.2.5', headers }
    const requests = Array.from({ length: perMinute + 1 }, () => ask('/api/v1/keys', asked))
    const statuses = (await Promise.all(requests)).map(answer => answer.status)
    expect(statuses.filter(status => status === 429)).toHaveLength(1)
    const resume = { scope: 'everything', reason: 'over' }
    const resumed = await ask('/api/v1/stops/resume', { ...asked, method: 'POST', body: resume })
    expect(resumed.status).toBe(200)
    expect((await ask('/api/v1/keys', { from: '127.0.2.5', headers: other.headers })).status).toBe(200)
  })

  it.skipIf(!isThere)('people come in over IPv6 as well, and a path below the root is refused', async () => {
    const lines: string[] = []
    const log = createLogger('info', { write: line => void lines.push(line) })
    const overSix = await buildApp({ trustedProxies: ['::1'], log })
    const address = new URL(await overSix.app.listen({ host: '::1', port: 0 }))
    const proxySix = await startProxy(kind, Number(address.port), '[::1]')
    const answers = []
    for (const path of ['/health/ready', '/sign-in', '/below/sign-in']) {
      answers.push(await askOverSix(proxySix.port, path))
    }
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 404])
    expect(JSON.parse(answers[2]?.body ?? '')).toMatchObject({
      detail: 'Nothing found at /below/sign-in.',
    })
    expect(lines.map(line => JSON.parse(line).network)).toContain('00000000000000/56')
    await proxySix.stop()
    await overSix.close()
  })

  it.skipIf(!isThere)('what changes comes at once, while the stream stays open', async () => {
    const { headers } = await test.signIn(['author', 'lahore'])
    const url = `http://127.0.0.1:${proxy.port}/api/v1/events`
    const stream = await openLiveStream(url, { ...headers, host: '127.0.0.1:3000' })
    const subject_id = crypto.randomUUID()
    const changed = { kind: 'item.created', office_id: 'lahore', subject_kind: 'item', subject_id }
    await test.deps.db
      .insertInto('event')
      .values({ ...changed, data: '{}' })
      .execute()
    expect(await stream.next()).toMatchObject({ event: 'news', data: { id: subject_id } })
    stream.close()
  })

  it.skipIf(!isThere)('figures for Prometheus stay inside', async () => {
    expect((await ask('/metrics', { from: '127.0.2.5' })).status).toBe(404)
  })
})

async function askOverSix(port: number, path: string): Promise<{ status: number; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>()
  const sent = request(
    { host: '::1', port, path, headers: { host: '127.0.0.1:3000' } },
    answer => void text(answer).then(body => resolve({ status: answer.statusCode ?? 0, body }), reject),
  )
  sent.once('error', reject)
  sent.end()
  return await promise
}
