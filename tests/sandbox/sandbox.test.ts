import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../../src/core/time/clock.ts'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { openFileStore } from '../../src/sandbox/file-store.ts'
import { growthOf } from '../../src/sandbox/growth.ts'
import type { FaultRequest } from '../../src/sandbox/start.ts'
import { call, openWorld, picture, segment, type World } from '../networks/sandbox-world.ts'

let folder: string
let world: World
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  world = await openWorld()
})
afterEach(async () => {
  await world.sandbox.close()
  rmSync(folder, { recursive: true })
})

const xPublish = (text: string, parts = {}) =>
  world.x.publishSegment(world.xAccount, segment({ text, ...parts }), call)
const facebookPublish = (text: string, parts = {}) =>
  world.facebook.publishSegment(world.page, segment({ text, ...parts }), call)

const publishOn = (network: FaultRequest['network'], text: string) => {
  const accounts = { x: world.xAccount, facebook: world.page, mastodon: world.toots }
  return world[network].publishSegment(accounts[network], segment({ text }), call)
}

function postJson(url: string, body: unknown, token = world.xAccount.credentials.accessToken) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
}

function dayHeaders(answer: Response) {
  return Object.fromEntries([...answer.headers].filter(([name]) => name.includes('24hour')))
}

describe('the X sandbox', () => {
  it.each([
    ['an unknown field', { text: 'Hello', colour: 'red' }, 400],
    ['an unknown field inside', { text: 'Hello', reply: { in_reply_to_tweet_id: '1', x: 1 } }, 400],
    ['no text and no media', {}, 400],
    ['an id that is no number', { text: 'Hello', reply: { in_reply_to_tweet_id: 'abc' } }, 400],
    ['five pictures', { text: 'Hello', media: { media_ids: ['1', '2', '3', '4', '5'] } }, 400],
    ['a picture it does not have', { text: 'Hello', media: { media_ids: ['1'] } }, 400],
    ['two cashtags', { text: '$ABC and $DEF' }, 403],
    ['a quote', { text: 'Hello', quote_tweet_id: '1' }, 403],
    ['an answer to a post that is not there', { text: 'Hello', reply: { in_reply_to_tweet_id: '1' } }, 403],
  ])('refuses %s', async (_title, body, status) => {
    const response = await postJson(`${world.sandbox.xOrigin}/2/tweets`, body)
    expect(response.status).toBe(status)
    expect(world.sandbox.posts()).toEqual([])
  })

  it('lets an account answer others only where they mentioned it', async () => {
    const other = { network: 'x', externalId: '4402', handle: 'other', name: 'Other' } as const
    const { credentials } = world.sandbox.provisionAccount(other)
    const theirs = { channelId: 'o', externalId: '4402', credentials }
    const say = async (text: string) => {
      const outcome = await world.x.publishSegment(theirs, segment({ text }), call)
      return outcome.type === 'published' ? outcome.externalId : ''
    }
    const silent = await say('To nobody.')
    const calling = await say('To @MRC_Islamabad: when do you open?')
    expect(await xPublish('At nine.', { parentExternalId: silent })).toMatchObject({ type: 'rejected' })
    expect(await xPublish('At ten.', { parentExternalId: calling })).toMatchObject({ type: 'published' })
  })

  it('shows links as t.co links and escapes & < >, in texts that come back otherwise unchanged', async () => {
    await xPublish('Rights & <duties>: https://example.org/a?b=1&c=2 and more')
    const url = `${world.sandbox.xOrigin}/2/users/4401/tweets?tweet.fields=entities`
    const headers = { authorization: `Bearer ${world.xAccount.credentials.accessToken}` }
    const [post] = timelineSchema.parse(await (await fetch(url, { headers })).json()).data
    expect(post?.text).toMatch(/^Rights &amp; &lt;duties&gt;: https:\/\/t\.co\/[A-Za-z0-9]{10} and more$/)
    const [link] = post?.entities.urls ?? []
    expect(link?.expanded_url).toBe('https://example.org/a?b=1&c=2')
    expect([...(post?.text ?? '')].slice(link?.start, link?.end).join('')).toBe(link?.url)
  })

  it.each([
    ['/2/tweets?ids=1&tweet.fields=created_at,likes', 'likes'],
    ['/2/tweets?ids=1&tweet_fields=created_at', 'tweet_fields'],
    ['/2/tweets?ids=1&post.fields=created_at', 'post.fields'],
    ['/2/users/4401/tweets?limit=5', 'limit'],
  ])('refuses to read %s', async (path, unknown) => {
    const headers = { authorization: `Bearer ${world.xAccount.credentials.accessToken}` }
    const answer = await fetch(world.sandbox.xOrigin + path, { headers })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(`[${unknown}]`)])
  })

  it('gives private metrics to the author alone and for 30 days, and says so for each field', async () => {
    const published = await xPublish('counted')
    const id = published.type === 'published' ? published.externalId : ''
    const other = { network: 'x', externalId: '4402', handle: 'other', name: 'Other' } as const
    const token = { accessToken: 'a token that does not end' }
    world.sandbox.provisionAccount({ ...other, ...token })
    const mine = { network: 'x', externalId: '4401', handle: 'mrc_islamabad', name: 'MRC Islamabad' } as const
    world.sandbox.provisionAccount({ ...mine, accessToken: 'mine, without end' })
    const ask = async (accessToken: string) => {
      const query = `ids=${id}&tweet.fields=public_metrics,non_public_metrics,organic_metrics`
      const headers = { authorization: `Bearer ${accessToken}` }
      const answer = await fetch(`${world.sandbox.xOrigin}/2/tweets?${query}`, { headers })
      expect(answer.status).toBe(200)
      return measuredSchema.parse(await answer.json())
    }
    const young = await ask('mine, without end')
    expect([Object.keys(young.data[0] ?? {}), young.errors]).toEqual([
      expect.arrayContaining(['public_metrics', 'non_public_metrics', 'organic_metrics']),
      [],
    ])
    world.clock.advance(30 * 86_400_000)
    expect((await ask('mine, without end')).errors).toEqual([])
    world.clock.advance(1)
    const old = await ask('mine, without end')
    expect(Object.keys(old.data[0] ?? {})).not.toContain('non_public_metrics')
    expect(old.data[0]).toHaveProperty('public_metrics')
    expect(old.errors.map(error => error.parameter)).toEqual([
      'non_public_metrics.impression_count',
      'organic_metrics.impression_count',
    ])
    world.clock.advance(-30 * 86_400_000)
    const others = await ask(token.accessToken)
    expect(Object.keys(others.data[0] ?? {})).not.toContain('non_public_metrics')
    expect(others.errors).toHaveLength(2)
  })

  it.each([
    ['POST', '/2/media/metadata', 500],
    ['POST', '/2/media/upload/1/append', 1875],
    ['DELETE', '/2/tweets/1', 50],
    ['GET', '/2/users/me', 75],
    ['GET', '/2/users/4401/tweets', 900],
    ['GET', '/2/tweets?ids=1', 5000],
  ])('counts %s %s against %i in 15 minutes', async (method, path, limit) => {
    const headers = { authorization: `Bearer ${world.xAccount.credentials.accessToken}` }
    const answer = await fetch(world.sandbox.xOrigin + path, { method, headers })
    expect(answer.headers.get('x-rate-limit-limit')).toBe(`${limit}`)
    expect(answer.headers.get('x-rate-limit-remaining')).toBe(`${limit - 1}`)
    const reset = Math.ceil((world.clock.now().getTime() + 900_000) / 1000)
    expect(answer.headers.get('x-rate-limit-reset')).toBe(`${reset}`)
  })

  it('answers an unknown token as X does: 401, problem JSON, no rate headers', async () => {
    const response = await postJson(`${world.sandbox.xOrigin}/2/tweets`, { text: 'Hello' }, 'nobody')
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(response.headers.get('x-rate-limit-limit')).toBeNull()
  })

  it('sends rate headers, refuses the call above the limit, and opens again after 15 minutes', async () => {
    world.sandbox.changeSettings({ xPostsPerQuarterHour: 2 })
    expect(await xPublish('one')).not.toHaveProperty('pauseUntil')
    const reset = new Date(world.clock.now().getTime() + 900_000)
    expect(await xPublish('two')).toMatchObject({ type: 'published', pauseUntil: reset })
    expect(await xPublish('three')).toMatchObject({ type: 'rate-limited', retryAt: reset })
    world.clock.advance(900_000)
    expect(await xPublish('three')).toMatchObject({ type: 'published' })
  })

  it('names the 24 hours of the user and of the app when it answers a post, and in no other answer', async () => {
    world.sandbox.changeSettings({ xPostsPerDay: 17, xAppPostsPerDay: 300 })
    const reset = `${Math.ceil((world.clock.now().getTime() + 86_400_000) / 1000)}`
    const posted = await postJson(`${world.sandbox.xOrigin}/2/tweets`, { text: 'Hello' })
    expect(dayHeaders(posted)).toEqual({
      'x-user-limit-24hour-limit': '17',
      'x-user-limit-24hour-remaining': '16',
      'x-user-limit-24hour-reset': reset,
      'x-app-limit-24hour-limit': '300',
      'x-app-limit-24hour-remaining': '299',
      'x-app-limit-24hour-reset': reset,
    })
    const headers = { authorization: `Bearer ${world.xAccount.credentials.accessToken}` }
    expect(dayHeaders(await fetch(`${world.sandbox.xOrigin}/2/users/me`, { headers }))).toEqual({})
  })

  it('takes 10,000 posts a day through the app, and sets the user none, until told otherwise', async () => {
    const posted = await postJson(`${world.sandbox.xOrigin}/2/tweets`, { text: 'Hello' })
    expect(dayHeaders(posted)).toMatchObject({ 'x-app-limit-24hour-limit': '10000' })
    expect(posted.headers.get('x-user-limit-24hour-limit')).toBeNull()
  })

  it('refuses a post above the 24 hours of the user though the quarter of an hour has room, and the adapter waits', async () => {
    world.sandbox.changeSettings({ xPostsPerDay: 2 })
    const reset = new Date(world.clock.now().getTime() + 86_400_000)
    expect(await xPublish('one')).not.toHaveProperty('pauseUntil')
    expect(await xPublish('two')).toMatchObject({ type: 'published', pauseUntil: reset })
    const third = await postJson(`${world.sandbox.xOrigin}/2/tweets`, { text: 'three' })
    expect(third.status).toBe(429)
    expect(third.headers.get('x-rate-limit-remaining')).toBe('98')
    expect(third.headers.get('x-user-limit-24hour-remaining')).toBe('0')
    expect(await xPublish('three')).toMatchObject({ type: 'rate-limited', retryAt: reset })
    world.clock.advance(900_000)
    expect(await xPublish('three')).toMatchObject({ type: 'rate-limited', retryAt: reset })
    expect(world.sandbox.posts().map(post => post.text)).toEqual(['one', 'two'])
  })

  it('counts all accounts against the 24 hours of the app', async () => {
    world.sandbox.changeSettings({ xAppPostsPerDay: 2 })
    const other = { network: 'x' as const, externalId: '4402', handle: 'mrc_lahore', name: 'MRC Lahore' }
    const { credentials } = world.sandbox.provisionAccount(other)
    const otherAccount = { channelId: 'channel-4402', externalId: '4402', credentials }
    const reset = new Date(world.clock.now().getTime() + 86_400_000)
    await xPublish('one')
    const two = world.x.publishSegment(otherAccount, segment({ text: 'two' }), call)
    expect(await two).toMatchObject({ type: 'published', pauseUntil: reset })
    expect(await xPublish('three')).toMatchObject({ type: 'rate-limited', retryAt: reset })
  })

  it('hides a new post from readers for as long as the lag says', async () => {
    world.sandbox.changeSettings({ readLagMs: 20_000 })
    const since = world.clock.now()
    await xPublish('soon visible')
    expect(await world.x.findRecentPosts(world.xAccount, since, call)).toEqual([])
    world.clock.advance(20_000)
    expect(await world.x.findRecentPosts(world.xAccount, since, call)).toHaveLength(1)
  })

  it('pages through a long timeline', async () => {
    world.sandbox.changeSettings({ xPostsPerQuarterHour: 0 })
    const since = world.clock.now()
    for (let count = 0; count < 130; count += 1) await xPublish(`post ${count}`)
    expect(await world.x.findRecentPosts(world.xAccount, since, call)).toHaveLength(130)
  })

  it('accepts a text again once its first post is deleted, or when repetitions are allowed', async () => {
    const first = await xPublish('again')
    expect(await xPublish('again')).toMatchObject({ type: 'duplicate' })
    if (first.type === 'published') await world.x.deletePost(world.xAccount, first.externalId, call)
    expect(await xPublish('again')).toMatchObject({ type: 'published' })
    world.sandbox.changeSettings({ xDuplicateWindowMs: 0 })
    expect(await xPublish('again')).toMatchObject({ type: 'published' })
    expect(world.sandbox.refusedDuplicates()).toBe(1)
  })
})

