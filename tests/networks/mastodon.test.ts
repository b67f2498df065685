import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/networks/answer.ts'
import { mastodonErrorTable, mastodonFailure } from '../../src/networks/mastodon/errors.ts'
import { mastodonLength } from '../../src/networks/mastodon/length.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import { serverOriginOf } from '../../src/networks/mastodon/server-of.ts'
import { whoseToken } from '../../src/networks/mastodon/sign-in.ts'
import { statusText } from '../../src/networks/mastodon/status-text.ts'
import { shownHtml } from '../../src/sandbox/mastodon/text.ts'
import { heldClock } from './held-clock.ts'
import { call, openWorld, picture, segment, type World } from './sandbox-world.ts'

let world: World
const closing: (() => unknown)[] = []
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await world.sandbox.close()
  for (const close of closing.splice(0)) await close()
})

const publish = (parts: Parameters<typeof segment>[0] = {}) =>
  world.mastodon.publishSegment(world.toots, segment(parts), call)

async function published(parts: Parameters<typeof segment>[0] = {}): Promise<string> {
  const outcome = await publish(parts)
  expect(outcome).toMatchObject({ type: 'published' })
  return outcome.type === 'published' ? outcome.externalId : ''
}

describe('Mastodon', () => {
  it('publishes a text and reads it back as it was written, but for the server of a handle', async () => {
    const since = world.clock.now()
    const text =
      'Rights & duties: <know them>\nAsk @office@social.example #Visa\n\nhttps://www.example.org/a?b=1&c=a-long-way-to-go'
    const id = await published({ text })
    const [found] = await world.mastodon.findRecentPosts(world.toots, since, call)
    expect(found).toMatchObject({ externalId: id, mediaCount: 0, createdAt: world.clock.now() })
    expect(found?.text).toBe(text.replace('@social.example', ''))
    expect(found?.links).toEqual(['https://www.example.org/a?b=1&c=a-long-way-to-go'])
    const { comparable } = world.mastodon.profile.rules
    expect(comparable(found?.text ?? '')).toBe(comparable(text))
  })

  it('publishes a thread part by part, each answering the one before', async () => {
    const since = world.clock.now()
    const first = await published({ text: 'First part 1/2' })
    const second = await published({ text: 'Second part 2/2', parentExternalId: first })
    const found = await world.mastodon.findRecentPosts(world.toots, since, call)
    expect(found.map(post => [post.externalId, post.parentExternalId])).toEqual([
      [second, first],
      [first, undefined],
    ])
  })

  it.each([
    ['at once', 0],
    ['after it was worked on', 3],
  ])('publishes an image with its alt text that is ready %s', async (_title, mediaStatusRounds) => {
    world.sandbox.changeSettings({ mediaStatusRounds })
    const upload = await world.mastodon.uploadMedia(world.toots, picture, call)
    expect(upload).toMatchObject({ type: 'uploaded' })
    const handle = upload.type === 'uploaded' ? upload.handle : ''
    await published({ text: 'The desk opens at nine.', mediaHandles: [handle] })
    expect(world.sandbox.posts()[0]?.media).toEqual([
      { id: handle, altText: picture.altText, contentType: 'image/png' },
    ])
    expect(world.sandbox.picture(handle)?.bytes).toEqual(picture.bytes)
    expect(await world.mastodon.findRecentPosts(world.toots, new Date(0), call)).toMatchObject([
      { text: 'The desk opens at nine.', mediaCount: 1 },
    ])
  })

  it('refuses an image that its server could not work on, and gives up one that it never ends with', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 2, mediaEnds: 'failed' })
    expect(await world.mastodon.uploadMedia(world.toots, picture, call)).toMatchObject({ type: 'rejected' })
    world.sandbox.changeSettings({ mediaStatusRounds: 1_000_000 })
    expect(await world.mastodon.uploadMedia(world.toots, picture, call)).toMatchObject({ type: 'not-sent' })
  })

  it('counts favourites, boosts and replies, and leaves out posts that are gone', async () => {
    const publishedAt = world.clock.now()
    const externalId = await published()
    world.clock.advance(86_400_000)
    const gone = { externalId: '1', publishedAt }
    const readings = await world.mastodon.readMetrics(world.toots, [{ externalId, publishedAt }, gone], call)
    expect(readings.map(each => [each.externalId, each.metric])).toEqual([
      [externalId, 'favourites_count'],
      [externalId, 'reblogs_count'],
      [externalId, 'replies_count'],
    ])
    expect(readings[0]?.value).toBeGreaterThan(0)
  })

  it('pages through more statuses than come at once', async () => {
    world.sandbox.changeSettings({ mastodonPostsPerThreeHours: 0 })
    const since = world.clock.now()
    for (let count = 0; count < 90; count += 1) await published({ text: `status ${count}` })
    expect(await world.mastodon.findRecentPosts(world.toots, since, call)).toHaveLength(90)
  })

  it('deletes a post', async () => {
    const id = await published()
    await world.mastodon.deletePost(world.toots, id, call)
    expect(world.sandbox.posts()).toMatchObject([{ id, deleted: true }])
    await expect(world.mastodon.deletePost(world.toots, id, call)).rejects.toMatchObject({
      failure: { type: 'rejected' },
    })
  })

  it('asks for a rest when the last of its statuses is used up', async () => {
    world.sandbox.changeSettings({ mastodonPostsPerThreeHours: 2 })
    const reset = new Date(world.clock.now().getTime() + 3 * 3_600_000)
    expect(await publish()).not.toHaveProperty('pauseUntil')
    expect(await publish()).toMatchObject({ type: 'published', pauseUntil: reset })
    expect(await publish()).toMatchObject({ type: 'rate-limited', retryAt: reset })
  })

  it('tells the language of a post without its country, and posts for everyone', async () => {
    let body = ''
    const origin = await serverThat((request, response) => {
      request.on('data', chunk => {
        body += String(chunk)
      })
      request.on('end', () => response.writeHead(200, json).end('{"id":"1"}'))
    })
    await networkAt(origin).publishSegment(world.toots, segment({ language: 'prs' }), call)
    expect(JSON.parse(body)).toEqual({ status: segment().text, language: 'fa', visibility: 'public' })
  })
})

