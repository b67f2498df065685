import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureSetupLink } from '../../src/access/passwords/setup-link.ts'
import { buildApp, password, publicUrl, type TestApp } from '../factories/app.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildApp(
    {
      publicDocs: true,
      sandbox: { timeline: async () => '<p>timeline</p>', picture: async () => undefined },
    },
    'nobody',
  )
})
afterAll(() => test.close())

const tokenIn = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? ''

const form = (fields: Record<string, string>) => ({
  payload: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl },
})

describe('setting up', () => {
  it('makes the first admin through the page of the one-time link, signs in, and burns the link', async () => {
    const link = (await ensureSetupLink(test.deps, publicUrl)) ?? ''
    const token = tokenIn(link)
    const open = () => test.app.inject({ method: 'POST', url: '/setup/open', ...form({ token }) })
    const shown = await open()
    expect(shown.body).toContain('<label for="email">')
    const organisation = { organisation: 'Advice', preset: 'migrant-resource-centres' }
    const fields = { token, name: 'Amina <b>', email: 'amina@example.org', ...organisation }
    const short = await test.app.inject({
      method: 'POST',
      url: '/setup',
      ...form({ ...fields, password: 'short' }),
    })
    expect(short.statusCode).toBe(400)
    expect(short.body).toContain('At least <bdi>12</bdi> are needed')
    const made = await test.app.inject({ method: 'POST', url: '/setup', ...form({ ...fields, password }) })
    expect(made.statusCode).toBe(303)
    const cookie = String(made.headers['set-cookie']).split(';')[0] ?? ''
    const me = await test.app.inject({ url: '/api/v1/session', headers: { cookie } })
    expect(me.json()).toMatchObject({
      person: { name: 'Amina <b>' },
      grants: [{ role: 'admin', officeId: '*' }],
    })
    expect((await open()).statusCode).toBe(404)
    expect(await ensureSetupLink(test.deps, publicUrl)).toBeUndefined()
  })

  it('has no door for registering', async () => {
    for (const url of ['/api/auth/sign-up/email', '/api/v1/sign-up', '/sign-up']) {
      const payload = { name: 'x', email: 'x@example.org', password }
      expect((await test.app.inject({ method: 'POST', url, payload })).statusCode).toBe(404)
    }
  })

  it('invites a person, who chooses a password through the link', async () => {
    const admin = await test.signIn(['admin', '*'])
    const invited = await test.app.inject({
      method: 'POST',
      url: '/api/v1/people',
      headers: admin.headers,
      payload: { name: 'Bilal', email: 'bilal@example.org', grants: [] },
    })
    expect(invited.statusCode).toBe(201)
    const token = tokenIn(invited.json().link)
    const opened = await test.app.inject({ method: 'POST', url: '/setup/open', ...form({ token }) })
    expect(opened.body).toContain('Welcome, <bdi>Bilal</bdi>')
    const chosen = await test.app.inject({ method: 'POST', url: '/setup', ...form({ token, password }) })
    expect(chosen.statusCode).toBe(303)
  })
})

