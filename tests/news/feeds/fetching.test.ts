import dns, { type LookupAddress } from 'node:dns'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/core/time/clock.ts'
import { feedAddress } from '../../../src/news/feeds/fetching/feed-address.ts'
import { createFeedFetcher } from '../../../src/news/feeds/fetching/fetch-feed.ts'
import { retryAfterMs } from '../../../src/news/feeds/fetching/retry-after.ts'
import { type FeedServer, type Reply, rss, startFeedServer } from './feed-server.ts'

let server: FeedServer
let other: FeedServer
beforeAll(async () => {
  server = await startFeedServer()
  other = await startFeedServer()
})
afterAll(async () => {
  await server.close()
  await other.close()
})

const limits = { totalMs: 20_000, mostBytes: 100_000, mostRedirects: 5 }
const fetcher = () => createFeedFetcher({ clock: systemClock, privateHosts: [server.host], limits })
const get = async (path: string) => await fetcher().fetch({ address: `${server.origin}${path}` })
const text = (answer: Awaited<ReturnType<typeof get>>) =>
  answer.type === 'read' ? new TextDecoder().decode(answer.bytes) : answer.type

const bomb = gzipSync(Buffer.alloc(50_000_000))

describe('the address of a feed', () => {
  it.each([
    ['no address', 'a feed of ours', /not a web address/],
    ['another scheme', 'file:///etc/passwd', /must begin with https/],
    ['a password', 'https://me:secret@news.example/rss', /user name or password/],
    ['a port of mail', 'http://news.example:25/rss', /port 25 is not for web pages/],
    ['a long one', `https://news.example/${'a'.repeat(2_000)}`, /longer than 2000/],
    ['one that grows', `https://news.example/${'é'.repeat(900)}`, /longer than 2000/],
  ])('is refused with %s', (_what, address, message) => {
    expect(() => feedAddress(address)).toThrow(message)
  })

  it('has one form', () => {
    expect(feedAddress(' \u200eHTTPS://News.Example.:443/a?b#c ').href).toBe('https://news.example/a?b')
  })
})

