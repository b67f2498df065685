import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type DispatchDeps, dispatchOnce } from '../../../src/publishing/sending/dispatch.ts'
import { reconcilePost } from '../../../src/publishing/sending/doubt/reconcile.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { postgresBackend } from '../../../src/queue/backends/postgres.ts'
import { redisBackend } from '../../../src/queue/backends/redis.ts'
import { channelPublishJob } from '../../../src/queue/jobs/channel-publish.job.ts'
import { postReconcileJob } from '../../../src/queue/jobs/post-reconcile.job.ts'
import { handle, type JobQueue, openQueue } from '../../../src/queue/queue.ts'
import { databaseKinds } from '../../factories/database.ts'
import { attemptsOf, buildPost, hurry, newText, postRow } from '../../factories/publishing.ts'
import { emptyRedis, redisDatabases } from '../../factories/redis.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

const goOn = new AbortController().signal

/** The embedded record rings through PostgreSQL, the server through Redis where there is one. */
describe.each(databaseKinds.filter(kind => kind === 'embedded' || inject('redisUrl')))(
  'dispatching on the %s database',
  kind => {
    let world: ProtocolWorld
    let queue: JobQueue
    let deps: DispatchDeps
    let channelId: string
    beforeAll(async () => {
      world = await openProtocolWorld(kind)
    })
    afterAll(() => world.close())
    beforeEach(async () => {
      const { log } = world.deps
      queue =
        kind === 'server'
          ? openQueue(redisBackend(await emptyRedis(redisDatabases.dispatch)), log)
          : openQueue(await postgresBackend(world.database.pool), log)
      deps = { ...world.deps, queue }
      // What earlier tests left behind is not rung here.
      await world.deps.db.updateTable('post').set({ next_at: null }).execute()
      channelId = await world.channel()
    })
    afterEach(() => queue.close(2_000))

    const row = (id: string) => postRow(world.deps.db, id)

    /** As if so many milliseconds had gone by since the bell was rung. */
    async function afterRing(ms: number) {
      await sql`update channel set rung_at = rung_at - make_interval(secs => ${ms / 1_000}::double precision)`.execute(
        world.deps.db,
      )
    }

    /** Starts a worker; resolves when a job of that name is done. */
    function worked(name: string): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>()
      const done = (of: string) => of === name && resolve()
      queue.work(
        'publish',
        [
          handle(channelPublishJob, async payload => {
            await workChannel(world.deps, payload.channelId, goOn)
            done(channelPublishJob.name)
          }),
          handle(postReconcileJob, async ({ postId }) => {
            await reconcilePost(world.deps, postId)
            done(postReconcileJob.name)
          }),
        ],
        { concurrency: 4 },
      )
      return promise
    }

    it('rings a channel with a due post, and a worker publishes it', async () => {
      const id = await buildPost(world.deps.db, { channelId, texts: [newText()] })
      await dispatchOnce(deps)
      await worked(channelPublishJob.name)
      expect(await row(id)).toMatchObject({ state: 'published' })
    })

    it('does not ring for what is not due, and says when to come back', async () => {
      await buildPost(world.deps.db, { channelId, dueInMs: 600_000 })
      const waitMs = await dispatchOnce(deps)
      expect(waitMs).toBeGreaterThan(500_000)
      expect(waitMs).toBeLessThanOrEqual(600_000)
      expect(await bell()).toBe(0)
    })

    it('rings again only when nobody answered for a while', async () => {
      await buildPost(world.deps.db, { channelId })
      await dispatchOnce(deps)
      await dispatchOnce(deps)
      expect(await bell()).toBe(1)
      await afterRing(deps.timing.ringAgainMs)
      await dispatchOnce(deps)
      expect(await bell()).toBe(2)
    })

    it.skipIf(kind !== 'server')('rings again what an emptied Redis has lost', async () => {
      const id = await buildPost(world.deps.db, { channelId })
      await dispatchOnce(deps)
      if (kind === 'server') await emptyRedis(redisDatabases.dispatch)
      await afterRing(deps.timing.ringAgainMs)
      await dispatchOnce(deps)
      await worked(channelPublishJob.name)
      expect(await row(id)).toMatchObject({ state: 'published' })
    })

    it('gives back the bells that it could not ring, so that another process rings them at once', async () => {
      await buildPost(world.deps.db, { channelId })
      const broken = { ...queue, add: () => Promise.reject(new Error('Redis is away')) }
      await expect(dispatchOnce({ ...deps, queue: broken })).rejects.toThrow('Redis is away')
      expect(await bell()).toBe(1)
      await dispatchOnce(deps)
      expect(await bell()).toBe(2)
    })

    it('puts a post whose worker died while sending in doubt, and has the network asked', async () => {
      const { db } = world.deps
      const id = await buildPost(db, { channelId })
      const dying = workChannel(
        {
          ...world.deps,
          reached(step) {
            if (step === 'after-send') throw new Error('the process dies')
          },
        },
        channelId,
        goOn,
      )
      await expect(dying).rejects.toThrow('the process dies')
      await hurry(db, id, deps.timing.leaseMs)
      await dispatchOnce(deps)
      expect(await row(id)).toMatchObject({ state: 'reconciling' })
      await hurry(db, id)
      await dispatchOnce(deps)
      await worked(postReconcileJob.name)
      expect(await row(id)).toMatchObject({ state: 'published' })
      expect(await world.shown(channelId)).toHaveLength(1)
      expect(await attemptsOf(db, id)).toHaveLength(1)
    })

    it('asks again after a job that failed before it could ask', async () => {
      const { db } = world.deps
      world.sandbox.addFault({
        network: 'x',
        match: { method: 'POST', path: '/tweets' },
        kind: 'reset-after-accept',
      })
      const id = await buildPost(db, { channelId })
      await workChannel(world.deps, channelId, goOn)
      await hurry(db, id)
      let tries = 0
      const { promise, resolve } = Promise.withResolvers<void>()
      queue.work(
        'publish',
        [
          handle(postReconcileJob, async ({ postId }) => {
            tries += 1
            if (tries === 1) throw new Error('the database is restarting')
            await reconcilePost(world.deps, postId)
            resolve()
          }),
        ],
        { concurrency: 1 },
      )
      // Each round is of its own time, as it is seconds later.
      for (let round = 1; (await row(id)).state === 'reconciling' && round < 200; round += 1) {
        await dispatchOnce({ ...deps, timing: { ...deps.timing, ringAgainMs: 50 } })
        await Promise.race([promise, deps.clock.sleep(50)])
      }
      expect(await row(id)).toMatchObject({ state: 'published' })
    })

    async function bell(): Promise<number> {
      const { bell: rung } = await world.deps.db
        .selectFrom('channel')
        .select('bell')
        .where('id', '=', channelId)
        .executeTakeFirstOrThrow()
      return Number(rung)
    }
  },
)
