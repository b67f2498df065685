import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import type { NetworkName } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import type { StoredContentType } from '../../../src/news/media/stored-content-type.ts'
import { previewPosts } from '../../../src/publishing/calendar/preview-posts.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import { buildChannel, buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { author, buildApprovedItem, newsContent, stillClock } from '../../factories/news.ts'
import { newText } from '../../factories/publishing.ts'

const origin = 'http://127.0.0.1:9'
const networks = new Map([
  ['x', createXNetwork({ origin, clock: stillClock })],
  ['facebook', createFacebookNetwork({ origin, clock: stillClock, version: 'v26.0' })],
] as const)
const megabyte = 1024 * 1024

describe.each(databaseKinds)('the files of a post, on the %s database', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock; networks: typeof networks }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock, networks }
    await buildOffice(database.db)
  })
  afterAll(() => database.close())

  async function stored(contentType: StoredContentType, bytes = megabyte): Promise<string> {
    const id = newId()
    const row = { id, sha256: id, content_type: contentType, byte_count: bytes, width: 8, height: 6 }
    await deps.db
      .insertInto('media')
      .values({ ...row, created_by: author.id })
      .execute()
    return id
  }

  /** An approved item with these files, before and after it is planned on one channel. */
  async function planned(network: NetworkName, mediaIds: readonly string[]) {
    const channelId = await buildChannel(deps.db, { network })
    const media = mediaIds.map(mediaId => ({
      mediaId,
      altText: { en: 'The new desk' },
      decorative: false,
    }))
    const variants = [{ language: 'en' as const, text: newText() }]
    const { newsItemId } = await buildApprovedItem(deps.db, newsContent({ media, variants }))
    const plan = { actor: author, newsItemId, channelIds: [channelId], at: '2026-12-01T10:00' }
    const { posts } = await previewPosts(deps, plan)
    const [post] = (await schedulePosts(deps, plan)).posts
    const segment = await deps.db
      .selectFrom('segment')
      .select('media')
      .where('post_id', '=', post?.id ?? '')
      .executeTakeFirstOrThrow()
    return { preview: posts[0], media: segment.media }
  }

  it('are the first four on X and all on Facebook, and what is left out is said', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => stored('image/png')))
    const onX = await planned('x', ids)
    expect(onX.media).toEqual(ids.slice(0, 4).map(mediaId => ({ mediaId, altText: 'The new desk' })))
    expect(onX.preview).toMatchObject({
      refusals: [],
      warnings: [
        'File 5 is left out: one post on this network holds at most 4 images and no other kind of file.',
      ],
    })
    const onFacebook = await planned('facebook', ids)
    expect(onFacebook.media).toHaveLength(5)
    expect(onFacebook.preview).toMatchObject({ refusals: [], warnings: [] })
  })

  it('are a GIF alone on X, as heavy as X takes it, where Facebook has both and finds it too heavy', async () => {
    const ids = [await stored('image/gif', 12 * megabyte), await stored('image/jpeg')]
    const onX = await planned('x', ids)
    expect(onX.media).toMatchObject([{ mediaId: ids[0] }])
    expect(onX.preview).toMatchObject({
      refusals: [],
      warnings: [
        'File 2 is left out: one post on this network holds at most 1 GIF and no other kind of file.',
      ],
    })
    const onFacebook = await planned('facebook', ids)
    expect(onFacebook.media).toHaveLength(2)
    expect(onFacebook.preview?.refusals).toEqual([
      'File 1 (image) has 12582912 bytes; at most 4194304 are allowed.',
    ])
  })
})
