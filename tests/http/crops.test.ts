import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkProfiles } from '../../src/networks/profiles.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { readMedia } from '../../src/news/media/media.view.ts'
import { storeMedia } from '../../src/news/media/store-media.ts'

import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { newsContent } from '../factories/news.ts'
import { installPresetOffices } from '../factories/preset.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'

let test: TestApp
let author: SignedIn
/** Red, but for the right tenth, which is blue. */
let banner: string
let x: string
beforeAll(async () => {
  const network = scriptedNetwork(() => [])
  test = await buildApp({
    networks: new Map(networkProfiles().map(profile => [profile.name, { ...network, profile }])),
    mediaStorage: diskStorage(mkdtempSync(join(tmpdir(), 'crops-'))),
  })
  await installPresetOffices(test.database.db)
  author = await test.signIn(['author', 'lahore'])
  x = await buildChannel(test.database.db, { officeId: 'lahore', network: 'x', languages: ['en'] })
  await buildChannel(test.database.db, { officeId: 'lahore', network: 'facebook', languages: ['en'] })
  await buildChannel(test.database.db, { officeId: 'lahore', network: 'mastodon', languages: ['en'] })
  const red = sharp({ create: { width: 1_000, height: 200, channels: 3, background: '#ff0000' } })
  const blue = await sharp({ create: { width: 100, height: 200, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer()
  banner = await stored(
    await red
      .composite([{ input: blue, left: 900, top: 0 }])
      .png()
      .toBuffer(),
  )
})
afterAll(() => test.close())

async function stored(bytes: Buffer): Promise<string> {
  return (await storeMedia(test.deps, { actor: author.actor, officeId: 'lahore', bytes })).mediaId
}

async function ask(method: string, path: string, payload?: object, { headers } = author) {
  const url = `/api/v1/${path}`
  const answer = await test.app.inject({
    method: method as 'GET',
    url,
    headers,
    ...(payload ? { payload } : {}),
  })
  return {
    status: answer.statusCode,
    body: String(answer.headers['content-type']).includes('json') ? answer.json() : answer.rawPayload,
  }
}

function pictured(parts: object, mediaId = banner) {
  return { ...newsContent(), media: [{ mediaId, altText: { en: 'A banner' }, decorative: false, ...parts }] }
}

const save = (content: object) => ask('POST', 'news', { officeId: 'lahore', content })
const crops = () => test.database.db.selectFrom('media_crop').selectAll().orderBy('width').execute()

describe('an image with a focal point', () => {
  it('is cropped for each network once when it is saved, and that is what is approved and goes out', async () => {
    const content = pictured({ focus: { x: 1, y: 0.5 } })
    const unsaved = await save(newsContent())
    const typed = await ask('POST', 'posts/preview', {
      newsItemId: unsaved.body.newsItemId,
      content,
      now: true,
    })
    expect(typed.body.posts.find((post: { channelId: string }) => post.channelId === x)).toMatchObject({
      media: [{ mediaId: banner, crop: { of: banner, x: 600, y: 0, width: 400, height: 200 } }],
      warnings: [],
    })
    expect(await crops()).toEqual([])
    const { status, body } = await save(content)
    expect(status).toBe(201)
    const made = await crops()
    expect(made).toMatchObject([
      { media_id: banner, from_left: 618, from_top: 0, width: 382, height: 200 },
      { media_id: banner, from_left: 600, from_top: 0, width: 400, height: 200 },
    ])
    await save({ ...content, places: ['Multan'] })
    expect(await crops()).toEqual(made)

    const { newsItemId, contentHash } = body
    const shown = (await ask('POST', 'posts/preview', { newsItemId, revision: 1, now: true })).body.posts
    const cropOf = (network: string) =>
      shown.find((post: { network: string }) => post.network === network).media[0]
    expect(cropOf('x')).toMatchObject({ mediaId: made[1]?.crop_id, width: 400, height: 200 })
    expect(cropOf('facebook')).toMatchObject({ mediaId: made[0]?.crop_id, width: 382, height: 200 })
    expect(cropOf('mastodon')).toEqual({ mediaId: banner, altText: 'A banner', width: 1000, height: 200 })

    await ask('POST', `news/${newsItemId}/submit`)
    const approver = await test.signIn(['approver', 'lahore'])
    await ask('POST', `news/${newsItemId}/approve`, { contentHash }, approver)
    const scheduled = await ask('POST', 'posts', { newsItemId, channelIds: [x], at: '2030-09-10T10:00' })
    expect(scheduled.body.posts[0].warnings).toEqual([])
    const post = (await ask('GET', `posts/${scheduled.body.posts[0].id}`)).body
    expect(post.segments[0].media).toEqual([{ mediaId: made[1]?.crop_id, altText: 'A banner' }])
    const file = await readMedia(test.deps, made[1]?.crop_id ?? '')
    const { data, info } = await sharp(file.bytes).raw().toBuffer({ resolveWithObject: true })
    const pixel = (at: number) => [...data.subarray(at * info.channels, at * info.channels + 3)]
    expect([info.width, info.height, pixel(0), pixel(399)]).toEqual([400, 200, [255, 0, 0], [0, 0, 255]])
    expect((await ask('GET', `media/${made[1]?.crop_id}`, undefined, approver)).status).toBe(200)
    const outsider = await test.signIn(['author', 'vienna'])
    expect((await ask('GET', `media/${made[1]?.crop_id}`, undefined, outsider)).status).toBe(404)
    const library = (await ask('GET', 'media?officeId=lahore')).body.items
    expect(library.map((each: { mediaId: string }) => each.mediaId)).toEqual([banner])
  })

  it('goes out whole on a network for which that is wished, or in the shape that is wished', async () => {
    const content = pictured({ focus: { x: 0, y: 0 }, crops: { x: 'whole', mastodon: '1:1' } })
    const { newsItemId } = (await save(content)).body
    const { posts } = (await ask('POST', 'posts/preview', { newsItemId, revision: 1, now: true })).body
    const areas = posts.map(({ network, media }: { network: string; media: { crop?: object }[] }) => [
      network,
      media[0]?.crop,
    ])
    expect(Object.fromEntries(areas)).toMatchObject({
      x: undefined,
      facebook: { x: 0, width: 382, height: 200 },
      mastodon: { x: 0, width: 200, height: 200 },
    })
    const edited = { ...content, media: content.media.map(file => ({ ...file, focus: { x: 0.4, y: 0 } })) }
    const saved = await ask('PUT', `news/${newsItemId}`, { expectedRevision: 1, content: edited })
    expect(saved.status).toBe(200)
    expect((await crops()).filter(crop => crop.width === 200).map(crop => crop.from_left)).toEqual([0, 300])
  })

  it.each([
    ['a point outside of the image', { focus: { x: 1.01, y: 0 } }, /focus\.x/],
    ['half a point', { focus: { x: 0.5 } }, /focus\.y/],
    ['a shape of no numbers', { crops: { x: 'square' } }, /must be "whole" or a shape such as "4:5"/],
    ['no network', { crops: {} }, /must name a network/],
    [
      'an unknown network',
      { crops: { nowhere: '1:1' } },
      /crops\.nowhere: there is no such network; allowed are x, facebook, mastodon/,
    ],
    [
      'a shape that the network would cut',
      { crops: { facebook: '3:1' } },
      /Facebook shows images from 4:5 to 191:100 whole, and would cut 3:1/,
    ],
  ])('is refused with %s, and nothing is cropped', async (_what, parts, message) => {
    const before = await crops()
    const { status, body } = await save(pictured(parts))
    expect([status, body.detail]).toEqual([400, expect.stringMatching(message)])
    expect(await crops()).toEqual(before)
  })

  it('is a still image of one’s own', async () => {
    const frames = [0, 1].map(number => Buffer.alloc(8 * 8 * 3, number * 255))
    const gif = await sharp(Buffer.concat(frames), {
      raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
    })
      .gif()
      .toBuffer()
    const moving = await save(pictured({ focus: { x: 0, y: 0 } }, await stored(gif)))
    expect(moving.body.detail).toMatch(/only a still image has a focal point/)
    const outsider = await test.signIn(['author', 'vienna'])
    const content = pictured({ focus: { x: 0, y: 0 } })
    const foreign = await ask('POST', 'news', { officeId: 'vienna', content }, outsider)
    expect(foreign.body.code).toBe('item-references-unknown')
  })
})
