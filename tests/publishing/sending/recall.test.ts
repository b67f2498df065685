import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../../src/database/connect.ts'
import { cancelPost } from '../../../src/publishing/aftercare/settle-post.ts'
import { cancelWithdrawnPosts } from '../../../src/publishing/aftercare/withdrawn-posts.ts'
import type { PostState } from '../../../src/publishing/post-state.ts'
import { claimNext } from '../../../src/publishing/sending/claim.ts'
import type { PublishingDeps, Step } from '../../../src/publishing/sending/deps.ts'
import { recordPublished } from '../../../src/publishing/sending/record-sent.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { person, stillClock } from '../../factories/news.ts'
import { addPeople } from '../../factories/people.ts'
import { attemptsOf, buildPost, hurry, idsOf, newText, postRow } from '../../factories/publishing.ts'
import { approvalRecalls, approverRecalls, type Recall, stopRecalls } from '../../factories/recalls.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

type Facts = Parameters<typeof buildPost>[1]
const goOn = new AbortController().signal
const media = [{ mediaId: crypto.randomUUID(), altText: 'The desk' }]

/** A moment at which a recall may come, for a post of `segments` segments, `out` of which are out when it waits again. */
interface Moment {
  name: string
  segments: number
  out: number
  /** Brings the post up to the moment, recalls it there, and lets the worker go on. */
  recallThen(post: (facts?: Partial<Facts>) => Promise<string>, deps: Scene): Promise<string>
}

interface Scene {
  db: Db
  work(change?: Partial<PublishingDeps>): Promise<void>
  recall(postId: string): Promise<unknown>
}

const moments: readonly Moment[] = [
  {
    name: 'before it is claimed',
    segments: 1,
    out: 0,
    async recallThen(post, { recall, work }) {
      const id = await post()
      await recall(id)
      await work()
      return id
    },
  },
  {
    name: 'while it waits to be sent again after a doubt',
    segments: 1,
    out: 0,
    async recallThen(post, { recall, work }) {
      const id = await post({ state: 'retry_wait' })
      await recall(id)
      await work()
      return id
    },
  },
  {
    name: 'while its image is uploaded',
    segments: 1,
    out: 0,
    async recallThen(post, { recall, work }) {
      const id = await post({ media })
      await work({ reached: at('after-upload', 1, () => recall(id)) })
      return id
    },
  },
  {
    name: 'while the first segment of a thread is sent',
    segments: 3,
    out: 1,
    async recallThen(post, { recall, work }) {
      const id = await post()
      await work({ reached: at('before-send', 1, () => recall(id)) })
      return id
    },
  },
  {
    name: 'after the second segment of a thread was accepted',
    segments: 3,
    out: 2,
    async recallThen(post, { recall, work }) {
      const id = await post()
      await work({ reached: at('after-send', 2, () => recall(id)) })
      return id
    },
  },
  {
    name: 'while a thread of which a segment is out waits to go on',
    segments: 3,
    out: 1,
    async recallThen(post, { db, recall, work }) {
      const id = await post()
      await expect(work({ reached: at('after-record', 1, dies) })).rejects.toThrow('the process dies')
      await db
        .updateTable('post')
        .set({ state: 'retry_wait', next_at: new Date(0) })
        .where('id', '=', id)
        .execute()
      await recall(id)
      await work()
      return id
    },
  },
]

