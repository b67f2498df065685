import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import type { Clock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { toJson } from '../../../src/database/tables.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { cancelPost } from '../../../src/publishing/aftercare/settle-post.ts'
import { movePost } from '../../../src/publishing/calendar/moving/move-post.ts'
import { undoChange } from '../../../src/publishing/calendar/moving/undo-change.ts'
import { previewPosts } from '../../../src/publishing/calendar/preview-posts.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import type { MonthStanding } from '../../../src/publishing/costs/budget.ts'
import { officeBudget } from '../../../src/publishing/costs/office-budget.ts'
import { setBudget } from '../../../src/publishing/costs/set-budget.ts'
import { buildChannel, buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { author, buildApprovedItem, newsContent, person, stillClock } from '../../factories/news.ts'

/** Noon, UTC: five in the afternoon in Lahore. */
const clock: Clock = stillClock
const networks = new Map([['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock })]] as const)
const admin = person('omar', 'admin')
let count = 0

describe.each(databaseKinds)('what a month comes to, on the %s database', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: Clock; networks: typeof networks }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock, networks }
    await buildOffice(database.db)
  })
  afterAll(() => database.close())

  /** A fresh channel and an approved item whose words no other has. */
  async function planned(input: { at: string; link?: string; sandbox?: boolean; channelId?: string }) {
    count += 1
    const channelId = input.channelId ?? (await buildChannel(deps.db, { sandbox: input.sandbox ?? false }))
    const text = `Lahore: Counselling is free, every working day. ${count} ${newId()}`
    const content = newsContent({
      variants: [{ language: 'en', text }],
      ...(input.link ? { link: input.link } : {}),
    })
    const { newsItemId } = await buildApprovedItem(deps.db, content)
    const plan = { actor: author, newsItemId, channelIds: [channelId], at: input.at }
    const preview = await previewPosts(deps, plan)
    const result = await schedulePosts(deps, plan)
    return { ...result, preview, postId: result.posts[0]?.id ?? '' }
  }

  const june = async (sandbox = false): Promise<MonthStanding> =>
    await officeBudget(deps, { actor: admin, officeId: 'lahore', month: '2030-06', sandbox })
  const told = async () => {
    await notifyNow(deps.db)
    const notifications = deps.db.selectFrom('notification').select(['kind', 'message'])
    return (await notifications.orderBy('id').execute()).map(
      notification => `${notification.kind}: ${notification.message}`,
    )
  }

  it('is shown for each place of the link, and says where a last reply is dearer', async () => {
    const channelId = await buildChannel(deps.db, { sandbox: false })
    const style = {
      tooLong: 'thread',
      numbering: 'plain',
      hashtags: 0,
      credit: 'omit',
      linkPlacement: 'last-reply',
    }
    await deps.db
      .updateTable('channel')
      .set({ style: toJson(style) })
      .where('id', '=', channelId)
      .execute()
    const { preview } = await planned({ channelId, at: '2029-02-03T09:00', link: 'https://example.org/a' })
    const [post] = preview.posts
    expect(post?.formatted.segments.map(each => each.text).at(-1)).toBe('https://example.org/a')
    const posting = post?.links.map(each => [
      each.placement,
      each.isChosen,
      each.segments,
      each.cost.postingMilliDollars,
    ])
    expect(posting).toEqual([
      ['in-text', false, 1, 200],
      ['last-reply', true, 2, 215],
    ])
    expect(post?.cost).toEqual(post?.links[1]?.cost)
    expect(post?.warnings).toEqual([
      expect.stringMatching(
        /^With the link in a last reply, this post costs \$0\.0[34]\d? more than with the link in the text, reads included\.$/,
      ),
    ])
  })

  it('is before each post what it was after the one before, wherever the month ends', async () => {
    const days = fc.integer({ min: 1, max: 59 })
    const hours = fc.integer({ min: 0, max: 23 })
    const link = fc.constantFrom(undefined, 'https://example.org/a')
    const after = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(days, hours, link, async (day, hour, url) => {
        const at = new Date(Date.UTC(2028, 0, day, hour)).toISOString().slice(0, 16)
        const { months, preview } = await planned({ at, ...(url ? { link: url } : {}) })
        expect(preview.months).toEqual(months)
        expect(months.length).toBeGreaterThan(0)
        const sum = months.reduce((total, month) => total + month.addedMilliDollars, 0)
        expect(sum).toBe(preview.posts[0]?.cost.totalMilliDollars)
        for (const month of months) {
          expect([month.month, month.soFarMilliDollars]).toEqual([month.month, after.get(month.month) ?? 0])
          after.set(month.month, month.totalMilliDollars)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('counts a post and its reads in the months of the office, not of UTC', async () => {
    // One in the morning of 1 June in Lahore is still May in UTC; 28 days later is 29 June.
    const { months, posts } = await planned({ at: '2030-06-01T01:00' })
    expect(posts[0]?.cost).toMatchObject({ postingMilliDollars: 15, readsMilliDollars: 25 })
    expect(months.map(month => [month.month, month.addedMilliDollars])).toEqual([['2030-06', 40]])
    expect(await june()).toMatchObject({
      scheduledMilliDollars: 15,
      readsMilliDollars: 25,
      sentMilliDollars: 0,
    })
  })

  it('keeps its sum when a post goes out as planned, and adds a deletion, after which nothing is read', async () => {
    const before = await june()
    const { postId } = await planned({ at: '2030-06-02T10:00' })
    expect((await june()).soFarMilliDollars - before.soFarMilliDollars).toBe(40)
    const out = new Date('2030-06-02T05:00:00Z')
    const published = { state: 'published' as const, published_at: out, next_at: null }
    await deps.db.updateTable('post').set(published).where('id', '=', postId).execute()
    const segment = deps.db.updateTable('segment').where('post_id', '=', postId)
    await segment.set({ external_id: newId(), published_at: out }).execute()
    const sent = await june()
    expect(sent.soFarMilliDollars - before.soFarMilliDollars).toBe(40)
    expect(sent.sentMilliDollars - before.sentMilliDollars).toBe(15)
    // Read on 2 June, UTC, and on 3 June; then it is taken off.
    await segment.set({ deleted_at: new Date('2030-06-03T12:00:00Z') }).execute()
    const deleted = await june()
    expect(deleted.sentMilliDollars - before.sentMilliDollars).toBe(25)
    expect(deleted.readsMilliDollars - before.readsMilliDollars).toBe(10)
  })

  it('adds a read for a lost answer on a day on which nothing else is read', async () => {
    const { postId } = await planned({ at: '2030-06-02T12:00' })
    const before = await june()
    const attempt = (startedAt: string, outcome: string) => ({
      id: newId(),
      post_id: postId,
      position: 0,
      fence: 1,
      content_hash: '',
      started_at: new Date(startedAt),
      deadline_at: new Date(startedAt),
      outcome,
    })
    await deps.db.insertInto('attempt').values(attempt('2030-06-02T08:00:00Z', 'unknown')).execute()
    await deps.db.insertInto('attempt').values(attempt('2030-06-05T08:00:00Z', 'rejected')).execute()
    expect(await june()).toEqual(before)
    await deps.db.insertInto('attempt').values(attempt('2030-06-12T08:00:00Z', 'unknown')).execute()
    expect((await june()).readsMilliDollars - before.readsMilliDollars).toBe(5)
  })

  it('counts no cancelled post', async () => {
    const before = await june()
    const { postId } = await planned({ at: '2030-06-02T14:00', link: 'https://example.org' })
    expect((await june()).soFarMilliDollars - before.soFarMilliDollars).toBe(225)
    await cancelPost(deps, { actor: author, postId })
    expect(await june()).toEqual(before)
  })

  it('counts posts to the sandbox apart', async () => {
    const before = await june()
    const { months } = await planned({ at: '2030-06-04T10:00', sandbox: true })
    expect(months.map(month => [month.month, month.sandbox, month.soFarMilliDollars])).toEqual([
      ['2030-06', true, 0],
      ['2030-07', true, 0],
    ])
    expect(await june()).toEqual(before)
    expect((await june(true)).scheduledMilliDollars).toBe(15)
  })

  it('tells the office once when planning takes it past 80 %, once when past all, and again for another budget', async () => {
    const spent = (await june()).soFarMilliDollars
    const budget = (monthMilliDollars: number | null) =>
      setBudget(deps, { actor: admin, officeId: 'lahore', monthMilliDollars })
    await budget(spent * 10)
    const quiet = await planned({ at: '2030-06-05T01:00' })
    expect(quiet.months.map(month => [month.level, month.warning])).toEqual([
      ['within', null],
      ['within', null],
    ])
    expect(await told()).toEqual([])

    await budget(spent + 100)
    const near = await planned({ at: '2030-06-05T02:00' })
    expect(near.months[0]).toMatchObject({ month: '2030-06', level: 'near' })
    const over = await planned({ at: '2030-06-05T03:00', link: 'https://example.org' })
    expect(over.months[0]).toMatchObject({ level: 'over', budgetMilliDollars: spent + 100 })
    await planned({ at: '2030-06-05T04:00' })
    const notifications = await told()
    expect(notifications).toEqual([
      expect.stringMatching(/^budget-near: June 2030 comes to \$.* more than 80 % of the budget/),
      expect.stringMatching(/^budget-passed: June 2030 comes to \$.* over the budget/),
    ])

    await budget(spent + 101)
    await planned({ at: '2030-06-05T05:00' })
    expect(await told()).toHaveLength(3)
    await budget(null)
    expect((await planned({ at: '2030-06-05T06:00' })).months[0]).toMatchObject({ level: 'no-budget' })
    expect(await told()).toHaveLength(3)
  })

  it('tells the office also where an undo brings a sum back, once for all its posts', async () => {
    await setBudget(deps, { actor: admin, officeId: 'lahore', monthMilliDollars: null })
    const [one, two] = [await planned({ at: '2029-09-05T01:00' }), await planned({ at: '2029-08-05T01:00' })]
    const cancelled = await cancelPost(deps, { actor: author, postId: one.postId })
    const moved = await movePost(deps, { actor: author, postId: two.postId, at: '2029-10-20T01:00' })
    const before = (await told()).length
    await setBudget(deps, { actor: admin, officeId: 'lahore', monthMilliDollars: 1 })
    for (const undo of [cancelled, moved.undo])
      await undoChange(deps, { actor: author, changeId: undo?.changeId ?? '' })
    expect((await told()).slice(before)).toEqual([
      expect.stringMatching(/^budget-passed: September 2029 comes to/),
      expect.stringMatching(/^budget-passed: August 2029 comes to/),
    ])
  })

  it('holds nothing back: a post past the budget is planned', async () => {
    await setBudget(deps, { actor: admin, officeId: 'lahore', monthMilliDollars: 0 })
    const { posts } = await planned({ at: '2030-06-06T06:00' })
    expect(posts).toHaveLength(1)
  })

  it('misses no sum of people who plan at once', async () => {
    await setBudget(deps, { actor: admin, officeId: 'lahore', monthMilliDollars: 1_000_000 })
    const plans = []
    for (let people = 0; people < 6; people += 1) {
      const channelIds = [await buildChannel(deps.db, { sandbox: false })]
      const { newsItemId } = await buildApprovedItem(deps.db)
      plans.push({ actor: author, newsItemId, channelIds, at: '2031-03-03T10:00' })
    }
    const results = await Promise.all(plans.map(async plan => await schedulePosts(deps, plan)))
    const totals = results.map(({ months }) => months[0]?.totalMilliDollars ?? 0)
    const cost = Math.min(...totals)
    expect(totals.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6].map(times => times * cost))
  })

  it('shows what is planned already, and adds nothing for it', async () => {
    const channelId = await buildChannel(deps.db, { sandbox: false })
    const { newsItemId } = await buildApprovedItem(deps.db)
    const plan = { actor: author, newsItemId, channelIds: [channelId], at: '2031-05-05T10:00' }
    await schedulePosts(deps, plan)
    const again = await previewPosts(deps, plan)
    expect(again.posts.map(post => post.alreadyScheduled)).toEqual([true])
    expect(again.months).toEqual([])
    expect((await schedulePosts(deps, plan)).months).toEqual([])
  })
})
