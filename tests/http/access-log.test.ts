import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../src/core/logging/logger.ts'
import { buildApp, publicUrl, type TestApp } from '../factories/app.ts'

const lines: string[] = []
let test: TestApp
beforeAll(async () => {
  const log = createLogger('debug', { write: line => void lines.push(line) })
  test = await buildApp({ log, requestsPerMinute: 30, metricsToken: 'a token of the operators' })
})
afterAll(() => test.close())

/** The lines that a deed adds. */
async function linesOf(deed: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = lines.length
  await deed()
  return lines.slice(before).map(line => JSON.parse(line))
}

const signIn = (email: string, password: string) =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: '198.51.100.23',
    headers: { origin: publicUrl },
    payload: { email, password },
  })

describe('the log', () => {
  it('has each try to sign in with the person and the network, and neither password nor address', async () => {
    const { email, actor } = await test.signIn(['author', '*'])
    const wrong = await linesOf(() => signIn(email, 'a mistyped one here'))
    const tried = { what: 'sign-in', outcome: 'refused', personId: actor.id, network: '198.51.100.0/24' }
    expect(wrong).toContainEqual(expect.objectContaining(tried))
    const right = await linesOf(() => signIn(email, 'correct horse battery'))
    expect(right).toContainEqual(expect.objectContaining({ ...tried, outcome: 'succeeded' }))
    expect(lines.join()).not.toMatch(/mistyped|correct horse|198\.51\.100\.23/)
    expect(lines.join()).not.toContain(email)
  })

  it('has sign-outs, and what was refused to whom', async () => {
    const author = await test.signIn(['author', '*'])
    const refused = await linesOf(() =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/people',
        headers: author.headers,
        payload: { name: 'x', email: 'x@example.org', grants: [] },
      }),
    )
    const line = { status: 403, route: '/api/v1/people', personId: author.actor.id, via: 'session' }
    expect(refused).toContainEqual(expect.objectContaining(line))
    const out = await linesOf(() =>
      test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: author.headers }),
    )
    expect(out).toContainEqual(
      expect.objectContaining({ what: 'sign-out', outcome: 'succeeded', personId: author.actor.id }),
    )
    expect(lines.join()).not.toContain(author.headers.cookie)
  })

  it('has what was too much, sixty lines a minute at most, and counts all of it', async () => {
    const flood = await linesOf(async () => {
      for (let n = 0; n < 120; n += 1)
        await test.app.inject({ url: '/sign-in', remoteAddress: '203.0.113.5' })
    })
    const limited = flood.filter(line => line.status === 429)
    expect(limited.length).toBeGreaterThan(0)
    expect(limited.length).toBeLessThanOrEqual(60)
    expect(limited[0]).toMatchObject({ network: '203.0.113.0/24', route: '/sign-in' })
    const headers = { authorization: 'Bearer a token of the operators' }
    const { body } = await test.app.inject({ url: '/metrics', headers })
    expect(body).toContain('dateline_refusals_total{status="429"} 90')
    expect(body).toContain('dateline_sign_ins_total{what="sign-in",outcome="refused"} 1')
  })

  it('has one line for each request at info, and its id in every line of its work', async () => {
    let id: unknown
    const added = await linesOf(async () => {
      id = (await signIn('stranger@example.org', 'wrong wrong wrong')).headers['x-request-id']
      await test.app.inject({ url: '/health/live' })
    })
    expect(added.filter(line => line.requestId === id)).toMatchObject([
      { level: 40, msg: 'sign-in: refused' },
      { level: 40, msg: 'a request was refused', method: 'POST', route: '/api/v1/session', status: 401 },
    ])
    expect(added.filter(line => line.requestId !== id)).toMatchObject([
      {
        level: 30,
        msg: 'a request',
        method: 'GET',
        route: '/health/live',
        status: 200,
        ms: expect.any(Number),
      },
    ])
    expect(JSON.stringify(added)).not.toContain('reqId')
  })

  it('has the stack of what went wrong unexpectedly, in a body as in an address', async () => {
    const broken = await buildApp({ log: createLogger('info', { write: line => void lines.push(line) }) })
    await broken.deps.db.schema.alterTable('sign_in_tries').renameTo('gone').execute()
    const added = await linesOf(() =>
      broken.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { origin: publicUrl },
        payload: { email: 'a@example.org', password: 'wrong wrong wrong' },
      }),
    )
    await broken.close()
    const failed = added.find(line => line.msg === 'a request failed')
    expect(failed).toMatchObject({
      level: 50,
      requestId: expect.any(String),
      err: { stack: expect.stringMatching(/:\d+:\d+/) },
    })
  })
})
