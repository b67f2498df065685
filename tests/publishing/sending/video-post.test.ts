import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NetworkName } from '../../../src/networks/network.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { readMedia } from '../../../src/news/media/media.view.ts'
import { storeMedia } from '../../../src/news/media/store-media.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { buildOffice } from '../../factories/channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { author, buildApprovedItem, newsContent, stillClock } from '../../factories/news.ts'
import { newText, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

describe.each(databaseKinds)('a video of a news item, on the %s database', kind => {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-video-'))
  const mediaStorage = diskStorage(directory)
  let world: ProtocolWorld
  let mediaId: string
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
    const { db } = world.deps
    await buildOffice(db)
    const bytes = readFileSync(new URL('../../news/media/clips/with-place.mov', import.meta.url))
    const input = { actor: author, officeId: 'lahore', bytes }
    mediaId = (await storeMedia({ db, clock: stillClock, mediaStorage }, input)).mediaId
  })
  afterAll(async () => {
    await world.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it.each<NetworkName>(['x', 'facebook'])('is shown on %s as it was kept', async network => {
    const { db, networks } = world.deps
    const channelId = await world.channel(network, 'lahore')
    const { newsItemId } = await buildApprovedItem(db, {
      ...newsContent({ variants: [{ language: 'en', text: newText() }] }),
      media: [{ mediaId, altText: { en: 'A walk through the centre' }, decorative: false }],
    })
    const plan = { actor: author, newsItemId, channelIds: [channelId], at: '2030-12-03T10:00' }
    const { posts } = await schedulePosts({ db, networks, clock: stillClock }, plan)
    expect(posts).toMatchObject([
      {
        refusals: [],
        warnings: ['This network takes no alt text for a video: let the text say what it shows.'],
      },
    ])
    const [postId = ''] = posts.map(post => post.id)
    await db
      .updateTable('post')
      .set({ due_at: new Date(0), next_at: new Date(0) })
      .execute()

    const deps = {
      ...world.deps,
      readMedia: (id: string) => readMedia({ db, mediaStorage }, id),
    }
    await workChannel(deps, channelId, new AbortController().signal)

    expect(await postRow(db, postId)).toMatchObject({ state: 'published' })
    const [shown] = await world.shown(channelId)
    const [media] = shown?.media ?? []
    expect(media?.contentType).toBe('video/mp4')
    const kept = await readMedia({ db, mediaStorage }, mediaId)
    expect(Buffer.from(world.sandbox.picture(media?.id ?? '')?.bytes ?? [])).toEqual(kept.bytes)
    expect(world.sandbox.timeline('/sandbox/media/')).toContain(`<video src="/sandbox/media/${media?.id}"`)
  })
})