describe('a password', () => {
  it('is changed by its person, whose cookie is a new one, and renewed by an admin for who forgot it', async () => {
    const person = await test.signIn(['author', '*'])
    const { cookie } = person.headers
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const change = { currentPassword: password, newPassword: 'quite another password' }
    const url = '/api/v1/session/password'
    const wrong = { ...change, currentPassword: 'not the one it is' }
    const refused = await test.app.inject({ method: 'PUT', url, headers, payload: wrong })
    expect([refused.statusCode, refused.json().detail]).toEqual([400, 'The current password is wrong.'])
    const changed = await test.app.inject({ method: 'PUT', url, headers, payload: change })
    expect([changed.statusCode, String(changed.headers['set-cookie'])]).toEqual([
      200,
      expect.stringContaining('session_token='),
    ])
    expect((await test.app.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401)

    const admin = await test.signIn(['admin', '*'])
    const renewed = await test.app.inject({
      method: 'POST',
      url: `/api/v1/people/${person.actor.id}/password-link`,
      headers: admin.headers,
    })
    const token = tokenIn(renewed.json().link)
    const opened = await test.app.inject({ method: 'POST', url: '/setup/open', ...form({ token }) })
    expect(opened.statusCode).toBe(200)
  })
})

describe('a request from elsewhere', () => {
  it.each([
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling domain', { 'sec-fetch-site': 'same-site', origin: publicUrl }, 403],
    ['nowhere', {}, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page in an old browser', { origin: publicUrl }, 200],
  ])('from %s with a session cookie answers as it should', async (_from, headers, status) => {
    const { cookie } = (await test.signIn(['author', '*'])).headers
    const answer = await test.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { cookie, ...headers },
    })
    expect(answer.statusCode).toBe(status)
  })

  it('cannot sign a person in as somebody else', async () => {
    const payload = { email: 'amina@example.org', password }
    const headers = { origin: 'https://evil.example' }
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
    expect(answer.statusCode).toBe(403)
  })

  it('needs no origin with an API key, since no browser sends one by itself', async () => {
    const person = await test.signIn(['admin', '*'])
    const made = await test.app.inject({
      method: 'POST',
      url: '/api/v1/keys',
      headers: person.headers,
      payload: { name: 'job' },
    })
    const headers = { authorization: `Bearer ${made.json().key}` }
    expect((await test.app.inject({ url: '/api/v1/session', headers })).json()).toMatchObject({
      via: 'api-key',
    })
    const payload = { name: 'x', email: 'x@example.org', grants: [] }
    const refused = await test.app.inject({ method: 'POST', url: '/api/v1/people', headers, payload })
    expect(refused.statusCode).toBe(403)
  })
})

describe('errors', () => {
  it('are problem documents that list every fault', async () => {
    const payload = { email: 'not an address', more: 1 }
    const headers = { origin: publicUrl }
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const body = answer.json()
    expect(body).toMatchObject({ type: 'urn:dateline:bad-input', status: 400, code: 'request-invalid' })
    expect(body.faults).toHaveLength(3)
    expect(body.requestId).toBe(answer.headers['x-request-id'])
  })

  it.each([
    ['JSON cut short', '{"email":', 'application/json', 400],
    ['a body of an unknown kind', '<a/>', 'application/xml', 400],
    ['a body too large', `{"email":"${'x'.repeat(300_000)}"}`, 'application/json', 413],
    ['a poisoned prototype', '{"__proto__":{"admin":true}}', 'application/json', 400],
  ])('say what is wrong with %s', async (_what, payload, type, status) => {
    const headers = { 'content-type': type, origin: publicUrl }
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().detail).toBeTruthy()
  })
})