describe.each(databaseKinds)('nothing goes out after a recall, on the %s database', kind => {
  let world: ProtocolWorld
  let channelId: string
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    channelId = await world.channel('x', `office-${crypto.randomUUID().slice(0, 8)}`)
  })

  const work = (change: Partial<PublishingDeps> = {}) =>
    workChannel({ ...world.deps, ...change }, channelId, goOn)

  async function recalled(moment: Moment, { recall }: Recall): Promise<string> {
    const texts = Array.from({ length: moment.segments }, newText)
    return await moment.recallThen(
      facts => buildPost(world.deps.db, { channelId, texts, approvedBy: crypto.randomUUID(), ...facts }),
      { db: world.deps.db, work, recall: id => recall(world.deps.db, id) },
    )
  }

  /** Segments at the network and in the record. */
  async function out(id: string) {
    return (await idsOf(world.deps.db, id)).filter(externalId => externalId !== null).length
  }

  describe.each(moments)('$name', moment => {
    it.each(approvalRecalls)('$name: not one segment more, and nothing out is cancelled', async recall => {
      const { db } = world.deps
      const id = await recalled(moment, recall)
      expect(await out(id)).toBe(moment.out)
      const row = await postRow(db, id)
      expect(row).toMatchObject({ state: moment.out === 0 ? 'cancelled' : 'needs_attention', next_at: null })
      expect(row.reason).toMatch(recall.words)
      if (moment.out > 0) expect(row.reason).toContain(`${moment.out} of ${moment.segments} segments are out`)
      await hurry(db, id)
      await work()
      expect(await out(id)).toBe(moment.out)
    })

    it.each(approverRecalls)('$name: not one segment more, and a person is asked', async recall => {
      const { db } = world.deps
      const id = await recalled(moment, recall)
      expect(await out(id)).toBe(moment.out)
      const row = await postRow(db, id)
      expect(row).toMatchObject({ state: 'needs_attention', next_at: null })
      expect(row.reason).toMatch(recall.words)
    })

    it.each(stopRecalls)('$name: not one segment more, and it goes on when that ends', async recall => {
      const { db } = world.deps
      const id = await recalled(moment, recall)
      expect(await out(id)).toBe(moment.out)
      const row = await postRow(db, id)
      expect(['scheduled', 'retry_wait']).toContain(row.state)
      expect(row.next_at?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
      await recall.resume(db, id)
      await work()
      expect(await postRow(db, id)).toMatchObject({ state: 'published', reason: null })
      expect(await out(id)).toBe(moment.segments)
    })
  })

  it.each(stopRecalls)('says why a thread waits when $name', async recall => {
    const { db } = world.deps
    const id = await buildPost(db, { channelId, texts: [newText(), newText()] })
    await work({ reached: at('after-send', 1, () => recall.recall(db, id)) })
    const row = await postRow(db, id)
    expect(row.reason).toMatch(/^1 of 2 segments are out\. /)
    expect(row.reason).toMatch(recall.words)
    await recall.resume(db, id)
  })

  it.each<[string, Step]>([
    ['before its image is uploaded', 'after-claim'],
    ['after its image was uploaded', 'after-upload'],
  ])('sends nothing of a post that a person cancels %s', async (_title, step) => {
    const { db } = world.deps
    const id = await buildPost(db, { channelId, media })
    const cancel = () => cancelPost({ db, clock: stillClock }, { actor: person('o', 'admin'), postId: id })
    await addPeople(db, ['o'])
    await workChannel({ ...world.deps, reached: at(step, 1, cancel) }, channelId, goOn)
    expect(await postRow(db, id)).toMatchObject({ state: 'cancelled', next_at: null })
    expect(await world.shown(channelId)).toHaveLength(0)
    const next = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    expect(await postRow(db, next)).toMatchObject({ state: 'published' })
  })

  it('lets a person cancel what a worker left while it uploaded, though everything is stopped', async () => {
    const { db } = world.deps
    const id = await buildPost(db, { channelId, media })
    await addPeople(db, ['o'])
    await workChannel({ ...world.deps, reached: at('after-claim', 1, dies) }, channelId, goOn).catch(() => {})
    await hurry(db, id)
    await db
      .insertInto('emergency_stop')
      .values({ stopped_at: new Date(), stopped_by: 'o', reason: 'A flood.' })
      .execute()
    await cancelPost({ db, clock: stillClock }, { actor: person('o', 'admin'), postId: id })
    await db.deleteFrom('emergency_stop').execute()
    await workChannel(world.deps, channelId, goOn)
    expect(await postRow(db, id)).toMatchObject({ state: 'cancelled' })
    expect(await world.shown(channelId)).toHaveLength(0)
  })

  it('goes on with the next post of a channel after one that was recalled in mid-thread', async () => {
    const { db } = world.deps
    const [withdrawn] = approvalRecalls
    const id = await buildPost(db, { channelId, texts: [newText(), newText()], dueInMs: -20_000 })
    const next = await buildPost(db, { channelId })
    await work({ reached: at('after-send', 1, () => withdrawn?.recall(db, id)) })
    expect(await postRow(db, next)).toMatchObject({ state: 'published' })
  })

  it.each([...approvalRecalls, ...approverRecalls])(
    'shows before its time comes that $name',
    async recall => {
      const { db } = world.deps
      const waiting: [PostState, Partial<Facts>][] = [
        ['scheduled', { dueInMs: 3_600_000 }],
        ['retry_wait', { texts: [newText(), newText()], published: ['7'] }],
        ['claimed', { media }],
        ['missed', {}],
      ]
      for (const [state, facts] of waiting) {
        const id = await buildPost(db, {
          channelId,
          state,
          approvedBy: crypto.randomUUID(),
          ...facts,
          dueInMs: 3_600_000,
        })
        await recall.recall(db, id)
        await cancelWithdrawnPosts(db)
        const row = await postRow(db, id)
        const partIsOut = state === 'retry_wait'
        const byApprover = approverRecalls.includes(recall)
        const expected = partIsOut ? 'needs_attention' : byApprover ? 'needs_attention' : 'cancelled'
        // A missed post waits for a person in any case.
        expect([state, row.state]).toEqual([state, byApprover && state === 'missed' ? 'missed' : expected])
        await notifyNow(db)
        const told = await db.selectFrom('notification').select('id').where('post_id', '=', id).execute()
        expect(told).toHaveLength(row.state === 'missed' ? 0 : 1)
        await cancelWithdrawnPosts(db)
        await notifyNow(db)
        expect(
          await db.selectFrom('notification').select('id').where('post_id', '=', id).execute(),
        ).toHaveLength(told.length)
      }
    },
  )

  const gated = [...approvalRecalls.slice(0, 2), ...approverRecalls.slice(0, 2), ...stopRecalls.slice(0, 5)]
  describe.skipIf(kind === 'embedded')(
    'a recall commits only after a write-ahead that saw nothing of it',
    () => {
      it.each(gated)('when $name', async ({ recall }) => {
        const { db } = world.deps
        const approvedBy = crypto.randomUUID()
        const id = await buildPost(db, { channelId, texts: [newText(), newText(), newText()], approvedBy })
        const claim = await claimNext(db, { channelId, worker: 'worker-1', timing: world.deps.timing })
        if (!claim) throw new Error('the post is due')
        const sent = { externalId: '1', permalink: undefined, claimFor: undefined, timing: world.deps.timing }
        let recalls: 'under way' | 'committed' = 'under way'

        const { recording, recalling } = await db.transaction().execute(async trx => {
          // The write-ahead has begun and waits for the post's row, which a person holds.
          await trx.selectFrom('post').select('id').where('id', '=', id).forUpdate().execute()
          const first = { ...sent, attemptId: claim.attemptId, position: 0, nextPosition: 1 }
          const recording = recordPublished(db, claim, first)
          await until(async () => (await locksAwaited(world)) === 1)
          const recalling = recall(db, id).then(() => {
            recalls = 'committed'
          })
          await until(async () => recalls === 'committed' || (await locksAwaited(world)) === 2)
          expect(recalls).toBe('under way')
          return { recording, recalling }
        })
        const next = await recording
        await recalling
        if (next?.type !== 'written') throw new Error('the write-ahead came first')
        const second = { ...sent, externalId: '2', attemptId: next.attemptId, position: 1, nextPosition: 2 }
        expect(await recordPublished(db, claim, second)).toMatchObject({ type: 'recalled' })
        expect((await attemptsOf(db, id)).map(each => each.position)).toEqual([0, 1])
        await db.deleteFrom('emergency_stop').execute()
      })
    },
  )
})

async function dies(): Promise<never> {
  throw new Error('the process dies')
}

/** Does something when a step is reached for the `nth` time. */
function at(step: Step, nth: number, act: () => Promise<unknown> | undefined) {
  let times = 0
  return async (reached: Step) => {
    if (reached !== step) return
    times += 1
    if (times === nth) await act()
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setImmediate()
}

/** How many connections to this database wait for a lock. */
async function locksAwaited({ database }: ProtocolWorld): Promise<number> {
  const { rows } = await database.pool.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows.length
}