describe('the Facebook sandbox', () => {
  const feed = () => `${world.sandbox.facebookOrigin}/v26.0/${world.page.externalId}/feed`
  const token = () => world.page.credentials.accessToken

  it.each([
    ['no message, link or photo', {}, 100],
    ['a link that is none', { message: 'Hello', link: 'not a link' }, 100],
    ['a photo it does not have', { attached_media: [{ media_fbid: '1' }] }, 100],
  ])('refuses %s', async (_title, body, code) => {
    const response = await postJson(feed(), body, token())
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code } })
  })

  it.each(['feed', 'photos', 'videos'])('refuses a parameter of %s that means nothing', async edge => {
    const path = `/v26.0/${world.page.externalId}/${edge}`
    const body = { alt_text_costum: 'a desk', published: 'true' }
    const response = await postJson(world.sandbox.facebookOrigin + path, body, token())
    expect(await response.json()).toMatchObject({
      error: { code: 100, message: expect.stringContaining('alt_text_costum') },
    })
    expect(world.sandbox.posts()).toEqual([])
  })

  it('says of a token that has expired that it has, and the channel that it must be connected again', async () => {
    const page = { network: 'facebook', externalId: '7701', handle: 'mrc', name: 'MRC Page' } as const
    world.sandbox.provisionAccount({ ...page, accessToken: 'for an hour', expiresIn: 3_600 })
    world.page.credentials = { accessToken: 'for an hour' }
    expect(await facebookPublish('in time')).toMatchObject({ type: 'published' })
    world.clock.advance(3_600_000)
    expect(await facebookPublish('too late')).toMatchObject({
      type: 'channel-blocked',
      code: '400 code 190/463',
      reason: expect.stringContaining('It has expired'),
    })
  })

  it('refuses an unknown token with code 190', async () => {
    const response = await postJson(feed(), { message: 'Hello' }, 'nobody')
    expect(await response.json()).toMatchObject({ error: { code: 190, type: 'OAuthException' } })
  })

  it('fails a request for insights over one unknown metric', async () => {
    const post = await facebookPublish('Hello')
    const id = post.type === 'published' ? post.externalId : ''
    const metric = 'post_clicks,post_impressions'
    const url = `${world.sandbox.facebookOrigin}/v26.0/${id}/insights?metric=${metric}&access_token=${token()}`
    const response = await fetch(url)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 100 } })
  })

  it('asks for a rest from 80 per cent of its calls on, and refuses above 100', async () => {
    world.sandbox.changeSettings({ facebookCallsPerDay: 5 })
    expect(await facebookPublish('one')).not.toHaveProperty('pauseUntil')
    for (const text of ['two', 'three']) await facebookPublish(text)
    expect(await facebookPublish('four')).toHaveProperty('pauseUntil')
    await facebookPublish('five')
    expect(await facebookPublish('six')).toMatchObject({ type: 'rate-limited' })
  })

  it('checks appsecret_proof once a secret is set, and the adapter sends it', async () => {
    world.sandbox.changeSettings({ facebookAppSecret: 'app secret' })
    expect(await facebookPublish('without')).toMatchObject({ type: 'rejected' })
    const origin = world.sandbox.facebookOrigin
    const proving = createFacebookNetwork({
      origin,
      version: 'v26.0',
      appSecret: 'app secret',
      clock: world.clock,
    })
    expect(await proving.publishSegment(world.page, segment(), call)).toMatchObject({ type: 'published' })
  })

  it('refuses the same message again, but takes it again with photos', async () => {
    await facebookPublish('again')
    expect(await facebookPublish('again')).toMatchObject({ type: 'duplicate', code: '400 code 506' })
    for (let times = 0; times < 2; times += 1) {
      const upload = await world.facebook.uploadMedia(world.page, picture, call)
      const mediaHandles = upload.type === 'uploaded' ? [upload.handle] : []
      expect(await facebookPublish('again', { mediaHandles })).toMatchObject({ type: 'published' })
    }
  })
})

