import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureSetupLink } from '../../../src/access/passwords/setup-link.ts'
import { showProfile } from '../../../src/access/profile/profile.ts'
import { interfaceLanguages } from '../../../src/core/languages/interface-languages.ts'
import { buildApp, password, publicUrl, type SignedIn, type TestApp } from '../../factories/app.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildApp()
})
afterAll(() => test.close())

const get = (url: string, headers: Record<string, string> = {}) => test.app.inject({ url, headers })
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  test.app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl, ...headers },
  })
const cookiesOf = (answer: { headers: Record<string, unknown> }) =>
  [answer.headers['set-cookie'] ?? []].flat().map(String)
const preferencesOf = async ({ actor }: SignedIn) => (await showProfile(test.deps.db, actor)).preferences

describe('the language of a page', () => {
  it.each([
    ['of the browser', { 'accept-language': 'ur-PK,en;q=0.8' }, 'lang="ur" dir="rtl"'],
    ['of the browser that it likes best', { 'accept-language': 'en;q=0.3, bn;q=0.9' }, 'lang="bn" dir="ltr"'],
    ['Dari, for Persian of any country', { 'accept-language': 'fa-IR' }, 'lang="fa-AF" dir="rtl"'],
    ['the next that is spoken here', { 'accept-language': 'de, ps;q=0.5' }, 'lang="ps" dir="rtl"'],
    ['not one that the browser refuses', { 'accept-language': 'ar;q=0, de' }, 'lang="en" dir="ltr"'],
    ['English for a header that is none', { 'accept-language': ';;,q=;=' }, 'lang="en" dir="ltr"'],
    [
      'the one chosen in this browser, before all others',
      { 'accept-language': 'ur', cookie: 'dateline.language=ar' },
      'lang="ar" dir="rtl"',
    ],
    ['English for a cookie that is none of ours', { cookie: 'dateline.language=xx' }, 'lang="en" dir="ltr"'],
  ])('is %s', async (_which, headers, attributes) => {
    expect((await get('/sign-in', headers)).body).toContain(`<html ${attributes}`)
  })

  it('is changed at the top of the page, which comes again at its address', async () => {
    const { body } = await get('/sign-in?to=/queue')
    expect(body).toContain('name="to" value="/sign-in?to=%2Fqueue"')
    const changed = await post('/look', { language: 'ps', to: '/sign-in?to=/queue' })
    expect([changed.statusCode, changed.headers.location]).toEqual([303, '/sign-in?to=/queue'])
    expect(cookiesOf(changed)[0]).toMatch(/^dateline\.language=ps; Max-Age=\d+; Path=\/; SameSite=Lax$/)
    const elsewhere = await post('/look', { language: 'ps', to: 'https://evil.example/' })
    expect(elsewhere.headers.location).toBe('/')
    const foreign = await post('/look', { language: 'ps' }, { origin: 'https://evil.example' })
    expect([foreign.statusCode, foreign.headers['set-cookie']]).toEqual([403, undefined])
  })

  it('stays with the person: what they chose before signing in becomes theirs', async () => {
    const person = await test.signIn(['author', '*'])
    const chosen = cookiesOf(await post('/look', { language: 'bn', theme: 'dark', to: '/sign-in' }))
    const cookie = chosen.map(each => each.split(';')[0]).join('; ')
    const signedIn = await post('/sign-in', { email: person.email, password, keep: 'yes' }, { cookie })
    expect(signedIn.statusCode).toBe(303)
    expect(await preferencesOf(person)).toMatchObject({ language: 'bn', theme: 'dark' })
  })

  it('is the person’s own again in a browser that others used in another one', async () => {
    const person = await test.signIn(['author', '*'])
    await post('/look', { language: 'ur' }, { cookie: person.headers.cookie })
    expect(await preferencesOf(person)).toMatchObject({ language: 'ur' })
    const cookie = 'dateline.language=bn'
    const signedIn = await post('/sign-in', { email: person.email, password, keep: 'yes' }, { cookie })
    expect(cookiesOf(signedIn)).toContainEqual(expect.stringMatching(/^dateline\.language=ur;/))
    expect(await preferencesOf(person)).toMatchObject({ language: 'ur' })
  })

  it('is changed in the middle of setting up without losing what was typed, but for the password', async () => {
    const fresh = await buildApp({}, 'nobody')
    const link = (await ensureSetupLink(fresh.deps, publicUrl)) ?? ''
    const fields = {
      token: link.split('token=')[1] ?? '',
      language: 'ur',
      organisation: 'Rat & "Tat"',
      password,
    }
    const { body } = await fresh.app.inject({
      method: 'POST',
      url: '/setup/open',
      payload: new URLSearchParams({ ...fields, workingDays: '7' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl },
    })
    expect(body).toContain('<html lang="ur" dir="rtl"')
    expect(body).toContain('value="Rat &#38; &#34;Tat&#34;"')
    expect(body).toContain('name="workingDays" value="7" checked')
    expect(body).not.toContain(password)
    await fresh.close()
  })
})

describe.each(interfaceLanguages)('a page in %s', language => {
  const cookie = `dateline.language=${language}`
  const wicked = '"><script>alert(1)</script>'

  it('escapes what people typed', async () => {
    const answer = await post('/sign-in', { email: wicked, password: 'x', to: '/a"b' }, { cookie })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).not.toContain('<script>alert')
    expect(answer.body).toContain('value="&#34;&#62;&#60;script&#62;')
  })

  it('says in a page that a character is not allowed', async () => {
    const answer = await post('/sign-in', { email: 'a\u202e@example.org', password: 'x' }, { cookie })
    expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining('<bdi>U+202E</bdi>')])
  })

  it('has neither scripts nor styles within it, and a policy that would refuse them', async () => {
    for (const url of ['/sign-in', '/sign-in/code', '/setup', '/connect/attempts/x']) {
      const { body, headers } = await get(url, { cookie })
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
      for (const [, attributes, content] of body.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
        expect(attributes).toMatch(/ src="\/pages\//)
        expect(content).toBe('')
      }
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self'")
    }
  })

  it('says in it that a password is wrong, and keeps the address', async () => {
    const person = await test.signIn(['author', '*'])
    const answer = await post('/sign-in', { email: person.email, password: 'wrong' }, { cookie })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toContain(`value="${person.email}"`)
    expect(answer.body).toMatch(
      /<input [^>]*id="password"[^>]* autofocus aria-invalid="true" aria-describedby="fault"/,
    )
    expect(answer.body.includes('password is wrong')).toBe(language === 'en')
  })
})

describe('signing in', () => {
  it('leads back to where the person wanted to go, on this site alone', async () => {
    const person = await test.signIn(['author', '*'])
    const destinations = {
      '/queue?office=lahore': '/queue?office=lahore',
      '//evil.example/': '/',
      '/sign-in': '/',
    }
    for (const [to, location] of Object.entries(destinations)) {
      const answer = await post('/sign-in', { email: person.email, password, to })
      expect([answer.statusCode, answer.headers.location]).toEqual([303, location])
    }
  })

  it('lasts as long as the browser is open, unless it is to be kept', async () => {
    const person = await test.signIn(['author', '*'])
    const sessionOf = async (fields: Record<string, string>) =>
      cookiesOf(await post('/sign-in', { email: person.email, password, ...fields })).find(cookie =>
        cookie.startsWith('dateline.session_token='),
      )
    expect(await sessionOf({})).not.toContain('Max-Age')
    expect(await sessionOf({ keep: 'yes' })).toContain('Max-Age')
  })
})
