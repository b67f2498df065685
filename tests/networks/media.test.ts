import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import type { MediaFile } from '../../src/networks/media-rules.ts'
import { type MediaFacts, mediaRefusals } from '../../src/networks/media-rules.ts'
import type { Account } from '../../src/networks/network.ts'
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

type Name = 'x' | 'facebook' | 'mastodon'
const accountOn = (name: Name): Account =>
  ({ x: world.xAccount, facebook: world.page, mastodon: world.toots })[name]
const upload = (name: Name, media: MediaFile) => world[name].uploadMedia(accountOn(name), media, call)

const video: MediaFile = {
  bytes: Buffer.alloc(5 * 1024 * 1024 + 7, 'moving pictures '),
  contentType: 'video/mp4',
  altText: '',
}
const gif: MediaFile = { ...picture, contentType: 'image/gif' }

async function publish(name: Name, media: readonly MediaFile[]) {
  const mediaHandles: string[] = []
  for (const file of media) {
    const outcome = await upload(name, file)
    if (outcome.type !== 'uploaded') return outcome
    mediaHandles.push(outcome.handle)
  }
  return await world[name].publishSegment(accountOn(name), segment({ mediaHandles }), call)
}

describe.each(['x', 'facebook', 'mastodon'] as const)('a video on %s', name => {
  it('is published whole, in its pieces, and read back as one file', async () => {
    expect(await publish(name, [video])).toMatchObject({ type: 'published' })
    const [post] = world.sandbox.posts()
    expect(post).toMatchObject({ text: segment().text, media: [{ contentType: 'video/mp4' }] })
    expect(
      Buffer.compare(world.sandbox.picture(post?.media[0]?.id ?? '')?.bytes ?? Buffer.of(), video.bytes),
    ).toBe(0)
    const found = await world[name].findRecentPosts(accountOn(name), new Date(0), call)
    expect(found).toMatchObject([{ externalId: post?.id, text: segment().text, mediaCount: 1, links: [] }])
  })
})

describe.each([
  ['x', 'GIF', gif],
  ['x', 'video', video],
  ['mastodon', 'GIF', gif],
  ['mastodon', 'video', video],
] as const)('on %s a %s', (name, _word, file) => {
  it('that is pending, then in progress, then done, is published', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 3 })
    expect(await publish(name, [file])).toMatchObject({ type: 'published' })
  })

  it('that the network cannot work on is refused, and nothing is published', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 2, mediaEnds: 'failed' })
    const outcome = await publish(name, [file])
    expect(outcome).toMatchObject({ type: 'rejected', reason: expect.stringMatching(/says: ".+"/) })
    expect(world.sandbox.posts()).toEqual([])
  })

  it('that is never done is given up within the time of the call', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 1_000_000 })
    const before = world.clock.monotonic()
    expect(await upload(name, file)).toMatchObject({ type: 'not-sent' })
    expect(world.clock.monotonic() - before).toBeLessThanOrEqual(call.timeoutMs)
  })

  it('may not stand beside an image', async () => {
    expect(await publish(name, [file, picture])).toMatchObject({ type: 'rejected' })
    expect(world.sandbox.posts()).toEqual([])
  })
})