describe("a segment's key", () => {
  it('brings back the post of a lost reply instead of making a second one', async () => {
    world.sandbox.addFault({ network: 'mastodon', kind: 'reset-after-accept' })
    expect(await publish({ idempotencyKey: 'post-0' })).toMatchObject({ type: 'unknown' })
    const again = await publish({ idempotencyKey: 'post-0' })
    expect(world.sandbox.posts()).toHaveLength(1)
    expect(again).toMatchObject({ type: 'published', externalId: world.sandbox.posts()[0]?.id })
  })

  it('holds for one segment of one account only', async () => {
    await published({ idempotencyKey: 'post-0' })
    await published({ idempotencyKey: 'post-1' })
    await published()
    expect(world.sandbox.posts()).toHaveLength(3)
  })

  it('is forgotten after an hour', async () => {
    await published({ idempotencyKey: 'post-0' })
    world.clock.advance(3_600_000)
    await published({ idempotencyKey: 'post-0' })
    expect(world.sandbox.posts()).toHaveLength(2)
  })

  it('is refused while the post it made is deleted', async () => {
    const id = await published({ idempotencyKey: 'post-0' })
    await world.mastodon.deletePost(world.toots, id, call)
    expect(await publish({ idempotencyKey: 'post-0' })).toMatchObject({ type: 'rejected', code: '404' })
  })
})

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  type: 'answer',
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

