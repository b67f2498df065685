import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingSegment } from '../../src/networks/network.ts'
import type { FaultRequest } from '../../src/sandbox/start.ts'
import { runsOf } from '../factories/depth.ts'
import { openWorld, picture, segment, type World } from './sandbox-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({
    xPostsPerQuarterHour: 0,
    xDuplicateWindowMs: 0,
    facebookDuplicateWindowMs: 0,
    facebookCallsPerDay: 0,
    mastodonPostsPerThreeHours: 0,
  })
})
afterAll(() => world.sandbox.close())
beforeEach(() => world.sandbox.clear())

/** The one route of each network that makes a post of a segment. */
const routes: Record<FaultRequest['network'], string> = {
  x: '/2/tweets',
  facebook: '/:version/:id/feed',
  mastodon: '/api/v1/statuses',
}
const accountOn = (name: FaultRequest['network']) =>
  ({ x: world.xAccount, facebook: world.page, mastodon: world.toots })[name]

/** What the network was asked while one segment was published under a fault, and how many posts came of it. */
async function publishUnder(fault: FaultRequest, sent: OutgoingSegment = segment(), timeoutMs = 10_000) {
  world.sandbox.clear()
  world.sandbox.addFault({ ...fault, times: 5 })
  const outcome = await world[fault.network].publishSegment(accountOn(fault.network), sent, { timeoutMs })
  return {
    outcome,
    calls: world.sandbox.calls().map(({ method, route, count }) => `${count} × ${method} ${route}`),
    posts: world.sandbox.posts().length,
  }
}

const names = ['x', 'facebook', 'mastodon'] as const
const moments = ['before-accept', 'after-accept'] as const
const kinds = [
  'status',
  'reset-before-accept',
  'reset-after-accept',
  'cut-reply',
  'empty-reply',
  'delay',
  'html-503',
  'rate-limited',
] as const

describe.each(names)('publishing one segment on %s', name => {
  const once = [`1 × POST ${routes[name]}`]

  it.each(kinds.flatMap(kind => moments.map(when => [kind, when] as const)))(
    'makes one request under the fault %s, %s',
    async (kind, when) => {
      const { calls, posts } = await publishUnder({ network: name, kind, when })
      expect(calls).toEqual(once)
      expect(posts).toBeLessThanOrEqual(1)
    },
  )

  it('asks whether it is too late when its connection is ready, and then sends nothing', async () => {
    world.sandbox.clear()
    const asked: string[] = []
    const publish = (isTooLate: () => boolean) =>
      world[name].publishSegment(accountOn(name), segment(), { timeoutMs: 10_000, isTooLate })
    const tooLate = () => asked.push('asked') > 0
    expect(await publish(tooLate)).toMatchObject({ type: 'not-sent' })
    expect(await publish(() => false)).toMatchObject({ type: 'published' })
    // The connection of that post is kept alive.
    expect(await publish(tooLate)).toMatchObject({ type: 'not-sent' })
    expect(asked).toEqual(['asked', 'asked'])
    expect(world.sandbox.posts()).toHaveLength(1)
  })

  it.each(moments)('makes one request when the reply hangs, %s', async when => {
    const { calls, outcome } = await publishUnder({ network: name, kind: 'hang', when }, segment(), 400)
    expect(calls).toEqual(once)
    expect(outcome.type).toBe('unknown')
  })

  it('makes one request under any fault whatever, and never calls an accepted post not sent', async () => {
    const faults = fc.record({
      kind: fc.constantFrom(...kinds),
      when: fc.constantFrom(...moments),
      at: fc.nat(700),
      of: fc.constantFrom('body' as const, 'reply' as const),
      status: fc.oneof(
        fc.integer({ min: 200, max: 599 }),
        fc.constantFrom(301, 302, 307, 308, 408, 429, 503),
      ),
      body: fc.constantFrom(
        undefined,
        '',
        {},
        { error: 'A sentence' },
        { error: { code: 2 } },
        { title: 'A title' },
      ),
      headers: fc.constantFrom<Record<string, string>>(
        {},
        { location: '/elsewhere' },
        { 'retry-after': '0' },
        { connection: 'close' },
      ),
    })
    await fc.assert(
      fc.asyncProperty(faults, async fault => {
        const { calls, posts, outcome } = await publishUnder({ network: name, ...fault })
        expect(calls).toEqual(once)
        if (posts > 0) expect(outcome.type).not.toBe('not-sent')
        if (outcome.type === 'published') expect(posts).toBe(1)
      }),
      { numRuns: runsOf(150) },
    )
  })
})

it('asks for nothing but the one publishing request with images in it', async () => {
  const upload = await world.x.uploadMedia(world.xAccount, picture, { timeoutMs: 10_000 })
  const mediaHandles = upload.type === 'uploaded' ? [upload.handle] : []
  const before = new Map(world.sandbox.calls().map(each => [each.route, each.count]))
  await world.x.publishSegment(world.xAccount, segment({ mediaHandles }), { timeoutMs: 10_000 })
  const added = world.sandbox.calls().filter(each => each.count !== before.get(each.route))
  expect(added).toEqual([{ network: 'x', method: 'POST', route: '/2/tweets', count: 1 }])
})

describe('the last phase of a video on Facebook', () => {
  it.each(kinds.flatMap(kind => moments.map(when => [kind, when] as const)))(
    'is asked for once under the fault %s, %s',
    async (kind, when) => {
      world.sandbox.clear()
      const video = { bytes: Buffer.from('moving pictures'), contentType: 'video/mp4' as const, altText: '' }
      const upload = await world.facebook.uploadMedia(world.page, video, { timeoutMs: 10_000 })
      const mediaHandles = upload.type === 'uploaded' ? [upload.handle] : []
      const posts = () => world.sandbox.calls().filter(each => each.method === 'POST')[0]?.count ?? 0
      const before = posts()
      world.sandbox.addFault({ network: 'facebook', kind, when, times: 5 })
      await world.facebook.publishSegment(world.page, segment({ mediaHandles }), { timeoutMs: 10_000 })
      expect(posts() - before).toBe(1)
      expect(world.sandbox.posts().length).toBeLessThanOrEqual(1)
    },
  )
})
