import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/networks/network.ts'
import { call, openWorld, picture, segment, type World } from './sandbox-world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.sandbox.close())

const edit = { text: 'Counselling is free on Tuesday.', language: 'en' as const }
const accountOn = (name: 'facebook' | 'mastodon') => (name === 'facebook' ? world.page : world.toots)

async function publishedWithPicture(name: 'facebook' | 'mastodon', account: Account): Promise<string> {
  const upload = await world[name].uploadMedia(account, picture, call)
  const mediaHandles = upload.type === 'uploaded' ? [upload.handle] : []
  const outcome = await world[name].publishSegment(account, segment({ mediaHandles }), call)
  return outcome.type === 'published' ? outcome.externalId : ''
}

describe.each(['facebook', 'mastodon'] as const)('editing on %s', name => {
  it('changes the words, and leaves the picture and its alt text', async () => {
    const id = await publishedWithPicture(name, accountOn(name))
    await world[name].editPost?.(accountOn(name), id, edit, call)
    await world[name].editPost?.(accountOn(name), id, edit, call)
    expect(world.sandbox.posts()).toMatchObject([
      { id, text: edit.text, media: [{ altText: picture.altText }] },
    ])
    expect(await world[name].findRecentPosts(accountOn(name), new Date(0), call)).toMatchObject([
      { externalId: id, text: edit.text, mediaCount: 1 },
    ])
  })

  it('says that a post is gone', async () => {
    const id = await publishedWithPicture(name, accountOn(name))
    await world[name].deletePost(accountOn(name), id, call)
    await expect(world[name].editPost?.(accountOn(name), id, edit, call)).rejects.toMatchObject({
      failure: { type: 'rejected' },
    })
  })
})

describe('editing', () => {
  it("leaves another app's post on the Page alone, and stops no channel over it", async () => {
    const { credentials } = world.sandbox.provisionAccount({
      network: 'facebook',
      externalId: world.page.externalId,
      handle: 'mrc',
      name: 'MRC Page',
      app: 'another scheduler',
    })
    const id = await publishedWithPicture('facebook', { ...world.page, credentials })
    await expect(world.facebook.editPost?.(world.page, id, edit, call)).rejects.toMatchObject({
      failure: { type: 'rejected', reason: expect.stringContaining('only the app that made this post') },
    })
    expect(world.sandbox.posts()).toMatchObject([{ text: segment().text }])
  })

  it('is not offered on X', () => {
    expect(world.x.editPost).toBeUndefined()
  })
})
