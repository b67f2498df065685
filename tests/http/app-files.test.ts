import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildWebDirectory, script, writeWebFiles } from '../factories/built-web-app.ts'

const directory = buildWebDirectory()
let test: TestApp
let person: SignedIn
beforeAll(async () => {
  writeFileSync(join(directory, '..', 'dateline-test-outside.js'), 'kept from all')
  test = await buildApp({ webDirectory: directory })
  person = await test.signIn(['author', '*'])
})
afterAll(async () => {
  await test.close()
  rmSync(directory, { recursive: true })
  rmSync(join(directory, '..', 'dateline-test-outside.js'))
})

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const asset = '/assets/main-AbC1.js'

function get(url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
  return test.app.inject({ method, url, headers })
}

describe('the page of the web app', () => {
  const open = (url: string, at: TestApp = test) =>
    at.app.inject({ url, headers: { ...page, ...person.headers } })

  it.each(['/', '/news', '/news/0199a1b2/posts?tab=x', '/no/such/page'])(
    'answers %s to people who are signed in',
    async url => {
      const answer = await open(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.body).toContain(asset)
    },
  )

  it('leads others to the sign-in, and back to the page they wanted', async () => {
    const wanted = await get('/calendar?office=lahore', page)
    expect([wanted.statusCode, wanted.headers.location]).toEqual([
      303,
      '/sign-in?to=%2Fcalendar%3Foffice%3Dlahore',
    ])
    expect((await get('/', page)).headers.location).toBe('/sign-in')
    const expired = await get('/', { ...page, cookie: 'dateline.session_token=made-up' })
    expect(expired.headers.location).toBe('/sign-in')
  })

  it('leads to setting up while there is no account', async () => {
    const empty = await buildApp({ webDirectory: directory }, 'nobody')
    expect((await empty.app.inject({ url: '/', headers: page })).headers.location).toBe('/setup')
    await empty.close()
  })

  it('leads people who must set up a second factor to where they do', async () => {
    const strict = await buildApp({ webDirectory: directory, secondFactor: 'required' })
    const { headers } = await strict.signIn(['admin', '*'])
    const answer = await strict.app.inject({ url: '/news', headers: { ...page, ...headers } })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/account'])
    await strict.close()
  })

  it('has a nonce of its own in each answer, for styles alone, and is kept nowhere', async () => {
    const answers = [await open('/'), await open('/')]
    const nonces = answers.map(({ body, headers }) => {
      const policy = String(headers['content-security-policy'])
      const nonce = /style-src 'self' 'nonce-([A-Za-z0-9+/]{24})'/.exec(policy)?.[1] ?? ''
      expect(body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
      expect(body).not.toContain('__NONCE__')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toMatch(/script-src 'self'(;|$)/)
      expect(policy).not.toContain('unsafe')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers.etag).toBeUndefined()
      return nonce
    })
    expect(nonces[0]).toHaveLength(24)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('is never answered as unchanged', async () => {
    const headers = { ...page, ...person.headers, 'if-none-match': '*' }
    expect((await test.app.inject({ url: '/', headers })).statusCode).toBe(200)
  })

  it('answers HEAD with the headers alone', async () => {
    const answer = await get('/news', { ...page, ...person.headers }, 'HEAD')
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0)
  })

  it.each(['/api/v1/nothing', '/api', '/health/nothing', '/assets/nothing.js', '/assets/'])(
    'is not what %s answers',
    async url => {
      const answer = await open(url)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'address-not-found'])
    },
  )

  it('is no answer to programs, and none to POST', async () => {
    const program = await get('/nothing', { accept: 'application/json', ...person.headers })
    expect([program.statusCode, program.json().code]).toEqual([404, 'address-not-found'])
    const posted = await test.app.inject({
      method: 'POST',
      url: '/news',
      headers: { ...page, origin: publicUrl },
    })
    expect(posted.statusCode).toBe(404)
  })

  it('is no answer to HEAD of a page of the server', async () => {
    expect((await get('/sign-in', page, 'HEAD')).statusCode).toBe(404)
  })

  it('names the command where the app is not built, and is there once it is', async () => {
    const later = buildWebDirectory()
    rmSync(later, { recursive: true })
    const unbuilt = await buildApp({ webDirectory: later })
    const { headers } = await unbuilt.signIn(['author', '*'])
    const look = () => unbuilt.app.inject({ url: '/', headers: { ...page, ...headers } })
    const before = await look()
    expect(before.statusCode).toBe(503)
    expect(before.body).toContain('npm run build:web')
    writeWebFiles(later, { 'index.html': '<html>first</html>' })
    expect((await look()).body).toContain('first')
    writeWebFiles(later, { 'index.html': '<html>second</html>', 'assets/b-1.js': '2' })
    utimesSync(join(later, 'index.html'), new Date(), new Date(Date.now() + 5_000))
    expect((await look()).body).toContain('second')
    expect((await unbuilt.app.inject({ url: '/assets/b-1.js' })).body).toBe('2')
    await unbuilt.close()
    rmSync(later, { recursive: true })
  })
})