describe.each(['x', 'facebook', 'mastodon'] as const)('on %s a new post', name => {
  const accounts = () => ({ x: world.xAccount, facebook: world.page, mastodon: world.toots })

  it('is hidden from readers, and its figures with it, for as long as the lag says', async () => {
    world.sandbox.changeSettings({ readLagMs: 20_000 })
    const publishedAt = world.clock.now()
    const published = await publishOn(name, 'soon visible')
    const externalId = published.type === 'published' ? published.externalId : ''
    const read = () => world[name].findRecentPosts(accounts()[name], publishedAt, call)
    const measure = () => world[name].readMetrics(accounts()[name], [{ externalId, publishedAt }], call)
    expect([await read(), await measure()]).toEqual([[], []])
    world.clock.advance(20_000)
    expect(await read()).toMatchObject([{ externalId }])
    expect(await measure()).not.toEqual([])
  })

  it('has figures that grow with its age and never fall', async () => {
    const publishedAt = world.clock.now()
    const published = await publishOn(name, 'counted')
    const externalId = published.type === 'published' ? published.externalId : ''
    const totals: number[] = []
    for (let quarterHours = 0; quarterHours < 7; quarterHours += 1) {
      const readings = await world[name].readMetrics(accounts()[name], [{ externalId, publishedAt }], call)
      totals.push(readings.reduce((sum, { value }) => sum + value, 0))
      world.clock.advance(900_000)
    }
    expect(totals).toEqual(totals.toSorted((one, other) => one - other))
    expect(totals.at(-1)).toBeGreaterThan(totals[0] ?? Infinity)
  })
})

