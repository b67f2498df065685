import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database, Db } from '../../src/database/connect.ts'
import { readEvents } from '../../src/events/read-events.ts'
import { notificationReader } from '../../src/notifications/notification-reader.ts'
import { reportLatePosts } from '../../src/publishing/aftercare/late-posts.ts'
import { cancelPost } from '../../src/publishing/aftercare/settle-post.ts'
import { cancelWithdrawnPosts } from '../../src/publishing/aftercare/withdrawn-posts.ts'
import type { PostState } from '../../src/publishing/post-state.ts'
import { buildChannel } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { notifyNow, untilEventsAreReadable } from '../factories/events.ts'
import { author, stillClock } from '../factories/news.ts'
import { buildPost } from '../factories/publishing.ts'

describe.each(databaseKinds)('a post that does not go as scheduled, on the %s database', kind => {
  let database: Database
  let db: Db
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = database.db
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    channelId = await buildChannel(db)
  })

  const endings: [string, string, PostState, (postId: string) => Promise<unknown>][] = [
    ['is late', 'post-late', 'scheduled', () => reportLatePosts(db)],
    ['was missed', 'post-missed', 'scheduled', id => moveTo(id, 'missed')],
    ['was refused', 'post-failed', 'sending', id => moveTo(id, 'failed')],
    ['is in doubt', 'post-in-doubt', 'reconciling', id => moveTo(id, 'needs_attention')],
    ['was recalled in the middle', 'post-recalled', 'sending', id => moveTo(id, 'needs_attention')],
    ['was withdrawn', 'post-cancelled', 'scheduled', id => withdraw(id)],
  ]

  it.each(endings)(
    'and %s is notified once, however often anything is done again',
    async (_title, kindOf, state, end) => {
      const id = await overdue(state)
      await end(id)
      await end(id)
      await notifyNow(db)
      await end(id)
      await notifyNow(db)
      expect(await kindsOf(id)).toEqual([kindOf])
    },
  )

  it.each(endings)(
    'and %s is notified, wherever the change itself breaks off, only if it was made',
    async (...ending) => {
      const [, kindOf, state, end] = ending
      const id = await overdue(state)
      // The change is rolled back: neither state nor notification.
      await dying(() => end(id))
      await notifyNow(db)
      expect(await kindsOf(id)).toEqual([])
      await end(id)
      await notifyNow(db)
      expect(await kindsOf(id)).toEqual([kindOf])
    },
  )

  it.each(endings)('and %s is notified once, at whichever statement the reader dies', async (...ending) => {
    const [, kindOf, state, end] = ending
    const id = await overdue(state)
    await end(id)
    await untilEventsAreReadable(db)
    let statements = 1
    // Dies after one statement, then after two, and so on, until it comes through.
    while (!(await readsUntilItDies(statements))) {
      expect(await kindsOf(id)).toEqual([])
      statements += 1
    }
    expect(statements).toBeGreaterThan(4)
    await notifyNow(db)
    expect(await kindsOf(id)).toEqual([kindOf])
  })

  it('is notified again when it ends so again', async () => {
    const id = await overdue('sending')
    await moveTo(id, 'failed')
    await moveTo(id, 'retry_wait')
    await moveTo(id, 'failed')
    await notifyNow(db)
    expect(await kindsOf(id)).toEqual(['post-failed', 'post-failed'])
  })

  it('names its channel and its time on the office’s clocks', async () => {
    const id = await overdue('sending')
    await db
      .updateTable('post')
      .set({ due_at: new Date('2026-11-30T05:00:00Z') })
      .where('id', '=', id)
      .execute()
    await moveTo(id, 'failed', 'No such thing')
    await notifyNow(db)
    const { message } = await db
      .selectFrom('notification')
      .select('message')
      .where('post_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(message).toMatch(
      /^The post on X @mrc_\w+ due on 30 November 2026 10:00 \(Asia\/Karachi\): The network refused it for good: No such thing\.$/,
    )
  })

  it.each<[string, PostState, (id: string) => Promise<unknown>]>([
    ['it was published', 'sending', id => moveTo(id, 'published')],
    [
      'a person took it off the schedule',
      'scheduled',
      id => cancelPost({ db, clock: stillClock }, { actor: author, postId: id }),
    ],
    ['it waits for its next try', 'sending', id => moveTo(id, 'retry_wait')],
  ])('is an event and no notification where %s', async (_title, state, end) => {
    const id = await overdue(state)
    await end(id)
    await notifyNow(db)
    expect(await kindsOf(id)).toEqual([])
    const events = db.selectFrom('event').select('kind').where('subject_id', '=', id)
    expect(await events.execute()).toHaveLength(1)
  })

  async function overdue(state: PostState): Promise<string> {
    await notifyNow(db)
    return await buildPost(db, { channelId, state, dueInMs: -120_000 })
  }

  async function moveTo(postId: string, state: PostState, reason = 'a reason'): Promise<void> {
    await db.updateTable('post').set({ state, reason }).where('id', '=', postId).execute()
  }

  async function withdraw(postId: string): Promise<void> {
    await sql`update approval set revoked_at = now(), revoked_reason = 'wrong number'
      where id = (select approval_id from post where id = ${postId}) and revoked_at is null`.execute(db)
    await cancelWithdrawnPosts(db)
  }

  async function kindsOf(postId: string): Promise<string[]> {
    const rows = await db
      .selectFrom('notification')
      .select('kind')
      .where('post_id', '=', postId)
      .orderBy('id')
      .execute()
    return rows.map(row => row.kind)
  }

  /** Does something in a transaction that never commits. */
  async function dying(work: () => Promise<unknown>): Promise<void> {
    const outside = db
    await outside
      .transaction()
      .execute(async trx => {
        db = trx
        await work()
        throw new Error('killed')
      })
      .catch(() => undefined)
      .finally(() => {
        db = outside
      })
  }

  /** Reads with a reader that dies right after so many of its statements; true when it came through. */
  async function readsUntilItDies(statements: number): Promise<boolean> {
    let left = statements
    const mortal = db.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        left -= 1
        if (left <= 0) throw new Error('killed')
        return result
      },
    })
    await db
      .updateTable('event_reader')
      .set({ retry_at: null, failures: 0 })
      .where('name', '=', notificationReader.name)
      .execute()
    try {
      await readEvents({ db: mortal, log: pino({ level: 'silent' }) }, notificationReader)
    } catch {
      return false
    }
    return true
  }
})
