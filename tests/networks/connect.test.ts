import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  beginFacebookSignIn,
  facebookTokenHealth,
  finishFacebookSignIn,
} from '../../src/networks/facebook/sign-in.ts'
import { beginXSignIn, finishXSignIn, whoseKeys } from '../../src/networks/x/sign-in.ts'
import { call, openWorld, segment, type World } from './sandbox-world.ts'

const redirectUri = 'http://127.0.0.1:3000/connect/back'
let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.sandbox.close())

/** What a person's browser does: opens the page, follows its only choice, and is sent back. */
async function allow(url: string): Promise<URLSearchParams> {
  const page = await (await fetch(url)).text()
  const href = /<a href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const sentBack = await fetch(new URL(href, url), { redirect: 'manual' })
  const location = sentBack.headers.get('location') ?? ''
  expect(location.startsWith(redirectUri)).toBe(true)
  return new URL(location).searchParams
}

describe('connecting X', () => {
  const settings = () => ({ origin: world.sandbox.xOrigin, clientId: 'client', clock: world.clock })

  it('sends people to x.com when X is meant', () => {
    const { url } = beginXSignIn({ ...settings(), origin: 'https://api.x.com' }, redirectUri)
    const { host, searchParams } = new URL(url)
    expect(host).toBe('x.com')
    expect(searchParams.get('scope')).toContain('offline.access')
  })

  it('ends with the account and credentials that publish', async () => {
    const begun = beginXSignIn(settings(), redirectUri)
    const back = await allow(begun.url)
    expect(back.get('state')).toBe(begun.state)
    const given = { code: back.get('code') ?? '', codeVerifier: begun.codeVerifier, redirectUri }
    const connected = await finishXSignIn(settings(), given, call)
    expect(connected).toMatchObject({ externalId: '4401', handle: 'mrc_islamabad', name: 'MRC Islamabad' })
    expect(connected.credentials.refreshToken).toBeDefined()
    const account = { ...world.xAccount, credentials: connected.credentials }
    expect(await world.x.publishSegment(account, segment(), call)).toMatchObject({ type: 'published' })
  })

  it.each([
    ['a verifier of another sign-in', 0, 'x'.repeat(43)],
    ['a code older than 30 seconds', 31_000, undefined],
  ])('refuses %s', async (_title, waitMs, verifier) => {
    const begun = beginXSignIn(settings(), redirectUri)
    const code = (await allow(begun.url)).get('code') ?? ''
    world.clock.advance(waitMs)
    const given = { code, codeVerifier: verifier ?? begun.codeVerifier, redirectUri }
    await expect(finishXSignIn(settings(), given, call)).rejects.toMatchObject({
      failure: { type: 'channel-blocked', remedy: 'reconnect' },
    })
  })

  it('tells whose OAuth 1.0a keys were typed in', async () => {
    const keys = { accessToken: world.xAccount.credentials.accessToken, accessSecret: 'secret' }
    const signed = { ...settings(), consumerKey: 'key', consumerSecret: 'secret' }
    expect(await whoseKeys(signed, keys, call)).toMatchObject({ externalId: '4401' })
    await expect(whoseKeys(signed, { ...keys, accessToken: 'nobody' }, call)).rejects.toMatchObject({
      failure: { type: 'channel-blocked', remedy: 'reconnect' },
    })
  })

  it('takes a code once', async () => {
    const begun = beginXSignIn(settings(), redirectUri)
    const code = (await allow(begun.url)).get('code') ?? ''
    const given = { code, codeVerifier: begun.codeVerifier, redirectUri }
    await finishXSignIn(settings(), given, call)
    await expect(finishXSignIn(settings(), given, call)).rejects.toThrow()
  })
})

describe('connecting Facebook', () => {
  const settings = () => ({
    origin: world.sandbox.facebookOrigin,
    version: 'v26.0' as const,
    appId: '123',
    appSecret: 'app secret',
    clock: world.clock,
  })

  it('ends with the Pages and tokens that publish and do not end', async () => {
    world.sandbox.changeSettings({ facebookAppSecret: 'app secret' })
    const begun = beginFacebookSignIn(settings(), redirectUri)
    const back = await allow(begun.url)
    expect(back.get('state')).toBe(begun.state)
    const pages = await finishFacebookSignIn(settings(), { code: back.get('code') ?? '', redirectUri }, call)
    expect(pages).toMatchObject([{ externalId: '7701', name: 'MRC Page', mayPublish: true }])
    const health = await facebookTokenHealth(settings(), pages[0]?.accessToken ?? '', call)
    expect(health).toMatchObject({ isValid: true, dataAccessEndsAt: expect.any(Date) })
    expect(health.expiresAt).toBeUndefined()
  })

  it('says when a token is not valid', async () => {
    expect(await facebookTokenHealth(settings(), 'nobody', call)).toMatchObject({ isValid: false })
  })

  it('takes a code once', async () => {
    const code = (await allow(beginFacebookSignIn(settings(), redirectUri).url)).get('code') ?? ''
    await finishFacebookSignIn(settings(), { code, redirectUri }, call)
    await expect(finishFacebookSignIn(settings(), { code, redirectUri }, call)).rejects.toThrow()
  })
})
