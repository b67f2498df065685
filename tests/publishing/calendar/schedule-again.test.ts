import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { approveNewsItem } from '../../../src/news/review/approve-news-item.ts'
import { returnNewsItem } from '../../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { cancelPost, sendAgain } from '../../../src/publishing/aftercare/settle-post.ts'
import { previewPosts } from '../../../src/publishing/calendar/preview-posts.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import type { PostState } from '../../../src/publishing/post-state.ts'
import { buildChannel, buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { approver, author, buildApprovedItem, newsContent, person, stillClock } from '../../factories/news.ts'
import { buildApprover, postRow } from '../../factories/publishing.ts'

const networks = new Map([
  ['x', createXNetwork({ origin: 'http://127.0.0.1:9', clock: stillClock })],
] as const)
const operator = person('omar', 'operator')

describe.each(databaseKinds)('scheduling the same content again, on the %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await buildApprover(database.db, approver.id)
  })
  afterAll(() => database.close())

  it('is how a cancelled post gets another time', async () => {
    const { plan, postId, deps } = await scheduled('2026-12-01T10:00')
    await cancelPost(deps, { actor: author, postId, reason: 'moved by two hours' })
    const again = await schedulePosts(deps, { ...plan, at: '2026-12-01T12:00' })
    expect(again.already).toEqual([])
    expect(again.posts).toMatchObject([{ planned: { local: '2026-12-01T12:00' } }])
    expect(await postRow(database.db, again.posts[0]?.id ?? '')).toMatchObject({ state: 'scheduled' })
  })

  it.each<PostState>(['cancelled', 'missed', 'failed'])('is possible when the post is %s', async state => {
    const { plan, postId, deps } = await scheduled('2026-12-02T10:00')
    await putInto(state, postId)
    expect((await previewPosts(deps, plan)).posts).toMatchObject([{ alreadyScheduled: false, already: null }])
    expect((await schedulePosts(deps, plan)).posts).toHaveLength(1)
    expect((await schedulePosts(deps, plan)).posts).toHaveLength(0)
  })

  it.each<PostState>(['scheduled', 'claimed', 'sending', 'retry_wait', 'reconciling', 'needs_attention'])(
    'is not when the post is %s, and the answer says so',
    async state => {
      const { plan, postId, deps } = await scheduled('2026-12-03T10:00')
      await putInto(state, postId)
      const existing = { postId, state, dueAt: new Date('2026-12-03T05:00:00Z') }
      expect((await previewPosts(deps, plan)).posts).toMatchObject([
        { alreadyScheduled: true, already: existing },
      ])
      expect(await schedulePosts(deps, plan)).toMatchObject({ posts: [], already: [existing] })
    },
  )

  it.each<PostState>(['published', 'failed', 'cancelled'])(
    'is not when part of a %s post is on the network, until that is taken off',
    async state => {
      const { plan, postId, deps } = await scheduled('2026-12-04T10:00')
      await putInto(state, postId)
      const segment = database.db.updateTable('segment').where('post_id', '=', postId)
      await segment.set({ external_id: newId() }).execute()
      expect(await schedulePosts(deps, plan)).toMatchObject({ posts: [], already: [{ postId, state }] })
      await segment.set({ deleted_at: new Date() }).execute()
      expect((await schedulePosts(deps, plan)).posts).toHaveLength(1)
    },
  )

  it('makes one post when two people do it at once', async () => {
    const { plan, postId, deps } = await scheduled('2026-12-05T10:00')
    await cancelPost(deps, { actor: author, postId })
    const both = await Promise.all([schedulePosts(deps, plan), schedulePosts(deps, plan)])
    expect(both.map(result => result.posts.length).sort()).toEqual([0, 1])
  })

  it('keeps the old post from being sent as well', async () => {
    const { plan, postId, deps } = await scheduled('2026-12-06T10:00')
    await putInto('missed', postId)
    const again = await schedulePosts(deps, plan)
    const newPost = again.posts[0]?.id
    await expect(sendAgain(deps, { actor: operator, postId })).rejects.toMatchObject({
      code: 'scheduled-again',
      message: `The content of post ${postId} was scheduled again as post ${newPost}, which is "scheduled"; send that one, or cancel it first.`,
      data: { postId: newPost, state: 'scheduled' },
    })
    await putInto('published', newPost ?? '')
    await database.db
      .updateTable('segment')
      .set({ external_id: newId() })
      .where('post_id', '=', newPost ?? '')
      .execute()
    await expect(sendAgain(deps, { actor: operator, postId })).rejects.toMatchObject({
      code: 'scheduled-again',
    })
    expect(await postRow(database.db, postId)).toMatchObject({ state: 'missed' })
  })

  it('leaves only one of them to go out when both are asked for at the same moment', async () => {
    const { plan, postId, deps } = await scheduled('2026-12-07T10:00')
    await putInto('missed', postId)
    await Promise.allSettled([schedulePosts(deps, plan), sendAgain(deps, { actor: operator, postId })])
    const { rows } = await sql<{ count: number }>`select count(*) from post
      where news_item_id = ${plan.newsItemId} and state in ('scheduled', 'retry_wait')`.execute(database.db)
    expect(rows[0]?.count).toBe(1)
  })

  it.each<PostState>(['published', 'failed', 'cancelled'])(
    'is not when part of a %s post is on the network, whoever approved it since',
    async state => {
      const { plan, postId, deps } = await scheduled('2026-12-09T10:00')
      await putInto(state, postId)
      const segment = database.db.updateTable('segment').where('post_id', '=', postId)
      await segment.set({ external_id: newId() }).execute()
      await approveAnew(plan.newsItemId)
      expect((await previewPosts(deps, plan)).posts).toMatchObject([{ already: { postId, state } }])
      expect(await schedulePosts(deps, plan)).toMatchObject({ posts: [], already: [{ postId, state }] })
      await segment.set({ deleted_at: new Date() }).execute()
      expect((await schedulePosts(deps, plan)).posts).toHaveLength(1)
    },
  )

  it.each<PostState>(['sending', 'reconciling', 'needs_attention'])(
    'is not when a post that is %s may be on the network, whoever approved it since',
    async state => {
      const { plan, postId, deps } = await scheduled('2026-12-10T10:00')
      await putInto(state, postId)
      await database.db
        .insertInto('attempt')
        .values({
          id: newId(),
          post_id: postId,
          position: 0,
          fence: 1,
          content_hash: 'x',
          deadline_at: new Date(),
        })
        .execute()
      await approveAnew(plan.newsItemId)
      expect(await schedulePosts(deps, plan)).toMatchObject({ posts: [], already: [{ postId, state }] })
    },
  )

  it.each<PostState>(['scheduled', 'claimed', 'retry_wait', 'needs_attention'])(
    'is possible when a post that is %s lost its approval before anything was sent',
    async state => {
      const { plan, postId, deps } = await scheduled('2026-12-11T10:00')
      await putInto(state, postId)
      await approveAnew(plan.newsItemId)
      expect((await schedulePosts(deps, plan)).posts).toHaveLength(1)
      expect((await schedulePosts(deps, plan)).posts).toHaveLength(0)
    },
  )

  it('frees the slot that the cancelled post had', async () => {
    const { plan, postId, deps } = await scheduled(undefined)
    const first = (await postRow(database.db, postId)).due_at
    await cancelPost(deps, { actor: author, postId })
    const again = await schedulePosts(deps, plan)
    expect(again.posts[0]?.planned.dueAt).toEqual(first)
  })

  it('writes one event for each post', async () => {
    const { postId } = await scheduled('2026-12-08T10:00')
    const events = await database.db
      .selectFrom('event')
      .select(['kind', 'office_id', 'data'])
      .where('subject_id', '=', postId)
      .execute()
    expect(events).toMatchObject([
      { kind: 'post.scheduled', office_id: 'lahore', data: { dueAt: '2026-12-08T05:00:00.000Z' } },
    ])
  })

  async function scheduled(at: string | undefined) {
    const { db } = database
    const deps = { db, clock: stillClock, networks }
    const channelId = await buildChannel(db, { sandbox: true })
    await sql`insert into channel_slot values (${channelId}, 2, '10:00') on conflict do nothing`.execute(db)
    const text = `Lahore: Counselling is free. ${newId()}`
    const content = newsContent({ variants: [{ language: 'en', text }] })
    const { newsItemId } = await buildApprovedItem(db, content)
    const plan = { actor: author, newsItemId, channelIds: [channelId], ...(at ? { at } : {}) }
    const result = await schedulePosts(deps, plan)
    return { plan, deps, postId: result.posts[0]?.id ?? '' }
  }

  /** The approval is withdrawn, and the very same content approved again. */
  async function approveAnew(newsItemId: string): Promise<void> {
    const deps = { db: database.db, clock: stillClock }
    await returnNewsItem(deps, { actor: approver, newsItemId, reason: 'The office may be closed that day.' })
    const item = await submitNewsItem(deps, { actor: author, newsItemId })
    await approveNewsItem(deps, { actor: approver, ...item })
  }

  async function putInto(state: PostState, postId: string): Promise<void> {
    await database.db.updateTable('post').set({ state, next_at: null }).where('id', '=', postId).execute()
  }
})