describe('pages and documents', () => {
  it.each(['/api/v1/openapi.json', '/api/v1/docs/'])(
    'show %s to signed-in people, unless it is made public',
    async url => {
      const hidden = await buildApp()
      expect((await hidden.app.inject({ url })).statusCode).toBe(401)
      const { headers } = await hidden.signIn(['author', '*'])
      expect((await hidden.app.inject({ url, headers })).statusCode).toBe(200)
      await hidden.close()
      expect((await test.app.inject({ url })).statusCode).toBe(200)
    },
  )

  it('describe the API in OpenAPI 3.1, without a fault of ours', async () => {
    const document = (await test.app.inject({ url: '/api/v1/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/v1/session')
  })

  it('show the API documents from our own server alone', async () => {
    const moved = await test.app.inject({ url: '/api/v1/docs' })
    expect(moved.headers.location).toBe('/api/v1/docs/')
    const shown = await test.app.inject({ url: '/api/v1/docs/' })
    expect(shown.statusCode).toBe(200)
    expect(shown.body).not.toMatch(/(src|href)="https?:/)
    expect(shown.headers['content-security-policy']).toContain("script-src 'self' 'sha256-")
    const script = /src="([^"]+)"/.exec(shown.body)?.[1] ?? ''
    const loaded = await test.app.inject({ url: new URL(script, `${publicUrl}/api/v1/docs/`).pathname })
    expect(loaded.headers['content-type']).toContain('javascript')
    expect(loaded.rawPayload.length).toBeGreaterThan(100_000)
  })

  it.each(['/sign-in', '/sandbox'])('keep scripts and other hosts out of %s', async url => {
    const answer = await test.app.inject({ url })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('say who is signed in, and let that one sign out', async () => {
    const admin = await test.signIn(['admin', '*'])
    const { headers } = admin
    const shown = await test.app.inject({ url: '/account', headers })
    expect(shown.body).toContain(`<bdi>Test Person</bdi>, <bdi>${admin.email}</bdi>`)
    expect(shown.body).toContain('<form method="post" action="/sign-out">')
    expect(shown.body).not.toContain('href="/sign-in"')
    expect(shown.headers['cache-control']).toBe('no-store')

    const elsewhere = {
      ...form({}),
      headers: { ...form({}).headers, ...headers, origin: 'https://evil.example' },
    }
    expect((await test.app.inject({ method: 'POST', url: '/sign-out', ...elsewhere })).statusCode).toBe(403)
    const own = { ...form({}), headers: { ...form({}).headers, ...headers } }
    const out = await test.app.inject({ method: 'POST', url: '/sign-out', ...own })
    expect([out.statusCode, out.headers.location]).toEqual([303, '/sign-in?out'])
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await test.app.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401)
    expect((await test.app.inject({ url: '/', headers })).headers.location).toBe('/sign-in')
    const again = await test.app.inject({ method: 'POST', url: '/sign-out', ...form({}) })
    expect(again.statusCode).toBe(303)
  })

  it('escape the name of whoever is signed in', async () => {
    const person = await test.signIn(['author', '*'])
    await test.database.db
      .updateTable('person')
      .set({ name: '<i>x</i>' })
      .where('id', '=', person.actor.id)
      .execute()
    const { body } = await test.app.inject({ url: '/account', headers: person.headers })
    expect(body).toContain('&#60;i&#62;x')
  })

  it('tell Prometheus totals only, and only with the token or a sign-in', async () => {
    const measured = await buildApp({ metricsToken: 'a token of the operators' })
    const ask = (authorization?: string) =>
      measured.app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })
    for (const wrong of [undefined, 'Bearer', 'Bearer another', 'a token of the operators'])
      expect((await ask(wrong)).statusCode).toBe(401)
    expect((await ask('Bearer a token of the operators')).statusCode).toBe(200)
    await measured.close()
    expect((await test.app.inject({ url: '/metrics' })).statusCode).toBe(401)
    const { headers } = await test.signIn(['operator', '*'])
    const { body } = await test.app.inject({ url: '/metrics', headers })
    expect(body).toContain('dateline_refusals_total{status="401"}')
    expect(body).toContain('dateline_http_request_seconds_count')
    expect(body).toContain('dateline_posts_overdue_seconds 0')
    expect(body).not.toContain('example.org')
  })
})

describe('health', () => {
  it('is live and ready when the database and the queue answer', async () => {
    expect((await test.app.inject({ url: '/health/live' })).json()).toEqual({ live: true })
    const ready = await test.app.inject({ url: '/health/ready' })
    const all = { ready: true, database: 'ok', queue: 'ok', warnings: [] }
    expect([ready.statusCode, ready.json()]).toEqual([200, all])
  })

  it('is not ready, but live, when the queue does not answer', async () => {
    const other = await buildApp({ pingQueue: () => Promise.reject(new Error('gone')) })
    const ready = await other.app.inject({ url: '/health/ready' })
    expect([ready.statusCode, ready.json().queue]).toEqual([503, 'not answering'])
    expect((await other.app.inject({ url: '/health/live' })).statusCode).toBe(200)
    await other.close()
  })

  it('limits how many requests one network may make', async () => {
    const other = await buildApp({ requestsPerMinute: 3 })
    const statuses = []
    for (let n = 0; n < 4; n += 1) statuses.push((await other.app.inject({ url: '/sign-in' })).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429])
    await other.close()
  })
})
