import dns, { type LookupAddress } from 'node:dns'
import { get } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchedAgent } from '../../src/networks/connection-watch.ts'
import { mastodonSignInTable } from '../../src/networks/mastodon/errors.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import { beginMastodonSignIn, finishMastodonSignIn, whoseToken } from '../../src/networks/mastodon/sign-in.ts'
import { NetworkFailureError } from '../../src/networks/network.ts'
import { isPublicAddress, lookupPublic } from '../../src/networks/public-address.ts'
import { letIn } from '../factories/consent.ts'
import { call, openWorld, picture, segment, type World } from './sandbox-world.ts'

const redirectUri = 'http://127.0.0.1:3000/connect/mastodon/callback'
let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.sandbox.close())

const settings = () => ({ origin: world.sandbox.mastodonOrigin, clock: world.clock })
const begin = (server = 'social.example') => beginMastodonSignIn(settings(), { server, redirectUri }, call)
const finish = (code: string, secret: string, issuer?: string) =>
  finishMastodonSignIn(settings(), { code, secret, redirectUri, issuer }, call)
const codeIn = (back: URL) => back.searchParams.get('code') ?? ''

describe('signing in at a Mastodon server', () => {
  it('ends with the account, its server in the id, and a token that posts, uploads and reads', async () => {
    const { url, state, secret } = await begin(' Social.Example ')
    const back = await letIn(url)
    expect(back.searchParams.get('state')).toBe(state)
    const { credentials, ...account } = await finish(codeIn(back), secret)
    expect(account).toEqual({
      externalId: '8801@social.example',
      handle: 'office@social.example',
      name: 'MRC Office',
    })
    const toots = { channelId: 'c', externalId: account.externalId, credentials }
    const upload = await world.mastodon.uploadMedia(toots, picture, call)
    const mediaHandles = upload.type === 'uploaded' ? [upload.handle] : []
    const published = await world.mastodon.publishSegment(toots, segment({ mediaHandles }), call)
    expect(published.type).toBe('published')
    const [read] = await world.mastodon.findRecentPosts(toots, new Date(0), call)
    expect(read).toMatchObject({ mediaIds: mediaHandles })
  })

  it('asks for no more than it needs, with PKCE and 256 random bits of state', async () => {
    const { url, state } = await begin()
    const { searchParams, origin, pathname } = new URL(url)
    expect([origin, pathname]).toEqual([world.sandbox.mastodonOrigin, '/oauth/authorize'])
    expect(searchParams.get('scope')).toBe('read:accounts read:statuses write:media write:statuses')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(Buffer.from(state, 'base64url')).toHaveLength(32)
  })

  it.each<[string, () => Promise<{ code: string; secret: string }>]>([
    [
      'a code of another sign-in',
      async () => {
        const [mine, theirs] = [await begin(), await begin()]
        return { code: codeIn(await letIn(theirs.url)), secret: mine.secret }
      },
    ],
    [
      'a verifier that is not the one it began with',
      async () => {
        const { url, secret } = await begin()
        const changed = JSON.stringify({ ...JSON.parse(secret), codeVerifier: 'x'.repeat(43) })
        return { code: codeIn(await letIn(url)), secret: changed }
      },
    ],
    [
      'a wrong secret of the app',
      async () => {
        const { url, secret } = await begin()
        const changed = JSON.stringify({ ...JSON.parse(secret), clientSecret: 'made up' })
        return { code: codeIn(await letIn(url)), secret: changed }
      },
    ],
    [
      'a code older than ten minutes',
      async () => {
        const { url, secret } = await begin()
        const code = codeIn(await letIn(url))
        world.clock.advance(10 * 60_000 + 1)
        return { code, secret }
      },
    ],
    [
      'a code that was used',
      async () => {
        const { url, secret } = await begin()
        const code = codeIn(await letIn(url))
        await finish(code, secret)
        return { code, secret }
      },
    ],
  ])('is refused for %s, in words about signing in', async (_title, given) => {
    const { code, secret } = await given()
    await expect(finish(code, secret)).rejects.toMatchObject({
      failure: {
        type: 'rejected',
        reason: expect.stringMatching(/^The Mastodon server refuses this sign-in\./),
      },
    })
  })

  it('takes the answer of a server that names itself', async () => {
    const { url, secret } = await begin()
    const back = await letIn(url)
    const issuer = back.searchParams.get('iss') ?? ''
    expect(issuer).toBe(world.sandbox.mastodonOrigin)
    expect(await finish(codeIn(back), secret, `${issuer}/`)).toMatchObject({ name: 'MRC Office' })
  })

  it.each(['https://honest.example', 'https://honest.example/', 'not an address', ''])(
    'hands no code to the server it began with when "%s" answered',
    async issuer => {
      const { url, secret } = await begin()
      const code = codeIn(await letIn(url))
      await expect(finish(code, secret, issuer)).rejects.toMatchObject({
        failure: { type: 'rejected', code: 'iss', reason: expect.stringContaining('social.example') },
      })
      expect(await finish(code, secret)).toMatchObject({ name: 'MRC Office' })
    },
  )

  it('says when the person did not allow Dateline to post', async () => {
    const { url, secret } = await begin()
    const less = new URL(url)
    less.searchParams.set('scope', 'read:accounts read:statuses')
    await expect(finish(codeIn(await letIn(less.href)), secret)).rejects.toMatchObject({
      failure: { code: 'scope', reason: expect.stringContaining('lacks write:statuses and write:media') },
    })
  })

  it('makes an account in a sandbox that has none', async () => {
    await world.sandbox.close()
    world = { ...world, sandbox: (await openWorld()).sandbox }
    const { url, secret } = await begin()
    expect(await finish(codeIn(await letIn(url)), secret)).toMatchObject({ handle: 'office@social.example' })
  })

  it.each([
    ['a page', { status: 200, body: '<html>parked</html>' }],
    ['an endless client id', { status: 200, body: { client_id: 'x'.repeat(3_000), client_secret: 'y' } }],
    ['no client id', { status: 200, body: {} }],
    ['a fault', { status: 500, body: { error: 'Internal Server Error' } }],
  ])('takes nothing from a server that answers with %s', async (_title, answer) => {
    world.sandbox.addFault({
      network: 'mastodon',
      kind: 'status',
      match: { path: '/api/v1/apps' },
      ...answer,
    })
    await expect(begin()).rejects.toMatchObject({ failure: { type: 'unknown' } })
  })

  it('gives each rule its own title', () => {
    const titles = mastodonSignInTable.map(rule => rule.title)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

describe('the server that somebody names', () => {
  it.each([
    '',
    'social',
    'localhost',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    'http://social.example',
    'social.example/path',
    'user:word@social.example',
    'social.example#',
    'social.example?x',
    'social.example\\@127.0.0.1',
    'social.example:99999',
    'social.example.',
  ])('is refused when it is no host name: %j', async server => {
    await expect(begin(server)).rejects.toMatchObject({ family: 'bad-input' })
    expect(world.sandbox.calls().filter(each => each.network === 'mastodon')).toEqual([])
  })

  it.each([
    ['social.example:443', 'social.example'],
    ['SOCIAL.example:8443', 'social.example:8443'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s is kept as %s', async (server, kept) => {
    const token = { server, accessToken: world.toots.credentials.accessToken }
    expect((await whoseToken(settings(), token, call)).externalId).toBe(`8801@${kept}`)
  })

  const addresses: [string, boolean][] = [
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['172.16.0.1', false],
    ['192.0.2.1', false],
    ['192.168.1.1', false],
    ['198.18.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['64:ff9b::a00:1', false],
    ['fc00::1', false],
    ['fe80::1', false],
    ['fec0::1', false],
    ['ff02::1', false],
    ['2001:db8::1', false],
    ['2002:7f00:1::', false],
    ['not an address', false],
  ]
  it.each(addresses)('at %s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic)
  })

  it('is not reached live at a private address, not even among public ones, by any call, nor are such names told apart', async () => {
    const resolved = vi.spyOn(dns, 'lookup')
    const reasons = new Set<string>()
    const clock = world.clock
    const given = { server: 'social.example', redirectUri }
    const begin = async () => {
      const thrown: unknown = await beginMastodonSignIn({ clock }, given, call).catch(caught => caught)
      if (!(thrown instanceof NetworkFailureError)) throw thrown
      expect(thrown.failure.type).toBe('not-sent')
      reasons.add(thrown.failure.reason)
    }
    try {
      for (const found of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::ffff:169.254.169.254']]) {
        resolved.mockImplementation(leadingTo(found))
        const live = createMastodonNetwork({ clock })
        const outcome = await live.publishSegment(world.toots, segment(), call)
        expect(outcome).toMatchObject({ type: 'not-sent', code: 'ENOTPUBLIC' })
        await begin()
      }
      expect(resolved).toHaveBeenCalledTimes(6)
      resolved.mockImplementation(leadingNowhere)
      await begin()
      expect([...reasons]).toEqual([expect.stringMatching(/could not be reached; nothing was sent/)])
    } finally {
      resolved.mockRestore()
    }
  })

  it('is looked up by the connection itself: no request reaches what localhost is', async () => {
    const before = world.sandbox.calls().length
    const url = world.sandbox.mastodonOrigin.replace('127.0.0.1', 'localhost')
    const agent = watchedAgent('http:', lookupPublic)
    const failed = await new Promise<NodeJS.ErrnoException>((resolve, reject) =>
      get(`${url}/api/v1/statuses/1`, { agent }, () => reject(new Error('it answered'))).on('error', resolve),
    )
    expect(failed.code).toBe('ENOTPUBLIC')
    expect(world.sandbox.calls()).toHaveLength(before)
  })
})

const leadingNowhere = ((_name: string, _options: object, done: (error: Error) => void) =>
  done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))) as unknown as typeof dns.lookup

/** A lookup that finds these, whatever the name. */
function leadingTo(addresses: string[]): typeof dns.lookup {
  const found = addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  const lookup = (_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
    done(null, found)
  return lookup as unknown as typeof dns.lookup
}

describe('an access token that was typed in', () => {
  it('must be allowed to post, where its server says what it is allowed', async () => {
    const given = { server: 'social.example', accessToken: world.toots.credentials.accessToken }
    world.sandbox.addFault({
      network: 'mastodon',
      kind: 'status',
      status: 200,
      body: { name: 'mine', scopes: ['read', 'write:statuses'] },
      match: { path: '/apps/verify_credentials' },
    })
    await expect(whoseToken(settings(), given, call)).rejects.toMatchObject({
      failure: { reason: expect.stringContaining('lacks write:media') },
    })
    expect(await whoseToken(settings(), given, call)).toMatchObject({ externalId: '8801@social.example' })
  })

  it('stops the channel with the first post that its scopes leave out', async () => {
    const { url, secret } = await begin()
    const less = new URL(url)
    less.searchParams.set('scope', 'read:accounts')
    const { clientId, clientSecret, codeVerifier } = JSON.parse(secret)
    const form = {
      grant_type: 'authorization_code',
      code: codeIn(await letIn(less.href)),
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    }
    const body = new URLSearchParams(form)
    const answer = await fetch(`${world.sandbox.mastodonOrigin}/oauth/token`, { method: 'POST', body })
    const { access_token: accessToken } = (await answer.json()) as { access_token: string }
    const toots = { ...world.toots, credentials: { accessToken } }
    expect(await world.mastodon.publishSegment(toots, segment(), call)).toMatchObject({
      type: 'channel-blocked',
      remedy: 'reconnect',
    })
  })
})
