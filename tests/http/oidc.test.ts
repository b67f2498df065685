import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OidcSettings } from '../../src/access/signing-in/oidc/oidc-provider.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import { addOffices, buildApp, password, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { notifyNow } from '../factories/events.ts'
import { totpCode } from '../factories/totp.ts'
import { freePort } from '../services/free-port.ts'
import { type ProviderOptions, signInAtProvider, startProvider } from '../services/oidc/provider.ts'

const verified = (email: string) => ({ claims: { email, email_verified: true } })
const soon = Math.floor(Date.now() / 1_000)
const accounts: ProviderOptions['accounts'] = {
  amina: verified('Amina@Example.org'),
  'someone-new': verified('amina@example.org'),
  again: verified('again@example.org'),
  gul: verified('gul@example.org'),
  ada: verified('ada@example.org'),
  bo: verified('bo@example.org'),
  ezra: verified('ezra@example.org'),
  stranger: verified('stranger@example.org'),
  unverified: { claims: { email: 'target@example.org', email_verified: false } },
  'not-stated': { claims: { email: 'target@example.org' } },
  'no-address': { claims: {} },
  'text-false': { claims: { email: 'target@example.org', email_verified: 'false' } },
  'other-audience': { ...verified('target@example.org'), tamper: { aud: 'another client' } },
  'more-audiences': { ...verified('target@example.org'), tamper: { aud: ['dateline', 'x'], azp: 'x' } },
  'other-nonce': { ...verified('target@example.org'), tamper: { nonce: 'of another sign-in' } },
  'no-nonce': { ...verified('target@example.org'), tamper: { nonce: null } },
  'other-issuer': { ...verified('target@example.org'), tamper: { iss: 'https://elsewhere.example' } },
  expired: { ...verified('target@example.org'), tamper: { exp: soon - 3_600 } },
  'other-key': { ...verified('target@example.org'), key: 'unknown' },
}

let now = new Date()
const clock: Clock = { now: () => now, monotonic: () => 0, sleep: async () => undefined }
const log: object[] = []
let settings: OidcSettings
let options: ProviderOptions
let provider: Awaited<ReturnType<typeof startProvider>>
let test: TestApp
let admin: SignedIn

beforeAll(async () => {
  const port = await freePort()
  options = {
    port,
    redirectUri: `${publicUrl}/sign-in/oidc/callback`,
    accounts,
    keyId: 'first',
    authentication: 'client_secret_basic',
    claimsIn: 'id_token',
  }
  settings = {
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'dateline',
    clientSecret: 'the secret of the client',
    name: 'The <Office> Login',
    secondFactor: 'dateline',
  }
  provider = await startProvider(options)
  test = await buildApp({ clock, oidc: settings, secondFactor: 'required' })
  test.deps.access.observe(event => log.push(event))
  await addOffices(test.database, 'lahore')
  admin = await test.signIn(['admin', '*'])
  await enrol(admin)
  for (const name of ['amina', 'target']) await addPerson(`${name}@example.org`)
})
afterAll(async () => {
  await test.close()
  await provider.stop()
})