describe('the files of the web app', () => {
  it('are handed out to everyone, and may be kept for a year', async () => {
    const answer = await get(asset)
    expect([answer.statusCode, answer.body]).toEqual([200, script])
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    })
    expect((await get('/assets/naskh-AbC1.woff2')).headers['content-type']).toBe('font/woff2')
  })

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'br'],
    ['*', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0, *;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
    [';;;q=,,br;q=x', undefined],
  ])('come to %j as %s, as they were compressed by the build', async (accepted, expected) => {
    const answer = await get(asset, { 'accept-encoding': accepted })
    expect(answer.headers['content-encoding']).toBe(expected)
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes }
    const bytes = unpack[expected === 'br' || expected === 'gzip' ? expected : 'none'](answer.rawPayload)
    expect(bytes.toString()).toBe(script)
  })

  it('are not sent to a browser that has them', async () => {
    const { etag } = (await get(asset, { 'accept-encoding': 'br' })).headers
    const again = await get(asset, { 'accept-encoding': 'br', 'if-none-match': String(etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const other = await get(asset, { 'accept-encoding': 'gzip', 'if-none-match': String(etag) })
    expect(other.statusCode).toBe(200)
  })

  it('answer HEAD', async () => {
    const answer = await get(asset, {}, 'HEAD')
    expect([answer.statusCode, answer.body, answer.headers['content-length']]).toEqual([
      200,
      '',
      String(script.length),
    ])
  })

  it('are checked each time where their name says nothing about their content', async () => {
    const answer = await get('/sw.js')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    })
    const { etag = '' } = answer.headers
    expect((await get('/sw.js', { 'if-none-match': String(etag) })).statusCode).toBe(304)
  })

  it.each([
    '/assets/nothing-AbC1.js',
    '/assets/main-AbC1.js.map',
    '/assets/main-AbC1.js.br',
    '/index.html',
    '/.sources',
    '/.vite/manifest.json',
    '/assets/../dateline-test-outside.js',
    '/assets/../../dateline-test-outside.js',
    '/assets/..%2f..%2fdateline-test-outside.js',
    '/assets/%2e%2e/%2e%2e/dateline-test-outside.js',
    '/assets/..\\..\\dateline-test-outside.js',
    '/..%5c..%5cetc/passwd',
    '//etc/passwd',
    '/assets//etc/passwd',
    '/assets/main-AbC1.js%00.css',
    '/assets/constructor',
    '/__proto__',
  ])('are nothing else of the disk: %s', async url => {
    const answer = await get(url, person.headers)
    expect([400, 404], answer.body).toContain(answer.statusCode)
    expect(answer.body).not.toContain('kept from all')
  })
})