describe('refusals of Mastodon', () => {
  const now = new Date('2026-11-23T09:00:00Z')

  it.each([
    [401, 'channel-blocked'],
    [403, 'channel-blocked'],
    [404, 'rejected'],
    [410, 'rejected'],
    [413, 'rejected'],
    [422, 'rejected'],
    [418, 'rejected'],
    [429, 'rate-limited'],
    [408, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
    [200, 'unknown'],
    [302, 'unknown'],
  ])('takes a %i in its own form for %s', (status, type) => {
    const failure = mastodonFailure(answer(status, { error: 'A sentence' }), now)
    expect(failure).toMatchObject({ type, code: `${status}` })
    expect(failure.reason).toMatch(/^[A-Z].*[.!"”]$/)
  })

  it('never takes a 4xx of something in between for a refusal', () => {
    expect(mastodonFailure(answer(403, '<html>blocked</html>'), now).type).toBe('unknown')
  })

  it.each([
    ['the reset it names', '2026-11-23T10:30:00.123Z', '2026-11-23T10:30:00.123Z'],
    ['five minutes without a reset', '', '2026-11-23T09:05:00Z'],
    ['five minutes after a reset in the past', '2020-01-01T00:00:00Z', '2026-11-23T09:05:00Z'],
    ['five minutes after a reset that is no moment', 'soon', '2026-11-23T09:05:00Z'],
  ])('waits for %s', (_title, reset, retryAt) => {
    const refused = answer(429, { error: 'Too many requests' }, reset ? { 'x-ratelimit-reset': reset } : {})
    expect(mastodonFailure(refused, now)).toMatchObject({ retryAt: new Date(retryAt) })
  })

  it('gives each rule its own title', () => {
    expect(new Set(mastodonErrorTable.map(rule => rule.title)).size).toBe(mastodonErrorTable.length)
  })
})

describe('the length on Mastodon', () => {
  it.each([
    ['a letter', 'a', 1],
    ['a letter with marks, as one', 'e\u0301', 1],
    ['a family of emoji, as one', '👨‍👩‍👧‍👦', 1],
    ['a link, as 23', 'https://example.org/a/very/long/way/to/a/page?with=parameters', 23],
    ['a short link, as 23 too', 'http://a.io', 23],
    ['an address without its scheme, as it is', 'example.org/page', 16],
    ['a handle of the same server', '@office', 7],
    ['a handle of another server, without the server', 'Ask @office@social.example.', 12],
    ['a mail address, as it is', 'office@social.example', 21],
  ])('counts %s', (_title, text, length) => {
    expect(mastodonLength(text)).toBe(length)
  })
})

describe('what a status says', () => {
  it('comes back from the HTML for any text', () => {
    const words = fc.constantFrom(
      'Visa',
      '&amp;',
      '<b>',
      '"',
      "'",
      '\n',
      '\n\n',
      ' ',
      '#Tag',
      '@office',
      'https://example.org/?a=1&b=2',
      'دفتر',
      'পরামর্শ',
      '👩‍⚖️',
      'x < y',
      '&#39;',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), parts => {
        const text = parts.join(' ')
        const { comparable } = world.mastodon.profile.rules
        expect(comparable(statusText(shownHtml(text, 'http://s.example')).text)).toBe(comparable(text))
      }),
    )
  })
})

describe('the server of an account', () => {
  it.each([
    ['8801@social.example', 'https://social.example'],
    ['8801@Social.Example:8443', 'https://social.example:8443'],
    ['8801', undefined],
    ['8801@localhost', undefined],
    ['8801@127.0.0.1', undefined],
    ['8801@social.example/path', undefined],
    ['8801@user:word@social.example', undefined],
    ['8801@social.example#', undefined],
  ])('of %s is %s', (externalId, origin) => {
    expect(serverOriginOf(externalId)).toBe(origin)
  })

  it('is where a live account is reached; without one nothing is sent', async () => {
    const live = createMastodonNetwork({ clock: heldClock() })
    const nowhere = { ...world.toots, externalId: '1@nowhere.invalid' }
    expect(await live.publishSegment(nowhere, segment(), call)).toMatchObject({ type: 'not-sent' })
    const without = { ...world.toots, externalId: '1' }
    expect(await live.publishSegment(without, segment(), call)).toMatchObject({
      type: 'not-sent',
      code: 'account without a server',
    })
  })
})

describe('connecting Mastodon', () => {
  const settings = () => ({ origin: world.sandbox.mastodonOrigin, clock: world.clock })
  const accessToken = () => world.toots.credentials.accessToken

  it('tells whose token was typed in, with the server in its id', async () => {
    const given = { server: ' Social.Example ', accessToken: accessToken() }
    expect(await whoseToken(settings(), given, call)).toEqual({
      externalId: '8801@social.example',
      handle: 'office@social.example',
      name: 'MRC Office',
      credentials: { accessToken: accessToken() },
    })
  })

  it('refuses a token the server does not know, and a server that is none', async () => {
    const unknown = { server: 'social.example', accessToken: 'nobody' }
    await expect(whoseToken(settings(), unknown, call)).rejects.toMatchObject({
      failure: { type: 'channel-blocked', remedy: 'reconnect' },
    })
    const nowhere = { server: 'http://social.example/', accessToken: accessToken() }
    await expect(whoseToken(settings(), nowhere, call)).rejects.toThrow('is not a host name')
  })
})

describe('traps of masto 8.0.0', () => {
  it('would follow a redirect and post again; here it is one request, and unknown', async () => {
    const seen: string[] = []
    const origin = await serverThat((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      request.resume()
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await networkAt(origin).publishSegment(world.toots, segment(), call)).toMatchObject({
      type: 'unknown',
    })
    expect(seen).toEqual(['POST /api/v1/statuses'])
  })

  it('would lose the status of an answer in HTML; here it is judged by it', async () => {
    const origin = await serverThat((_request, response) =>
      response.writeHead(502, { 'content-type': 'text/plain' }).end('bad gateway'),
    )
    expect(await networkAt(origin).publishSegment(world.toots, segment(), call)).toMatchObject({
      type: 'unknown',
      code: '502',
    })
  })

  it('says "fetch failed" for all; here a refused connection means "not sent"', async () => {
    expect(await networkAt('http://127.0.0.1:1').publishSegment(world.toots, segment(), call)).toMatchObject({
      type: 'not-sent',
      code: 'ECONNREFUSED',
    })
  })

  it('has no time limit; here a reply that never comes ends as unknown', async () => {
    const origin = await serverThat(() => {})
    const outcome = await networkAt(origin).publishSegment(world.toots, segment(), { timeoutMs: 50 })
    expect(outcome).toMatchObject({ type: 'unknown' })
  })
})

const json = { 'content-type': 'application/json' }
const networkAt = (origin: string) => createMastodonNetwork({ origin, clock: heldClock() })

async function serverThat(answers: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answers)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
