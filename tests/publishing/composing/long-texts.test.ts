import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { toJson } from '../../../src/database/tables.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { previewPosts } from '../../../src/publishing/calendar/preview-posts.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import { formatPost } from '../../../src/publishing/composing/formatting/format.ts'
import { LayoutMissing, layOutLong, layoutOf, noLayouts } from '../../../src/publishing/composing/layouts.ts'
import { buildChannel, buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { author, buildApprovedItem, stillClock } from '../../factories/news.ts'
import { buildFormatInput } from './formatting/build-format-input.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
] as const)
const longText = 'The office in Lahore held a counselling day for people who plan to travel. '
  .repeat(200)
  .trim()

describe.each(databaseKinds)('a long text, on the %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
  })
  afterAll(() => database.close())

  it('is previewed and scheduled as it is laid out on its own thread', async () => {
    const deps = { db: database.db, clock: stillClock, networks }
    const channelId = await buildChannel(deps.db, { network: 'x' })
    await deps.db
      .updateTable('channel')
      .set({ style: toJson({ tooLong: 'thread', numbering: 'numbered', hashtags: 2, credit: 'append' }) })
      .where('id', '=', channelId)
      .execute()
    const variants = [{ language: 'en' as const, text: longText }]
    const { newsItemId } = await buildApprovedItem(deps.db, { variants })
    const plan = { actor: author, newsItemId, channelIds: [channelId], at: '2026-12-01T10:00' }
    const [previewed] = (await previewPosts(deps, plan)).posts
    const [scheduled] = (await schedulePosts(deps, plan)).posts
    const segments = await deps.db
      .selectFrom('segment')
      .select('text')
      .where('post_id', '=', scheduled?.id ?? '')
      .orderBy('position')
      .execute()
    expect(segments.length).toBeGreaterThan(40)
    expect(previewed?.formatted.segments.map(segment => segment.text)).toEqual(segments.map(row => row.text))
  })
})

describe('the layout of a long text', () => {
  const input = buildFormatInput({ text: longText, channel: { tooLong: 'thread' } })

  it('is that of a short one, made elsewhere', async () => {
    const layouts = await layOutLong([input], 'amina')
    expect(layoutOf(input, layouts)).toEqual(formatPost(input))
  })

  it('is missing where it was not made, or what it was made from has changed', async () => {
    expect(() => layoutOf(input, noLayouts)).toThrow(LayoutMissing)
    const layouts = await layOutLong([input], 'amina')
    const changed = { ...input, channel: { ...input.channel, lengthLimit: 200 } }
    expect(() => layoutOf(changed, layouts)).toThrow(LayoutMissing)
  })

  it('is refused in the same words as that of a short one', async () => {
    const endless = buildFormatInput({ text: 'word '.repeat(12_000), channel: { tooLong: 'thread' } })
    await expect(layOutLong([endless], 'amina')).rejects.toMatchObject({ code: 'thread-too-long' })
  })
})