const timelineSchema = z.object({
  data: z.array(
    z.object({
      text: z.string(),
      entities: z.object({
        urls: z.array(
          z.object({ start: z.number(), end: z.number(), url: z.string(), expanded_url: z.string() }),
        ),
      }),
    }),
  ),
})
const measuredSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  errors: z.array(z.object({ parameter: z.string() })).default([]),
})

describe('the Mastodon sandbox', () => {
  const statuses = () => `${world.sandbox.mastodonOrigin}/api/v1/statuses`
  const token = () => world.toots.credentials.accessToken

  it.each([
    ['an unknown field', { status: 'Hello', colour: 'red' }, 422],
    ['no text and no files', { status: ' ' }, 422],
    ['a text of 501 letters', { status: 'x'.repeat(501) }, 422],
    ['five files', { status: 'Hello', media_ids: ['1', '2', '3', '4', '5'] }, 422],
    ['a file it does not have', { status: 'Hello', media_ids: ['1'] }, 404],
    ['an answer to a post that is not there', { status: 'Hello', in_reply_to_id: '1' }, 404],
  ])('refuses %s', async (_title, body, status) => {
    const response = await postJson(statuses(), body, token())
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.any(String) })
    expect(world.sandbox.posts()).toEqual([])
  })

  it('answers an unknown token with 401', async () => {
    expect((await postJson(statuses(), { status: 'Hello' }, 'nobody')).status).toBe(401)
  })

  it('remembers keys after it is opened again', async () => {
    const path = join(folder, 'sandbox.jsonl')
    const keyed = segment({ idempotencyKey: 'post-0' })
    const first = await openWorld({}, openFileStore(path))
    const made = await first.mastodon.publishSegment(first.toots, keyed, call)
    await first.sandbox.close()
    const again = await openWorld({}, openFileStore(path))
    const repeated = await again.mastodon.publishSegment(again.toots, keyed, call)
    expect(repeated).toMatchObject({ externalId: made.type === 'published' ? made.externalId : '' })
    expect(again.sandbox.posts()).toHaveLength(1)
    await again.sandbox.close()
  })
})

