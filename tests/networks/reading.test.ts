import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { pauseFor, usageOf } from '../../src/networks/facebook/usage.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import { momentOf, snowflakeAt } from '../../src/networks/x/snowflake.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { heldClock } from './held-clock.ts'
import { call, openWorld, segment } from './sandbox-world.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A server with one JSON answer for each request, chosen by its URL. */
async function serverOf(answer: (url: URL) => { status: number; body: unknown }) {
  const asked: URL[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x')
    asked.push(url)
    const { status, body } = answer(url)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const account = { channelId: 'c', externalId: '4401', credentials: { accessToken: 'token' } }
const clock = heldClock()

describe('reading X', () => {
  it('asks from one minute before the moment on, and for thread parts too', async () => {
    const { origin, asked } = await serverOf(() => ({ status: 200, body: { meta: { result_count: 0 } } }))
    await createXNetwork({ origin, clock }).findRecentPosts(account, clock.now(), call)
    const since = asked[0]?.searchParams.get('since_id') ?? '0'
    expect(momentOf(since)).toEqual(new Date(clock.now().getTime() - 60_000))
    expect(asked[0]?.searchParams.has('exclude')).toBe(false)
  })

  it('reads long posts in full, media links dropped, entities undone', async () => {
    const media = {
      url: 'https://t.co/pic',
      media_key: '3_1',
      expanded_url: 'https://x.com/a/status/1577730467436138524/photo/1',
    }
    const link = { url: 'https://t.co/abc', expanded_url: 'https://example.org/?a=1&b=2' }
    const post = {
      id: '1577730467436138524',
      text: 'Short … https://t.co/pic',
      entities: { urls: [media] },
      attachments: { media_keys: ['3_1'] },
      note_tweet: { text: 'A &lt;long&gt; text &amp;amp; https://t.co/abc', entities: { urls: [link] } },
    }
    const { origin } = await serverOf(() => ({
      status: 200,
      body: { data: [post], meta: { result_count: 1 } },
    }))
    const [read] = await createXNetwork({ origin, clock }).findRecentPosts(account, new Date(0), call)
    expect(read).toMatchObject({
      text: 'A <long> text &amp; https://example.org/?a=1&b=2',
      mediaCount: 1,
      links: ['https://example.org/?a=1&b=2'],
      createdAt: momentOf(post.id),
    })
  })

  it.each(['tweet', 'post'] as const)(
    'gets on with an X that calls its fields %s.fields',
    async xFieldNames => {
      const world = await openWorld({ xFieldNames })
      closing.push(() => world.sandbox.close())
      const publishedAt = world.clock.now()
      const outcome = await world.x.publishSegment(world.xAccount, segment(), call)
      const externalId = outcome.type === 'published' ? outcome.externalId : ''
      expect(await world.x.findRecentPosts(world.xAccount, publishedAt, call)).toHaveLength(1)
      const readings = await world.x.readMetrics(world.xAccount, [{ externalId, publishedAt }], call)
      expect(readings.map(each => each.metric)).toContain('retweet_count')
    },
  )

  it('asks for private metrics of young posts only, in requests of their own', async () => {
    const { origin, asked } = await serverOf(() => ({ status: 200, body: { data: [] } }))
    const old = { externalId: '1', publishedAt: new Date(clock.now().getTime() - 31 * 86_400_000) }
    const young = { externalId: '2', publishedAt: clock.now() }
    await createXNetwork({ origin, clock }).readMetrics(account, [old, young], call)
    const requests = asked.map(url => [url.searchParams.get('ids'), url.searchParams.get('tweet.fields')])
    expect(requests).toEqual([
      ['2', 'public_metrics,non_public_metrics,organic_metrics'],
      ['1', 'public_metrics'],
    ])
  })

  it('leaves out posts that X no longer has', async () => {
    const world = await openWorld()
    closing.push(() => world.sandbox.close())
    const gone = { externalId: '1', publishedAt: world.clock.now() }
    expect(await world.x.readMetrics(world.xAccount, [gone], call)).toEqual([])
  })

  it('turns moments into ids and back', () => {
    const moment = new Date('2026-11-23T09:00:00.123Z')
    expect(momentOf(snowflakeAt(moment))).toEqual(moment)
    expect(snowflakeAt(new Date(0))).toBe('0')
  })
})

describe('one post that cannot be read does not cost the others', () => {
  const posts = ['1_1', '1_2', '1_3'].map(externalId => ({ externalId, publishedAt: clock.now() }))
  const ids = (readings: { externalId: string }[]) => [...new Set(readings.map(each => each.externalId))]
  const count = { data: [], summary: { total_count: 3 } }
  const fault = { status: 500, body: { error: { code: 2, message: 'An unexpected error has occurred.' } } }

  it('its figures on Facebook, where insights fail', async () => {
    const { origin } = await serverOf(({ pathname, searchParams }) => {
      if (!pathname.endsWith('/insights')) return { status: 200, body: { reactions: count, comments: count } }
      if (pathname.includes('1_2')) return fault
      const data = (searchParams.get('metric') ?? '')
        .split(',')
        .map(name => ({ name, values: [{ value: 7 }] }))
      return { status: 200, body: { data } }
    })
    const facebook = createFacebookNetwork({ origin, version: 'v26.0', clock })
    expect(ids(await facebook.readMetrics(account, posts, call))).toEqual(['1_1', '1_3'])
  })

  it('its figures on Mastodon, where a count is null or a status cannot be had', async () => {
    const { origin } = await serverOf(({ pathname }) => {
      if (pathname.endsWith('/4')) return { status: 500, body: { error: 'Internal Server Error' } }
      const reblogs_count = pathname.endsWith('/2') ? null : 2
      return { status: 200, body: { favourites_count: 3, reblogs_count, replies_count: 1 } }
    })
    const mastodon = createMastodonNetwork({ origin, clock })
    const asked = ['1', '2', '4', '3'].map(externalId => ({ externalId, publishedAt: clock.now() }))
    const readings = await mastodon.readMetrics(account, asked, call)
    expect(ids(readings)).toEqual(['1', '2', '3'])
    expect(readings.filter(each => each.externalId === '2').map(each => each.metric)).toEqual([
      'favourites_count',
      'replies_count',
    ])
  })

  it.each([
    ['Facebook', { status: 400, body: { error: { code: 190, message: 'expired' } } }],
    ['Facebook', fault],
  ])('but what stops %s altogether is thrown', async (_network, answer) => {
    const { origin, asked } = await serverOf(() => answer)
    const facebook = createFacebookNetwork({ origin, version: 'v26.0', clock })
    const many = [...posts, ...posts, ...posts]
    await expect(facebook.readMetrics(account, many, call)).rejects.toThrow()
    expect(asked.length).toBeLessThanOrEqual(3)
  })

  const moment = clock.now().toISOString()
  it.each([
    [
      'X',
      (origin: string) => createXNetwork({ origin, clock }),
      {
        data: [
          { id: '2', text: 'Sound' },
          { id: '1', text: null },
        ],
        meta: { result_count: 2 },
      },
    ],
    [
      'Facebook',
      (origin: string) => createFacebookNetwork({ origin, version: 'v26.0', clock }),
      {
        data: [
          { id: '2', message: 'Sound', created_time: moment },
          { id: '1', message: { text: 'odd' }, created_time: moment },
        ],
      },
    ],
    [
      'Mastodon',
      (origin: string) => createMastodonNetwork({ origin, clock }),
      [
        { id: '2', created_at: moment, content: '<p>Sound</p>', in_reply_to_id: null, media_attachments: [] },
        { id: '1', created_at: moment, content: null, in_reply_to_id: null, media_attachments: [] },
      ],
    ],
  ])('in the list of an account on %s: it is there, unreadable', async (_network, networkAt, list) => {
    let pages = 0
    const { origin } = await serverOf(() => {
      pages += 1
      return { status: 200, body: pages === 1 ? list : [] }
    })
    const shown = await networkAt(origin).findRecentPosts(account, new Date(0), call)
    expect(shown.map(({ externalId, text, unreadable }) => [externalId, text, unreadable])).toEqual([
      ['2', 'Sound', undefined],
      ['1', '', true],
    ])
  })
})

describe('reading Facebook', () => {
  const network = (origin: string) => createFacebookNetwork({ origin, version: 'v26.0', clock })
  const refused = {
    status: 400,
    body: { error: { code: 100, message: '(#100) must be a valid insights metric' } },
  }
  const count = { data: [], summary: { total_count: 3 } }

  it('loses only the metric that has ended, and does not ask for it again', async () => {
    const { origin, asked } = await serverOf(url => {
      if (!url.pathname.endsWith('/insights'))
        return { status: 200, body: { id: '1', reactions: count, comments: count } }
      const metrics = (url.searchParams.get('metric') ?? '').split(',')
      if (metrics.includes('post_clicks')) return refused
      return { status: 200, body: { data: metrics.map(name => ({ name, values: [{ value: 7 }] })) } }
    })
    const reader = network(origin)
    const posts = [{ externalId: '1', publishedAt: clock.now() }]
    const first = await reader.readMetrics(account, posts, call)
    expect(first.map(each => each.metric)).toContain('post_media_view')
    expect(first.map(each => each.metric)).not.toContain('post_clicks')
    const before = asked.length
    expect(await reader.readMetrics(account, posts, call)).toEqual(first)
    expect(asked.length - before).toBe(2)
  })

  it('judges a 200 by its body: an error in it is an error', async () => {
    const body = { error: { code: 190, error_subcode: 463, message: 'expired' } }
    const { origin } = await serverOf(() => ({ status: 200, body }))
    await expect(network(origin).findRecentPosts(account, clock.now(), call)).rejects.toMatchObject({
      failure: { type: 'channel-blocked', remedy: 'reconnect' },
    })
    const outcome = await network(origin).publishSegment(account, segment(), call)
    expect(outcome).toMatchObject({ type: 'unknown' })
  })

  it('finds the link behind the one that Facebook shows', async () => {
    const url = `https://l.facebook.com/l.php?u=${encodeURIComponent('https://example.org/a?b=1')}&h=AT0`
    const post = {
      id: '1_2',
      message: 'Read on',
      created_time: '2026-11-23T09:00:00+0000',
      attachments: { data: [{ media_type: 'link', target: { url } }] },
    }
    const { origin } = await serverOf(() => ({ status: 200, body: { data: [post] } }))
    expect(await network(origin).findRecentPosts(account, new Date(0), call)).toMatchObject([
      { links: ['https://example.org/a?b=1'], createdAt: new Date('2026-11-23T09:00:00Z') },
    ])
  })

  const shares = (percent: number) => ({ call_count: percent, total_cputime: 1, total_time: 1 })
  it.each([
    ['below 80 per cent nothing', { 'x-app-usage': JSON.stringify(shares(79)) }, undefined],
    ['from 80 per cent five minutes', { 'x-page-usage': JSON.stringify(shares(80)) }, 5],
    ['from 90 per cent a quarter of an hour', { 'x-app-usage': JSON.stringify(shares(95)) }, 15],
    [
      'the minutes that Facebook names',
      {
        'x-business-use-case-usage': JSON.stringify({
          '1': [{ ...shares(100), estimated_time_to_regain_access: 19 }],
        }),
      },
      19,
    ],
    ['headers that are no JSON nothing', { 'x-app-usage': 'broken' }, undefined],
  ])('%s', (_title, headers: Record<string, string>, minutes) => {
    const pause = pauseFor(usageOf(headers), clock.now())
    expect(pause && (pause.getTime() - clock.now().getTime()) / 60_000).toBe(minutes)
  })
})