describe('a video on Facebook', () => {
  it('shows nothing to readers before its last phase', async () => {
    expect(await upload('facebook', video)).toMatchObject({
      type: 'uploaded',
      handle: expect.stringMatching(/^video:\d+:\d+$/),
    })
    expect(world.sandbox.posts()).toEqual([])
  })

  it('goes by the id of its post where Facebook has it ready in time', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 1 })
    const outcome = await publish('facebook', [video])
    expect(outcome).toMatchObject({ type: 'published', externalId: world.sandbox.posts()[0]?.id })
  })

  it('goes by its own id while Facebook is still at work on it', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 1_000 })
    const outcome = await publish('facebook', [video])
    const id = world.sandbox.posts()[0]?.media[0]?.id ?? ''
    expect(outcome).toMatchObject({ type: 'published', externalId: id })
    await world.facebook.editPost?.(world.page, id, { text: 'Other words.', language: 'en' }, call)
    expect(world.sandbox.posts()).toMatchObject([{ text: 'Other words.' }])
    await world.facebook.deletePost(world.page, id, call)
    expect(world.sandbox.posts()).toMatchObject([{ deleted: true }])
  })

  it('that Facebook takes but cannot show is refused', async () => {
    world.sandbox.changeSettings({ mediaStatusRounds: 1, mediaEnds: 'failed' })
    expect(await publish('facebook', [video])).toMatchObject({ type: 'rejected', code: 'video error' })
    expect(world.sandbox.posts()).toEqual([])
  })

  it('is unknown after a lost reply to the last phase', async () => {
    const handle = await upload('facebook', video)
    const mediaHandles = handle.type === 'uploaded' ? [handle.handle] : []
    world.sandbox.addFault({ network: 'facebook', kind: 'reset-after-accept', match: { path: '/videos' } })
    const outcome = await world.facebook.publishSegment(world.page, segment({ mediaHandles }), call)
    expect(outcome).toMatchObject({ type: 'unknown' })
    expect(world.sandbox.posts()).toHaveLength(1)
  })

  it('is given up when Facebook asks for the same piece for ever', async () => {
    const begun = { video_id: '1', upload_session_id: '2', start_offset: '0', end_offset: '10' }
    let requests = 0
    const server = createServer((request, response) => {
      requests += 1
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(begun))
      })
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    closing.push(() => server.close())
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const facebook = createFacebookNetwork({ origin, version: 'v26.0', clock: heldClock() })
    expect(await facebook.uploadMedia(world.page, video, call)).toMatchObject({ type: 'not-sent' })
    expect(requests).toBe(2)
  })
})

const megabyte = 1024 * 1024
const file = (contentType: MediaFacts['contentType'], megabytes = 1, seconds?: number): MediaFacts => ({
  contentType,
  bytes: megabytes * megabyte,
  ...(seconds === undefined ? {} : { seconds }),
})
const png = (megabytes?: number) => file('image/png', megabytes)

const sets: [Name, string, MediaFacts[], RegExp | undefined][] = [
  ['x', 'four images', [png(), png(), png(), png(5)], undefined],
  ['x', 'five images', [png(), png(), png(), png(), png()], /5 images; at most 4/],
  ['x', 'an image of 6 MB', [png(6)], /at most 5242880/],
  ['x', 'one GIF of 15 MB', [file('image/gif', 15)], undefined],
  ['x', 'two GIFs', [file('image/gif'), file('image/gif')], /2 GIFs; at most 1/],
  ['x', 'a video of 512 MB and 140 seconds', [file('video/mp4', 512, 140)], undefined],
  ['x', 'a video of 141 seconds', [file('video/mp4', 1, 141)], /plays 141 seconds; at most 140/],
  ['x', 'a video beside an image', [file('video/mp4'), png()], /video and image together/],
  ['facebook', 'ten images, a GIF among them', [...Array(9).fill(png()), file('image/gif')], undefined],
  ['facebook', 'an image of 5 MB', [png(5)], /at most 4194304/],
  ['facebook', 'a video of 20 minutes', [file('video/mp4', 1024, 1200)], undefined],
  ['mastodon', 'four images of 16 MB', [png(16), png(16), png(16), png(16)], undefined],
  ['mastodon', 'a video of 100 MB', [file('video/mp4', 100)], /at most 103809024/],
  ['mastodon', 'a GIF beside an image', [file('image/gif'), png()], /GIF and image together/],
]

describe('what a network takes', () => {
  it.each(sets)('%s: %s', (name, _title, files, refusal) => {
    const refusals = mediaRefusals(world[name].profile.rules.mediaSets, files)
    if (refusal) expect(refusals.join(' ')).toMatch(refusal)
    else expect(refusals).toEqual([])
  })
})

describe.each(['x', 'facebook', 'mastodon'] as const)('a file that %s has forgotten', name => {
  it.each([
    ['an image', picture],
    ['a video', { ...picture, contentType: 'video/mp4' as const }],
  ])('is told apart from other refusals: %s', async (_title, file) => {
    const account = { x: world.xAccount, facebook: world.page, mastodon: world.toots }[name]
    const upload = await world[name].uploadMedia(account, file, call)
    const mediaHandles = upload.type === 'uploaded' ? [upload.handle] : []
    world.clock.advance(25 * 3_600_000)
    world.sandbox.provisionAccount({
      network: name,
      externalId: account.externalId,
      handle: 'office',
      name: 'Office',
      accessToken: account.credentials.accessToken,
    })
    const outcome = await world[name].publishSegment(account, segment({ mediaHandles }), call)
    expect(outcome).toMatchObject({ type: 'not-sent', code: 'media-forgotten' })
    expect(world.sandbox.posts()).toEqual([])
  })
})
