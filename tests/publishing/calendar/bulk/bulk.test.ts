import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../src/core/ids.ts'
import type { Database } from '../../../../src/database/connect.ts'
import { createXNetwork } from '../../../../src/networks/x/x-network.ts'
import { createDraft } from '../../../../src/news/writing/create-draft.ts'
import { scheduleItems } from '../../../../src/publishing/calendar/bulk/schedule-items.ts'
import { undoChange } from '../../../../src/publishing/calendar/moving/undo-change.ts'
import { schedulePosts } from '../../../../src/publishing/calendar/schedule-posts.ts'
import { buildChannel, buildOffice } from '../../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../../factories/database.ts'
import {
  approver,
  author,
  buildApprovedItem,
  newsContent,
  person,
  stillClock,
} from '../../../factories/news.ts'
import { buildApprover } from '../../../factories/publishing.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
] as const)

describe.each(databaseKinds)('scheduling several items at once, on the %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await buildApprover(database.db, approver.id)
  })
  afterAll(() => database.close())
  const deps = () => ({ db: database.db, clock: stillClock, networks })

  it('takes the next free slots of each channel, in the order of the items', async () => {
    const channelIds = [await slotted('10:00', '15:00'), await slotted('09:00')]
    const newsItemIds = [await item(), await item(), await item()]
    const input = { actor: author, newsItemIds, channelIds }
    const tried = await scheduleItems(deps(), { ...input, dryRun: true })
    expect(await countPosts(newsItemIds)).toBe(0)
    const done = await scheduleItems(deps(), input)
    expect(done.posts.map(post => post.planned)).toEqual(tried.posts.map(post => post.planned))
    const times = channelIds.map(id =>
      done.posts.filter(post => post.channelId === id).map(post => [post.newsItemId, post.planned.local]),
    )
    expect(times).toEqual([
      [
        [newsItemIds[0], '2026-11-24T10:00'],
        [newsItemIds[1], '2026-11-24T15:00'],
        [newsItemIds[2], '2026-11-25T10:00'],
      ],
      [
        [newsItemIds[0], '2026-11-24T09:00'],
        [newsItemIds[1], '2026-11-25T09:00'],
        [newsItemIds[2], '2026-11-26T09:00'],
      ],
    ])
    const again = await scheduleItems(deps(), input)
    expect(again).toMatchObject({ posts: [], undo: null })
    expect(again.already).toHaveLength(6)
    await undoChange(deps(), { actor: author, changeId: done.undo?.changeId ?? '' })
    expect(await countPosts(newsItemIds, 'cancelled')).toBe(6)
  })

  it('spreads them evenly up to an end, around what is taken, with the least gap and the daily cap kept', async () => {
    const channelId = await slotted('10:00', '10:10', '15:00')
    await sql`update channel set daily_cap = 2 where id = ${channelId}`.execute(database.db)
    const first = await item()
    await schedulePosts(deps(), {
      actor: author,
      newsItemId: first,
      channelIds: [channelId],
      at: '2026-11-25T10:00',
    })
    const newsItemIds = [await item(), await item(), await item(), await item()]
    const { posts } = await scheduleItems(deps(), {
      actor: author,
      newsItemIds,
      channelIds: [channelId],
      until: new Date('2026-11-28T00:00:00Z'),
    })
    const locals = posts.map(post => post.planned.local)
    expect(locals).toEqual(locals.toSorted())
    expect(new Set(locals.map(local => local.slice(0, 10))).size).toBeGreaterThanOrEqual(3)
    expect(locals.some(local => local.startsWith('2026-11-25T10'))).toBe(false)
    expect(posts.flatMap(post => post.planned.conflicts)).toEqual([])
  })

  it.each([
    ['no room', 'no-room-in-slots', async () => ({ until: new Date('2026-11-25T00:00:00Z') })],
    [
      'an item that is not approved',
      'item-not-approved',
      async () => ({ newsItemIds: [await item(), await draft()] }),
    ],
    ['an item that is nowhere', 'item-not-found', async () => ({ newsItemIds: [await item(), newId()] })],
    ['a channel of nobody', 'channel-not-connected', async () => ({ channelIds: [newId()] })],
  ] as const)('schedules nothing at all where there is %s', async (_title, code, change) => {
    const channelId = await slotted('10:00')
    const newsItemIds = [await item(), await item(), await item()]
    const input = { actor: author, newsItemIds, channelIds: [channelId], ...(await change()) }
    await expect(scheduleItems(deps(), input)).rejects.toMatchObject({ code })
    expect(await countPosts(input.newsItemIds)).toBe(0)
  })

  it('refuses items of several offices, and people without a part in theirs', async () => {
    const { db } = database
    const newsItemIds = [await item(), await item()]
    await buildOffice(db, 'vienna', 'Europe/Vienna')
    await db
      .updateTable('news_item')
      .set({ office_id: 'vienna' })
      .where('id', '=', newsItemIds[1] ?? '')
      .execute()
    await expect(scheduleItems(deps(), { actor: author, newsItemIds })).rejects.toMatchObject({
      code: 'items-of-several-offices',
    })
    const stranger = person('omar', 'author', 'dhaka')
    await expect(
      scheduleItems(deps(), { actor: stranger, newsItemIds: newsItemIds.slice(0, 1) }),
    ).rejects.toMatchObject({ code: 'item-not-found' })
  })

  async function slotted(...times: string[]): Promise<string> {
    const channelId = await buildChannel(database.db, { sandbox: true })
    for (const weekday of [1, 2, 3, 4, 5])
      for (const time of times)
        await sql`insert into channel_slot values (${channelId}, ${weekday}, ${time})`.execute(database.db)
    return channelId
  }

  async function item(): Promise<string> {
    const text = `Lahore: Counselling is free. ${newId()}`
    const content = newsContent({ variants: [{ language: 'en', text }] })
    return (await buildApprovedItem(database.db, content)).newsItemId
  }

  async function draft(): Promise<string> {
    const input = { actor: author, officeId: 'lahore', content: newsContent() }
    return (await createDraft(deps(), input)).newsItemId
  }

  async function countPosts(newsItemIds: readonly string[], state = 'scheduled'): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from post
      where news_item_id = any(${[...newsItemIds]}::uuid[]) and state = ${state}`.execute(database.db)
    return rows[0]?.count ?? 0
  }
})
