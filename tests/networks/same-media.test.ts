import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showsUploads } from '../../src/networks/same-media.ts'
import { call, openWorld, picture, segment, type World } from './sandbox-world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.sandbox.close())

const video = { bytes: Buffer.from('moving pictures'), contentType: 'video/mp4' as const, altText: '' }

describe('files', () => {
  it.each([
    ['the same files', ['1', '2'], ['1', '2'], 'yes'],
    ['the same files in another order', ['2', '1'], ['1', '2'], 'yes'],
    ['a video by its upload', ['7'], ['video:7:9'], 'yes'],
    ['another file', ['1', '3'], ['1', '2'], 'no'],
    ['a file too many', ['1', '2', '3'], ['1', '2'], 'no'],
    ['some of the files only', ['1'], ['1', '2'], 'cannot tell'],
    ['no names of files', [], ['1'], 'cannot tell'],
    ['files where none were uploaded', ['1'], [], 'cannot tell'],
  ] as const)('%s: %j for %j is %s', (_title, mediaIds, handles, sign) => {
    expect(showsUploads({ mediaIds }, handles)).toBe(sign)
  })
})

describe.each(['x', 'facebook', 'mastodon'] as const)('the files of a post on %s', name => {
  const account = () => ({ x: world.xAccount, facebook: world.page, mastodon: world.toots })[name]

  async function handles(files: Parameters<World['x']['uploadMedia']>[1][]): Promise<string[]> {
    const uploads = []
    for (const file of files) uploads.push(await world[name].uploadMedia(account(), file, call))
    return uploads.flatMap(upload => (upload.type === 'uploaded' ? [upload.handle] : []))
  }

  it.each([
    ['one image', [picture]],
    ['two images', [picture, { ...picture, altText: 'The same desk, empty' }]],
    ['a video', [video]],
  ])('show after a lost reply that it is the one with %s', async (_title, files) => {
    const meant = await handles(files)
    const twins = await handles(files)
    world.sandbox.addFault({ network: name, kind: 'reset-after-accept' })
    const outcome = await world[name].publishSegment(account(), segment({ mediaHandles: meant }), call)
    expect(outcome).toMatchObject({ type: 'unknown' })
    const [post] = await world[name].findRecentPosts(account(), new Date(0), call)
    expect(post && showsUploads(post, meant)).toBe('yes')
    expect(post && showsUploads(post, twins)).toBe('no')
  })

  it('tell nothing where there are none', async () => {
    await world[name].publishSegment(account(), segment(), call)
    const [post] = await world[name].findRecentPosts(account(), new Date(0), call)
    expect(post && showsUploads(post, [])).toBe('cannot tell')
    expect(post && showsUploads(post, ['1'])).toBe('cannot tell')
  })
})