describe('sign-in at a provider of OpenID Connect', () => {
  it('has a button on the page, and leads back to where the person wanted to go', async () => {
    const page = await new Browser().get('/sign-in?to=/account')
    expect(page.body).toContain('Sign in with <bdi>The &#60;Office&#62; Login</bdi>')
    expect(page.body).toContain('href="/sign-in/oidc?to=%2Faccount"')
    const browser = new Browser()
    const back = await browser.comeBack('amina', '/account?tab=1#x')
    expect([back.statusCode, back.headers.location]).toEqual([303, '/account?tab=1#x'])
    expect((await browser.get('/api/v1/session')).json()).toMatchObject({
      person: { email: 'amina@example.org' },
    })
    const cookies = String(back.headers['set-cookie'])
    expect(cookies).toMatch(/dateline\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax/)
    await browser.post('/sign-out', {})
    expect((await browser.get('/api/v1/session')).statusCode).toBe(401)
  })

  it('links the account once, with an entry of ids in the audit log and a notification', async () => {
    await new Browser().comeBack('amina')
    const id = await personId('amina@example.org')
    const entries = await test.deps.db
      .selectFrom('audit_log')
      .select(['actor', 'subject_id', 'detail'])
      .where('action', '=', 'people.sign-in-link')
      .where('subject_id', '=', id)
      .execute()
    expect(entries).toEqual([
      { actor: `session:${id}`, subject_id: id, detail: { link: expect.any(String) } },
    ])
    await notifyNow(test.deps.db)
    const notifications = await test.deps.db
      .selectFrom('notification')
      .select('message')
      .where('person_id', '=', id)
      .where('kind', '=', 'sign-in-linked')
      .execute()
    expect(notifications).toHaveLength(1)
    expect(notifications[0]?.message).toContain('The <Office> Login')
    const stored = await test.deps.db.selectFrom('person_account').selectAll().execute()
    expect(JSON.stringify(stored)).not.toMatch(/eyJ/)
  })

  it('refuses another account with an address that was given to someone new', async () => {
    await new Browser().comeBack('amina')
    expect(await refusal('someone-new')).toEqual([401, 'linked with another account'])
  })

  it('finds the person by the account once it is linked, also after their address changed', async () => {
    const id = await personId('amina@example.org')
    await test.deps.db.updateTable('person').set({ email: 'a2@example.org' }).where('id', '=', id).execute()
    const browser = new Browser()
    await browser.comeBack('amina')
    expect((await browser.get('/api/v1/session')).json()).toMatchObject({ person: { id } })
    await test.deps.db
      .updateTable('person')
      .set({ email: 'amina@example.org' })
      .where('id', '=', id)
      .execute()
  })

  it('lets in a person who was invited and has no password yet', async () => {
    const invited = await test.app.inject({
      method: 'POST',
      url: '/api/v1/people',
      headers: admin.headers,
      payload: { name: 'Gul', email: 'gul@example.org', grants: [{ role: 'author', officeId: 'lahore' }] },
    })
    expect(invited.statusCode).toBe(201)
    const browser = new Browser()
    await browser.comeBack('gul')
    expect((await browser.get('/api/v1/session')).json()).toMatchObject({ person: { name: 'Gul' } })
    const byPassword = await new Browser().post('/sign-in', { email: 'gul@example.org', password })
    expect(byPassword.statusCode).toBe(401)
  })

  it.each([
    ['an unknown address', 'stranger'],
    ['an address that is not verified', 'unverified'],
    ['an address of which nothing is said', 'not-stated'],
    ['an address that is verified as "false"', 'text-false'],
    ['no address', 'no-address'],
  ])('refuses %s, and makes no person', async (_title, account) => {
    const before = await people()
    expect(await refusal(account)).toEqual([401, 'No active account here'])
    expect(await people()).toEqual(before)
  })

  it('refuses a person who was deactivated, linked or not, and one who was erased', async () => {
    for (const isLinked of [false, true]) {
      if (isLinked) {
        await test.deps.db
          .updateTable('person')
          .set({ deactivated_at: null })
          .where('email', '=', 'ezra@example.org')
          .execute()
        expect((await new Browser().comeBack('ezra')).statusCode).toBe(303)
      } else await addPerson('ezra@example.org')
      const id = await personId('ezra@example.org')
      const gone = await test.app.inject({
        method: 'POST',
        url: `/api/v1/people/${id}/deactivate`,
        headers: admin.headers,
      })
      expect(gone.statusCode).toBeLessThan(300)
      expect(await refusal('ezra')).toEqual([401, 'No active account here'])
      if (!isLinked) continue
      const url = `/api/v1/people/${id}/erase`
      const erased = await test.app.inject({ method: 'POST', url, headers: admin.headers })
      expect(erased.statusCode).toBe(200)
      expect(await refusal('ezra')).toEqual([401, 'No active account here'])
    }
  })

  it.each([
    ['for another audience', 'other-audience'],
    ['for another party among several', 'more-audiences'],
    ['with another nonce', 'other-nonce'],
    ['without a nonce', 'no-nonce'],
    ['of another issuer', 'other-issuer'],
    ['that has expired', 'expired'],
    ['signed with another key', 'other-key'],
  ])('refuses an ID token %s, and says why in the log alone', async (_title, account) => {
    log.length = 0
    expect(await refusal(account)).toEqual([401, 'could not be verified'])
    expect(log).toEqual([
      expect.objectContaining({ outcome: 'refused', reason: expect.stringMatching(/^OAUTH_[A-Z_]+$/) }),
    ])
  })

  it('refuses a nonce that was changed on the way', async () => {
    const browser = new Browser()
    const url = await browser.begin()
    url.searchParams.set('nonce', 'chosen-by-another')
    const back = await browser.get(pathOf(await signInAtProvider(url.href, 'amina')))
    expect([back.statusCode, back.body]).toEqual([401, expect.stringContaining('could not be verified')])
  })

  it('takes a return once, in the browser that began it, within ten minutes', async () => {
    const browser = new Browser()
    const back = await signInAtProvider((await browser.begin()).href, 'amina')
    const over = [401, expect.stringContaining('has expired, was already used, or began in another browser')]
    const elsewhere = await new Browser().get(pathOf(back))
    expect([elsewhere.statusCode, elsewhere.body]).toEqual(over)

    const copy = browser.copy()
    expect((await browser.get(pathOf(back))).statusCode).toBe(303)
    expect(copy.cookies.has('dateline.oidc')).toBe(true)
    const replayed = await copy.get(pathOf(back))
    expect([replayed.statusCode, replayed.body]).toEqual(over)

    const mixed = new Browser()
    await mixed.begin()
    const other = await signInAtProvider((await new Browser().begin()).href, 'amina')
    const foreign = await mixed.get(pathOf(other))
    expect([foreign.statusCode, foreign.body]).toEqual(over)

    const late = new Browser()
    const lateBack = await signInAtProvider((await late.begin()).href, 'amina')
    now = new Date(now.getTime() + 600_000)
    const tooLate = await late.get(pathOf(lateBack))
    expect([tooLate.statusCode, tooLate.body]).toEqual(over)

    for (const query of ['', '?code=x', '?state=', '?code=x&state=x&state=y']) {
      const odd = await new Browser().get(`/sign-in/oidc/callback${query}`)
      expect([odd.statusCode, odd.body]).toEqual(over)
    }
  })

  it('asks with PKCE, state and nonce, of which the cookie shows nothing', async () => {
    const browser = new Browser()
    const { searchParams } = await browser.begin()
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/sign-in/oidc/callback`,
      state: expect.stringMatching(/^.{43}$/),
      nonce: expect.stringMatching(/^.{43}$/),
    })
    expect(searchParams.has('client_secret')).toBe(false)
    const cookie = Buffer.from(browser.cookies.get('dateline.oidc') ?? '', 'base64url').toString('latin1')
    expect(cookie).not.toContain(searchParams.get('state') ?? '')
  })

  it('says where the person was not signed in at the provider', async () => {
    expect(await refusal('nobody')).toEqual([401, 'did not sign you in'])
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in/oidc',
    `/${'x'.repeat(1_001)}`,
  ])('never leads to %j', async to => {
    expect((await new Browser().comeBack('amina', to)).headers.location).toBe('/')
    const form = { email: 'target@example.org', password, to }
    expect((await new Browser().post('/sign-in', form)).headers.location).toBe('/')
  })

  it('asks for the second factor of Dateline, and leads on after it', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const secret = await enrol(person)
    await test.deps.db
      .updateTable('person')
      .set({ email: 'ada@example.org' })
      .where('id', '=', person.actor.id)
      .execute()
    const browser = new Browser()
    const back = await browser.comeBack('ada', '/account')
    expect([back.statusCode, back.headers.location]).toEqual([303, '/sign-in/code?to=%2Faccount'])
    expect(browser.cookies.has('dateline.session_token')).toBe(false)
    now = new Date(now.getTime() + 60_000)
    expect((await browser.get('/sign-in/code?to=%2Faccount')).body).toContain('name="to" value="/account"')
    const done = await browser.post('/sign-in/code', { code: totpCode(secret, now), to: '/account' })
    expect([done.statusCode, done.headers.location]).toEqual([303, '/account'])
    expect((await browser.get('/api/v1/news')).statusCode).toBe(200)
  })

  it('lets roles that take a second factor set one up first, unless the provider asks for it', async () => {
    const { actor } = await test.signIn(['approver', 'lahore'])
    await test.deps.db
      .updateTable('person')
      .set({ email: 'bo@example.org' })
      .where('id', '=', actor.id)
      .execute()
    const browser = new Browser()
    await browser.comeBack('bo')
    expect((await browser.get('/api/v1/news')).json().code).toBe('second-factor-required')

    const trusting = await buildApp({
      clock,
      oidc: { ...settings, secondFactor: 'provider' },
      secondFactor: 'required',
    })
    try {
      await addOffices(trusting.database, 'lahore')
      const approver = await trusting.signIn(['approver', 'lahore'])
      await trusting.deps.db
        .updateTable('person')
        .set({ email: 'bo@example.org' })
        .where('id', '=', approver.actor.id)
        .execute()
      const there = new Browser(trusting)
      await there.comeBack('bo')
      expect((await there.get('/api/v1/news')).statusCode).toBe(200)
      const byPassword = await trusting.app.inject({ url: '/api/v1/news', headers: approver.headers })
      expect(byPassword.json().code).toBe('second-factor-required')
    } finally {
      await trusting.close()
    }
  })

  it('links again after a new password, which ends what was', async () => {
    const id = await personId('amina@example.org')
    await new Browser().comeBack('amina')
    const made = await test.app.inject({
      method: 'POST',
      url: `/api/v1/people/${id}/password-link`,
      headers: admin.headers,
    })
    const token = /token=([\w-]+)/.exec(made.body)?.[1] ?? ''
    const chosen = await new Browser().post('/setup', { token, password: `a new one ${randomUUID()}` })
    expect(chosen.statusCode).toBe(303)
    expect((await new Browser().comeBack('someone-new')).statusCode).toBe(303)
    expect(await refusal('amina')).toEqual([401, 'linked with another account'])
  })

  it('links the same account again at its next sign-in after a new password', async () => {
    await addPerson('again@example.org')
    const id = await personId('again@example.org')
    const linked = test.deps.db
      .selectFrom('person_account')
      .select('provider_id')
      .where('person_id', '=', id)
      .where('provider_id', '<>', 'credential')
    expect((await new Browser().comeBack('again')).statusCode).toBe(303)
    const made = await test.app.inject({
      method: 'POST',
      url: `/api/v1/people/${id}/password-link`,
      headers: admin.headers,
    })
    const token = /token=([\w-]+)/.exec(made.body)?.[1] ?? ''
    await new Browser().post('/setup', { token, password: `a new one ${randomUUID()}` })
    expect(await linked.execute()).toEqual([])
    expect((await new Browser().comeBack('again')).statusCode).toBe(303)
    expect(await linked.execute()).toHaveLength(1)
    await notifyNow(test.deps.db)
    const notifications = await test.deps.db
      .selectFrom('notification')
      .select('message')
      .where('person_id', '=', id)
      .where('kind', '=', 'sign-in-linked')
      .execute()
    expect(notifications.map(({ message }) => message)).toEqual(
      Array(2).fill(
        `Your account can now be opened by signing in at ${settings.name}. If that was not you, tell an administrator at once: anyone who controls your account at ${settings.name} can open this one.`,
      ),
    )
  })

  it('counts what is refused, for the account and for the network', async () => {
    now = new Date(now.getTime() + 20 * 60_000)
    const network = '203.0.113.9'
    for (let tries = 0; tries < 10; tries += 1)
      expect((await new Browser(test, network).comeBack('stranger')).statusCode).toBe(401)
    expect((await new Browser(test, network).comeBack('stranger')).statusCode).toBe(429)
    expect((await new Browser(test, network).comeBack('gul')).statusCode).toBe(303)
    const flood = '198.51.100.9'
    const answers: number[] = []
    for (let tries = 0; tries < 61; tries += 1)
      answers.push((await new Browser(test, flood).get('/sign-in/oidc/callback?code=x&state=x')).statusCode)
    expect([answers.slice(0, 60).every(status => status === 401), answers[60]]).toEqual([true, 429])
  })

  it('goes on where the provider has new keys, another method and answers about people elsewhere', async () => {
    expect((await new Browser().comeBack('gul')).statusCode).toBe(303)
    await provider.stop()
    provider = await startProvider({ ...options, keyId: 'second' })
    expect((await new Browser().comeBack('gul')).statusCode).toBe(303)
    await provider.stop()
    provider = await startProvider({ ...options, authentication: 'client_secret_post', claimsIn: 'userinfo' })
    now = new Date(now.getTime() + 300_000)
    expect((await new Browser().comeBack('gul')).statusCode).toBe(303)
    expect(await refusal('unverified')).toEqual([401, 'No active account here'])
  })

  it('says that the provider is away, before and after, and finds it when it is back', async () => {
    const browser = new Browser()
    const back = await signInAtProvider((await browser.begin()).href, 'gul')
    await provider.stop()
    const away = [503, expect.stringContaining('The &#60;Office&#62; Login</bdi> cannot be reached')]
    const after = await browser.get(pathOf(back))
    expect([after.statusCode, after.body]).toEqual(away)
    now = new Date(now.getTime() + 300_000)
    log.length = 0
    const before = await new Browser().get('/sign-in/oidc')
    expect([before.statusCode, before.body]).toEqual(away)
    expect(log).toEqual([expect.objectContaining({ outcome: 'refused', reason: 'ECONNREFUSED' })])
    provider = await startProvider(options)
    expect((await new Browser().comeBack('gul')).statusCode).toBe(303)
  })

  it('trusts no description of another issuer', async () => {
    const other = await buildApp({
      clock,
      oidc: { ...settings, issuer: settings.issuer.replace('127.0.0.1', 'localhost') },
    })
    const answer = await new Browser(other).get('/sign-in/oidc')
    expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('cannot be reached')])
    await other.close()
  })

  it('is not there where the settings name no provider', async () => {
    const plain = await buildApp()
    const browser = new Browser(plain)
    expect((await browser.get('/sign-in')).body).not.toContain('/sign-in/oidc')
    expect((await browser.get('/sign-in/oidc')).statusCode).toBe(404)
    expect((await browser.get('/sign-in/oidc/callback?code=x&state=x')).statusCode).toBe(404)
    await plain.close()
  })
})

/** Keeps cookies as a browser does. */
class Browser {
  readonly cookies = new Map<string, string>()
  private readonly at: TestApp
  private readonly network: string
  constructor(
    at: TestApp = test,
    network = `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.1`,
  ) {
    this.at = at
    this.network = network
  }

  copy(): Browser {
    const copy = new Browser(this.at, this.network)
    for (const [name, value] of this.cookies) copy.cookies.set(name, value)
    return copy
  }

  async get(url: string) {
    return await this.send({ method: 'GET', url })
  }

  async post(url: string, form: Record<string, string>) {
    return await this.send({ method: 'POST', url, payload: new URLSearchParams(form).toString() })
  }

  /** The address at the provider that it is sent to. */
  async begin(to = '/'): Promise<URL> {
    const answer = await this.get(`/sign-in/oidc?${new URLSearchParams({ to })}`)
    if (answer.statusCode !== 303) throw new Error(`${answer.statusCode}: ${answer.body}`)
    return new URL(String(answer.headers.location))
  }

  /** Signs in at the provider and follows the way back. */
  async comeBack(account: string, to = '/') {
    return await this.get(pathOf(await signInAtProvider((await this.begin(to)).href, account)))
  }

  private async send(request: { method: 'GET' | 'POST'; url: string; payload?: string }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.at.app.inject({
      ...request,
      remoteAddress: this.network,
      headers: {
        cookie,
        ...(request.payload === undefined
          ? {}
          : { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' }),
      },
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

/** Status and the words that say why. */
async function refusal(account: string): Promise<[number, string | undefined]> {
  const browser = new Browser()
  const { statusCode, body } = await browser.comeBack(account)
  expect(browser.cookies.has('dateline.session_token')).toBe(false)
  expect(body).not.toContain(settings.clientSecret)
  const words = [
    'linked with another account',
    'No active account here',
    'could not be verified',
    'did not sign you in',
  ]
  return [statusCode, words.find(each => body.includes(each))]
}

/** Sets up an authenticator app; the answer is its secret. */
async function enrol({ headers }: SignedIn): Promise<string> {
  const url = '/api/v1/session/second-factor/totp'
  const begun = await test.app.inject({ method: 'POST', url, headers, payload: { password } })
  const { secret } = begun.json()
  const payload = { code: totpCode(secret, now) }
  const confirmed = await test.app.inject({ method: 'POST', url: `${url}/confirm`, headers, payload })
  expect(confirmed.statusCode).toBe(200)
  return secret
}

async function addPerson(email: string): Promise<void> {
  const { actor } = await test.signIn(['author', 'lahore'])
  await test.deps.db.updateTable('person').set({ email }).where('id', '=', actor.id).execute()
}

async function personId(email: string): Promise<string> {
  const row = await test.deps.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return row.id
}

async function people(): Promise<unknown> {
  return await test.deps.db.selectFrom('person').select(['id', 'email']).orderBy('id').execute()
}

function pathOf(url: URL): string {
  return `${url.pathname}${url.search}`
}