describe('a feed', () => {
  it.each([
    'http://127.0.0.1/rss',
    'http://127.1:8080/rss',
    'http://0x7f000001/rss',
    'http://2130706433/rss',
    'http://[::1]/rss',
    'http://[::ffff:10.0.0.1]/rss',
    'http://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3/rss',
    'http://localhost:8080/rss',
  ])('is not read at %s', async address => {
    await expect(fetcher().fetch({ address })).rejects.toMatchObject({ code: 'feed-not-public' })
  })

  it('is not read where a redirect leads to an address that is not public, whether in figures or by name', async () => {
    for (const location of [`${other.origin}/rss`, other.origin.replace('127.0.0.1', 'localhost')]) {
      server.serve('/inside', redirect(302, location))
      await expect(get('/inside')).rejects.toMatchObject({ code: 'feed-not-public' })
    }
    server.serve('/file', redirect(302, 'file:///etc/passwd'))
    await expect(get('/file')).rejects.toMatchObject({ code: 'feed-address-invalid' })
    expect(other.requests).toEqual([])
  })

  it('is looked up once for each connection, so that a name cannot be public and then private', async () => {
    const answers = [['93.184.215.14', '10.0.0.1'], ['127.0.0.1']]
    const resolved = vi.spyOn(dns, 'lookup').mockImplementation(((
      _name: string,
      _options: object,
      done: (error: null, found: LookupAddress[]) => void,
    ) =>
      done(
        null,
        (answers.shift() ?? []).map(address => ({ address, family: 4 })),
      )) as never)
    try {
      const address = `http://rebind.example:${new URL(other.origin).port}/rss`
      for (const _time of [1, 2])
        await expect(fetcher().fetch({ address })).rejects.toMatchObject({ code: 'feed-not-public' })
      expect(resolved).toHaveBeenCalledTimes(2)
      expect(other.requests).toEqual([])
    } finally {
      resolved.mockRestore()
    }
  })

  it('follows some redirects, and says where the address leads for good', async () => {
    server.serve('/new', rss([]))
    server.serve('/moved', redirect(308, '/new'))
    server.serve('/moved-twice', redirect(301, '/moved'))
    server.serve('/for-now', redirect(302, '/moved'))
    expect(await get('/moved-twice')).toMatchObject({ type: 'read', movedTo: `${server.origin}/new` })
    expect(await get('/for-now')).toMatchObject({ type: 'read', movedTo: null })
    server.serve('/circle', redirect(301, '/back'))
    server.serve('/back', redirect(301, '/circle'))
    await expect(get('/circle')).rejects.toThrow(/redirected in a circle/)
    server.serve('/itself', redirect(307, '/itself#again'))
    await expect(get('/itself')).rejects.toThrow(/in a circle/)
    for (let step = 0; step < 8; step += 1) server.serve(`/step${step}`, redirect(302, `/step${step + 1}`))
    const before = server.requests.length
    await expect(get('/step0')).rejects.toThrow(/more than 5 times/)
    expect(server.requests.length - before).toBe(6)
  })

  const endless: Reply = (_request, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && response.write('<item>'.repeat(1_000)));
    }
    response.on('drain', more)
    more()
  }
  it.each<[string, Reply, object]>([
    ['is endless', endless, { code: 'feed-answer-too-large' }],
    [
      'is small and unpacks to much',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      { code: 'feed-answer-too-large' },
    ],
    [
      'is packed without end and unpacks to nothing',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        const nothing = Buffer.concat(Array.from({ length: 500 }, () => gzipSync('')))
        const more = () => {
          while (!response.destroyed && response.write(nothing));
        }
        response.on('drain', more)
        more()
      },
      { code: 'feed-answer-too-large' },
    ],
    [
      'is not what it says it is packed as',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('<rss/>'),
      { code: 'feed-answer-broken', message: expect.stringContaining('cannot be decompressed') },
    ],
    [
      'is cut off in the middle of what is packed',
      (_request, response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync('<rss/>'.repeat(99)).subarray(0, 30)),
      { code: 'feed-answer-broken' },
    ],
    [
      'is packed in a way that was not asked for',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
      { code: 'feed-answer-broken', message: expect.stringContaining('"br"') },
    ],
    [
      'comes in drips',
      (_request, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('<'), 20)
        response.on('close', () => clearInterval(drip))
      },
      { code: 'feed-unreachable', message: expect.stringContaining('longer than 0.4 seconds') },
    ],
    ['never answers', () => undefined, { code: 'feed-unreachable' }],
    [
      'answers with endless headers',
      (_request, response) => {
        response.socket?.write(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`)
      },
      { code: 'feed-unreachable', message: expect.stringContaining('not HTTP') },
    ],
    [
      'ends in the middle',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('<rss>', () => response.destroy())
      },
      { code: 'feed-unreachable', message: expect.stringContaining('connection was interrupted') },
    ],
    ['is gone', (_request, response) => response.writeHead(410).end(), { code: 'feed-refused' }],
    [
      'says that nothing has changed although it was not asked that',
      (_request, response) => response.writeHead(304).end(),
      { code: 'feed-refused' },
    ],
    ['is redirected nowhere', redirect(302, ''), { code: 'feed-refused' }],
    [
      'asks to be left alone',
      (_request, response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
      { code: 'feed-refused', data: { waitMs: 7_200_000 } },
    ],
  ])('is refused within bounds where it %s', async (what, reply, expected) => {
    server.serve('/hostile', reply)
    const totalMs = /drips|never/.test(what) ? 400 : limits.totalMs
    const bounded = createFeedFetcher({
      clock: systemClock,
      privateHosts: [server.host],
      limits: { ...limits, totalMs },
    })
    await expect(bounded.fetch({ address: `${server.origin}/hostile` })).rejects.toMatchObject(expected)
  })

  it('is refused where its server speaks something else, or is not there', async () => {
    const mail = createServer(socket => socket.resume().end('220 mail.example ESMTP\r\n')).listen(
      0,
      '127.0.0.1',
    )
    await once(mail, 'listening')
    const host = `127.0.0.1:${(mail.address() as AddressInfo).port}`
    const own = createFeedFetcher({ clock: systemClock, privateHosts: [host], limits })
    const asked = async () => await own.fetch({ address: `http://${host}/` })
    await expect(asked()).rejects.toThrow(/not HTTP/)
    mail.close()
    await once(mail, 'close')
    await expect(asked()).rejects.toThrow(/refused/)
  })

  it('is asked for only what is new, and comes packed', async () => {
    server.serve('/packed', (request, response) => {
      if (request.headers['if-none-match'] === '"one"') return response.writeHead(304).end()
      response.writeHead(200, {
        etag: '"one"',
        'last-modified': 'Mon, 23 Nov 2026 12:00:00 GMT',
        'content-encoding': 'gzip',
        'content-type': 'text/xml; charset="windows-1256"',
      })
      response.end(gzipSync(rss([])))
    })
    const first = await get('/packed')
    expect(first).toMatchObject({
      etag: '"one"',
      lastModified: 'Mon, 23 Nov 2026 12:00:00 GMT',
      charset: 'windows-1256',
    })
    expect(text(first)).toContain('<rss')
    const again = await fetcher().fetch({ address: `${server.origin}/packed`, etag: '"one"' })
    expect(again).toEqual({ type: 'unchanged' })
  })

  it('is asked of each host one after another, and stops when it is told to', async () => {
    const own = await startFeedServer()
    own.serve('/rss', (_request, response) => setImmediate(() => response.end(rss([]))))
    const polite = createFeedFetcher({
      clock: systemClock,
      privateHosts: [own.host],
      limits,
    })
    await Promise.all([1, 2, 3, 4, 5].map(() => polite.fetch({ address: `${own.origin}/rss` })))
    expect(own.mostAtOnce()).toBe(1)
    own.serve('/never', () => undefined)
    const ended = new AbortController()
    const waiting = polite.fetch({ address: `${own.origin}/never` }, ended.signal)
    ended.abort(new Error('the process ends'))
    await expect(waiting).rejects.toThrow('the process ends')
    await own.close()
  })
})

describe('how long a server asks to wait', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  it.each([
    ['120', 120_000],
    ['Mon, 23 Nov 2026 13:00:00 GMT', 3_600_000],
    ['Monday, 23-Nov-26 13:00:00 GMT', 3_600_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['99999999999', 7 * 86_400_000],
    ['-5', undefined],
    ['soon', undefined],
    ['1.5', undefined],
    [undefined, undefined],
  ])('is read of "%s"', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected)
  })
})

function redirect(status: number, location: string): Reply {
  return (_request, response) => response.writeHead(status, { location }).end()
}