const faults: [FaultRequest, string, number][] = [
  [{ network: 'x', kind: 'reset-before-accept' }, 'unknown', 0],
  [{ network: 'x', kind: 'reset-after-accept' }, 'unknown', 1],
  [{ network: 'x', kind: 'cut-reply', at: 9 }, 'unknown', 1],
  [{ network: 'x', kind: 'cut-reply', of: 'reply', at: 40 }, 'unknown', 1],
  [{ network: 'x', kind: 'empty-reply' }, 'unknown', 1],
  [{ network: 'x', kind: 'html-503' }, 'unknown', 0],
  [{ network: 'x', kind: 'html-503', when: 'after-accept' }, 'unknown', 1],
  [{ network: 'x', kind: 'rate-limited', resetInSeconds: 60 }, 'rate-limited', 0],
  [{ network: 'x', kind: 'status', status: 402, body: { title: 'CreditsDepleted' } }, 'channel-blocked', 0],
  [{ network: 'x', kind: 'delay', ms: 500 }, 'published', 1],
  [{ network: 'mastodon', kind: 'reset-before-accept' }, 'unknown', 0],
  [{ network: 'mastodon', kind: 'reset-after-accept' }, 'unknown', 1],
  [{ network: 'mastodon', kind: 'cut-reply', at: 9 }, 'unknown', 1],
  [{ network: 'mastodon', kind: 'empty-reply' }, 'unknown', 1],
  [{ network: 'mastodon', kind: 'html-503' }, 'unknown', 0],
  [{ network: 'mastodon', kind: 'html-503', when: 'after-accept' }, 'unknown', 1],
  [{ network: 'mastodon', kind: 'rate-limited', resetInSeconds: 60 }, 'rate-limited', 0],
  [{ network: 'mastodon', kind: 'status', status: 401, body: { error: 'no' } }, 'channel-blocked', 0],
  [{ network: 'facebook', kind: 'reset-before-accept' }, 'unknown', 0],
  [{ network: 'facebook', kind: 'reset-after-accept' }, 'unknown', 1],
  [{ network: 'facebook', kind: 'cut-reply', at: 5 }, 'unknown', 1],
  [{ network: 'facebook', kind: 'empty-reply' }, 'unknown', 1],
  [{ network: 'facebook', kind: 'html-503' }, 'unknown', 0],
  [{ network: 'facebook', kind: 'rate-limited' }, 'rate-limited', 0],
  [
    { network: 'facebook', kind: 'status', when: 'after-accept', status: 500, body: { error: { code: 2 } } },
    'unknown',
    1,
  ],
]

