import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { askFigures } from '../../../src/outreach/figures/ask-figures.ts'
import { bestPosts } from '../../../src/outreach/figures/best-posts.ts'
import { bestTimes } from '../../../src/outreach/figures/best-times.ts'
import { figureRows } from '../../../src/outreach/figures/figure-rows.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import {
  addSamples,
  analyst,
  buildChannel,
  buildOffice,
  buildPublishedPost,
  clockAt,
  emptyOutreach,
} from '../../factories/outreach.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'

const september = { officeIds: ['lahore', 'vienna'], from: '2026-09-01', to: '2026-09-30', sandbox: false }
const input = { actor: analyst, ...september }

describe.each(databaseKinds)('what does best on %s PostgreSQL', kind => {
  let database: Database
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    await sql`truncate rollup_due, rollup_month, metric_month, post_month, post_week`.execute(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
    channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
  })

  const deps = () => ({ db: database.db, clock: clockAt('2026-10-20T09:00:00Z') })

  /** A post that was read at seven days. */
  async function post(publishedAt: string, views: number, channel = channelId, officeId = 'lahore') {
    const postId = await buildPublishedPost(database.db, { officeId, channelId: channel, publishedAt })
    const takenAt = new Date(new Date(publishedAt).getTime() + 7 * 86_400_000)
    await addSamples(database.db, [{ postId, metric: 'impression_count', value: views, age: '7d', takenAt }])
    return postId
  }

  /** As many as make a base, one a day at 09:00 in Lahore, with 10, 20, 30 … views: a Tuesday and the 19 days after it. */
  async function base(count = 20) {
    const ids: string[] = []
    for (let nr = 0; nr < count; nr += 1)
      ids.push(await post(`2026-09-${String(nr + 1).padStart(2, '0')}T04:00:00Z`, 10 * (nr + 1)))
    return ids
  }

  it('ranks posts by how many times the median of their channel they reached', async () => {
    const ids = await base()
    const vienna = await buildChannel(database.db, { officeId: 'vienna', network: 'x' })
    await post('2026-09-03T08:00:00Z', 9_000, vienna, 'vienna')
    const { posts, bases } = await bestPosts(deps(), input, 2)
    expect(posts).toMatchObject([
      { postId: ids[19], officeId: 'lahore', publishedOn: '2026-09-20', views: 200, deletedOn: null },
      { postId: ids[18], views: 190 },
    ])
    expect(posts[0]?.times).toBeCloseTo(200 / 105)
    expect(bases).toMatchObject([
      { officeId: 'lahore', network: 'x', posts: 20, median: 105 },
      { officeId: 'vienna', network: 'x', posts: 1, median: null },
    ])
  })

  it('compares nothing on a base of fewer than 20 posts', async () => {
    await base(19)
    expect(await bestPosts(deps(), input, 5)).toMatchObject({
      posts: [],
      bases: [{ posts: 19, median: null }],
    })
    const { cells } = await bestTimes(deps(), input)
    expect(cells.every(({ posts, times }) => posts === 0 && times === null)).toBe(true)
  })

  it('says when posts reach the most, by weekday and three local hours, from five posts on', async () => {
    await base()
    for (const day of ['07', '14', '21', '28', '29']) await post(`2026-09-${day}T18:30:00Z`, 420)
    const { cells } = await bestTimes(deps(), input)
    expect(cells).toHaveLength(56)
    const of = (weekday: number, hour: number) =>
      cells.find(cell => cell.weekday === weekday && cell.hour === hour)
    // 18:30 in UTC is 23:30 in Lahore, on a Monday four times.
    expect(of(1, 21)).toEqual({ weekday: 1, hour: 21, posts: 4, times: null })
    expect(of(2, 21)).toMatchObject({ posts: 1, times: null })
    await post('2026-09-14T17:00:00Z', 420)
    const again = await bestTimes(deps(), input)
    // The median of 26 posts is 135.
    expect(again.cells.find(cell => cell.posts === 5)).toMatchObject({ weekday: 1, hour: 21 })
    expect(again.cells.find(cell => cell.posts === 5)?.times).toBeCloseTo(420 / 135)
  })

  it('is the same from months that were made, from those that are due, and as of then', async () => {
    await base()
    const read = async (more: { asOf?: Date } = {}) => [
      (await bestPosts(deps(), { ...input, ...more }, 5)).posts,
      (await bestTimes(deps(), { ...input, ...more })).cells,
    ]
    const fromRows = await read()
    await rollUpDueMonths(database.db)
    expect(await read()).toEqual(fromRows)
    await post('2026-09-25T04:00:00Z', 900)
    expect(await read()).not.toEqual(fromRows)
    await rollUpDueMonths(database.db)
    expect(await read({ asOf: new Date('2026-10-01T00:00:00Z') })).toEqual(fromRows)
  })

  it('moves posts to the hours of the zone when an office gets another one', async () => {
    await base()
    await rollUpDueMonths(database.db)
    await sql`update office set time_zone = 'Europe/London' where id = 'lahore'`.execute(database.db)
    const { cells } = await bestTimes(deps(), input)
    expect(cells.filter(({ posts }) => posts > 0).map(({ hour }) => hour)).toEqual(Array(7).fill(3))
  })

  it('keeps what was read of a deleted post, and says on which day it was deleted', async () => {
    const ids = await base()
    // 20:00 in UTC on the 22nd is the 23rd in Lahore.
    await sql`update segment set deleted_at = '2026-09-22T20:00:00Z' where post_id = ${ids[19]}`.execute(
      database.db,
    )
    const deleted = { isDeleted: true, deletedOn: '2026-09-23' }
    const rows = await figureRows(database.db, 'views', september, { limit: 50 })
    expect(rows.at(-1)).toMatchObject({ id: ids[19], value: 200, ...deleted })
    expect(rows.at(-2)).toMatchObject({ id: ids[18], value: 190, isDeleted: false })
    expect(rows.at(-2)).not.toHaveProperty('deletedOn')
    const counted = await figureRows(database.db, 'posts', september, { limit: 50 })
    expect(counted.map(({ value }) => value)).toEqual(Array(20).fill(1))
    const { posts } = await bestPosts(deps(), input, 1)
    expect(posts).toMatchObject([{ postId: ids[19], views: 200, deletedOn: '2026-09-23' }])
    const { answers } = await askFigures(deps(), [{ indicator: 'views' }, { indicator: 'posts' }], input)
    expect(answers.map(({ value }) => value)).toEqual([2_100, 20])
  })
})
