import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call, openWorld, picture, segment, type World } from './sandbox-world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.sandbox.close())

async function published(name: 'x' | 'facebook', parts: Parameters<typeof segment>[0] = {}) {
  const account = name === 'x' ? world.xAccount : world.page
  const outcome = await world[name].publishSegment(account, segment(parts), call)
  expect(outcome).toMatchObject({ type: 'published' })
  return outcome.type === 'published' ? outcome.externalId : ''
}

describe('X', () => {
  it('publishes a text with a link and reads it back as it was written', async () => {
    const text = 'Rights & duties: <know them> at https://example.org/a?b=1&c=2 and www.example.com'
    const since = world.clock.now()
    const id = await published('x', { text })
    const [found] = await world.x.findRecentPosts(world.xAccount, since, call)
    expect(found).toMatchObject({ externalId: id, mediaCount: 0, createdAt: world.clock.now() })
    expect(found?.text).toBe(text.replace('www', 'http://www'))
    expect(world.x.profile.rules.comparable(found?.text ?? '')).toBe(world.x.profile.rules.comparable(text))
    expect(found?.links).toEqual(['https://example.org/a?b=1&c=2', 'http://www.example.com'])
  })

  it('publishes a thread part by part, each answering the one before', async () => {
    const since = world.clock.now()
    const first = await published('x', { text: 'First part 1/2' })
    const second = await published('x', { text: 'Second part 2/2', parentExternalId: first })
    const found = await world.x.findRecentPosts(world.xAccount, since, call)
    expect(found.map(post => [post.externalId, post.parentExternalId])).toEqual([
      [second, first],
      [first, undefined],
    ])
  })

  it('publishes images with their alt texts and drops the link to them when reading back', async () => {
    const since = world.clock.now()
    const upload = await world.x.uploadMedia(world.xAccount, picture, call)
    expect(upload).toMatchObject({ type: 'uploaded' })
    const handle = upload.type === 'uploaded' ? upload.handle : ''
    await published('x', { text: 'The desk opens at nine.', mediaHandles: [handle] })
    expect(world.sandbox.posts()[0]?.media).toEqual([
      { id: handle, altText: picture.altText, contentType: 'image/png' },
    ])
    const [found] = await world.x.findRecentPosts(world.xAccount, since, call)
    expect(found).toMatchObject({ text: 'The desk opens at nine.', mediaCount: 1, links: [] })
  })

  it('gives public and private metrics that grow, and only public ones after 30 days', async () => {
    const publishedAt = world.clock.now()
    const externalId = await published('x')
    const names = async () => {
      const readings = await world.x.readMetrics(world.xAccount, [{ externalId, publishedAt }], call)
      return new Map(readings.map(each => [each.metric, each.value]))
    }
    world.clock.advance(3_600_000)
    const early = await names()
    world.clock.advance(3_600_000 * 22)
    world.xAccount.credentials = await refreshed()
    const late = await names()
    expect(late.get('impression_count')).toBeGreaterThan(early.get('impression_count') ?? Infinity)
    expect([...late.keys()]).toEqual(
      expect.arrayContaining(['like_count', 'retweet_count', 'non_public_metrics.url_link_clicks']),
    )
    world.clock.advance(3_600_000 * 24 * 30)
    world.xAccount.credentials = await refreshed()
    expect([...(await names()).keys()].some(name => name.includes('.'))).toBe(false)
  })

  it('deletes a post', async () => {
    const id = await published('x')
    await world.x.deletePost(world.xAccount, id, call)
    expect(world.sandbox.posts()).toMatchObject([{ id, deleted: true }])
    expect(await world.x.findRecentPosts(world.xAccount, new Date(0), call)).toEqual([])
  })

  it('refuses the same text again as a duplicate', async () => {
    await published('x')
    const again = await world.x.publishSegment(world.xAccount, segment(), call)
    expect(again).toMatchObject({ type: 'duplicate', code: '403 about:blank' })
    expect(world.sandbox.posts()).toHaveLength(1)
  })
})

describe('Facebook', () => {
  it('publishes a message with a link and reads both back', async () => {
    const since = world.clock.now()
    const link = 'https://example.org/a?b=1&c=2'
    const id = await published('facebook', { text: 'Read on.\n\nIn full.', link })
    const [found] = await world.facebook.findRecentPosts(world.page, since, call)
    expect(found).toMatchObject({
      externalId: id,
      text: 'Read on.\n\nIn full.',
      links: [link],
      mediaCount: 0,
    })
    expect(found?.createdAt).toEqual(world.clock.now())
  })

  it('publishes several photos as one post, each with its alt text', async () => {
    const uploads = [
      await world.facebook.uploadMedia(world.page, picture, call),
      await world.facebook.uploadMedia(world.page, { ...picture, altText: 'The same desk, empty' }, call),
    ]
    const handles = uploads.map(upload => (upload.type === 'uploaded' ? upload.handle : ''))
    const since = world.clock.now()
    await published('facebook', { text: 'Two views.', mediaHandles: handles })
    expect(world.sandbox.posts()).toMatchObject([
      { media: [{ altText: picture.altText }, { altText: 'The same desk, empty' }] },
    ])
    const found = await world.facebook.findRecentPosts(world.page, since, call)
    expect(found).toMatchObject([{ text: 'Two views.', mediaCount: 2, links: [] }])
  })

  it('gives insights and counts', async () => {
    const publishedAt = world.clock.now()
    const externalId = await published('facebook')
    world.clock.advance(86_400_000)
    const readings = await world.facebook.readMetrics(world.page, [{ externalId, publishedAt }], call)
    const metrics = new Map(readings.map(each => [each.metric, each]))
    expect(metrics.get('post_media_view')?.value).toBeGreaterThan(0)
    expect(metrics.get('post_total_media_view_unique')).toMatchObject({ unique: true })
    expect([...metrics.keys()]).toEqual(
      expect.arrayContaining(['reactions', 'comments', 'shares', 'post_clicks_by_type.other clicks']),
    )
  })

  it('deletes a post', async () => {
    const id = await published('facebook')
    await world.facebook.deletePost(world.page, id, call)
    expect(await world.facebook.findRecentPosts(world.page, new Date(0), call)).toEqual([])
  })
})

async function refreshed() {
  const fresh = await world.x.refreshAccess?.(world.xAccount.credentials, call)
  if (!fresh) throw new Error('no refresh')
  return fresh
}