describe('faults', () => {
  it.each(faults)('%j: the outcome is %s, and %i post is there', async (fault, type, posts) => {
    const admin = await postJson(`${world.sandbox.facebookOrigin}/sandbox/faults`, fault)
    expect(admin.status).toBe(201)
    const outcome = await publishOn(fault.network, 'Hello')
    expect(outcome.type).toBe(type)
    if (outcome.type === 'unknown') expect(outcome.reason).toContain('We look whether the post is there.')
    expect(world.sandbox.posts()).toHaveLength(posts)
    const next = await publishOn(fault.network, 'Next')
    expect(next.type).toBe('published')
  })

  it('a reply cut at any byte never counts as published without its id, and the post can be read back', async () => {
    const whole = (await fetch(`${world.sandbox.xOrigin}/sandbox/posts`)).headers
    expect(whole.get('content-type')).toContain('json')
    world.sandbox.changeSettings({ xPostsPerQuarterHour: 0 })
    for (let at = 0; at < 560; at += 8) {
      world.sandbox.addFault({ network: 'x', kind: 'cut-reply', of: 'reply', at })
      const outcome = await xPublish(`cut at ${at}`)
      expect(['unknown', 'published']).toContain(outcome.type)
    }
    const found = await world.x.findRecentPosts(world.xAccount, new Date(0), call)
    expect(found).toHaveLength(70)
  })

  it('meets only the account and path it names, as often as it says', async () => {
    const match = { path: '/tweets', accountId: '9999' }
    world.sandbox.addFault({ network: 'x', kind: 'html-503', match, times: 2 })
    expect(await xPublish('other account')).toMatchObject({ type: 'published' })
    world.sandbox.addFault({ network: 'x', kind: 'html-503', match: { path: '/tweets' }, times: 2 })
    const outcomes = [await xPublish('a'), await xPublish('b'), await xPublish('c')].map(each => each.type)
    expect(outcomes).toEqual(['unknown', 'unknown', 'published'])
  })

  it('says what is wrong with a fault it does not know', async () => {
    const response = await postJson(`${world.sandbox.xOrigin}/sandbox/faults`, {
      network: 'x',
      kind: 'magic',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('kind') })
  })
})

describe('what the sandbox keeps', () => {
  it('posts, pictures, accounts and tokens after it is opened again, and its ids go on', async () => {
    const path = join(folder, 'sandbox.jsonl')
    const first = await openWorld({}, openFileStore(path))
    const upload = await first.x.uploadMedia(first.xAccount, picture, call)
    const handle = upload.type === 'uploaded' ? upload.handle : ''
    await first.x.publishSegment(first.xAccount, segment({ mediaHandles: [handle] }), call)
    const posts = first.sandbox.posts()
    await first.sandbox.close()

    appendFileSync(path, '{"type":"post","post":{"netw')
    const again = await openWorld({}, openFileStore(path))
    expect(again.sandbox.posts()).toEqual(posts)
    expect(again.sandbox.picture(handle)?.bytes).toEqual(picture.bytes)
    const x = createXNetwork({ origin: again.sandbox.xOrigin, clientId: 'client', clock: again.clock })
    const twin = await x.publishSegment(first.xAccount, segment({ mediaHandles: [handle] }), call)
    expect(twin).toMatchObject({ type: 'duplicate' })
    const next = await x.publishSegment(first.xAccount, segment({ text: 'After the restart' }), call)
    const ids = again.sandbox.posts().map(post => BigInt(post.id))
    expect(next).toMatchObject({ type: 'published' })
    expect((ids[1] ?? 0n) > (ids[0] ?? 0n)).toBe(true)
    await again.sandbox.close()
    const third = await openWorld({}, openFileStore(path))
    expect(third.sandbox.posts()).toHaveLength(2)
    await third.sandbox.close()
  })

  it('survives a SIGKILL of its process: what it answered is still there', async () => {
    const path = join(folder, 'sandbox.jsonl')
    const first = await startProcess(path)
    const identity = { network: 'x', externalId: '55', handle: 'mrc', name: 'MRC', accessToken: 'chosen' }
    await postJson(`${first.origins.xOrigin}/sandbox/accounts`, identity)
    const account = { channelId: 'c', externalId: '55', credentials: { accessToken: 'chosen' } }
    const before = createXNetwork({ origin: first.origins.xOrigin, clock: systemClock })
    const outcome = await before.publishSegment(account, segment(), call)
    expect(outcome).toMatchObject({ type: 'published' })
    await first.kill()

    const second = await startProcess(path)
    const after = createXNetwork({ origin: second.origins.xOrigin, clock: systemClock })
    const found = await after.findRecentPosts(account, new Date(0), call)
    expect(found.map(post => post.externalId)).toEqual([outcome.type === 'published' && outcome.externalId])
    await second.kill()
  }, 30_000)
})

describe('the growth of a post', () => {
  it('is the same for the same post and age, never falls, and private counts stay below views', () => {
    const ages = [0, 60_000, 3_600_000, 86_400_000, 7 * 86_400_000, 400 * 86_400_000]
    const grown = ages.map(age => growthOf('1993', age))
    expect(grown).toEqual(ages.map(age => growthOf('1993', age)))
    expect(grown[0]?.views).toBe(0)
    for (const [index, growth] of grown.entries()) {
      for (const [name, count] of Object.entries(growth)) {
        expect(count).toBeGreaterThanOrEqual(
          Object.entries(grown[index - 1] ?? growth).find(([n]) => n === name)?.[1] ?? 0,
        )
      }
      expect(growth.reach).toBeLessThanOrEqual(growth.views)
    }
  })
})

const line = z.object({ xOrigin: z.url(), facebookOrigin: z.url() })

async function startProcess(path: string) {
  const main = new URL('../../src/sandbox/main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [main, '--x-port', '0', '--facebook-port', '0', '--data', path])
  const origins = await new Promise<z.infer<typeof line>>((ready, failed) => {
    createInterface(child.stdout).once('line', text => ready(line.parse(JSON.parse(text))))
    child.once('exit', code => failed(new Error(`sandbox ended with ${code}`)))
  })
  const kill = () =>
    new Promise<void>(done => {
      child.once('exit', () => done())
      child.kill('SIGKILL')
    })
  return { origins, kill }
}
