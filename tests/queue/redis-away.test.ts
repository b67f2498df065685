import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLogger } from '../../src/core/logging/logger.ts'
import { redisBackend } from '../../src/queue/backends/redis.ts'
import type { JobContract } from '../../src/queue/job.ts'
import { channelMeasureJob } from '../../src/queue/jobs/channel-measure.job.ts'
import { channelPublishJob } from '../../src/queue/jobs/channel-publish.job.ts'
import { infographicDrawJob } from '../../src/queue/jobs/infographic-draw.job.ts'
import { postReconcileJob } from '../../src/queue/jobs/post-reconcile.job.ts'
import { handle, type JobQueue, openQueue } from '../../src/queue/queue.ts'
import { type RedisService, startRedis } from '../services/redis.ts'

const log = createLogger('silent')
const id = crypto.randomUUID()
const patience = { timeout: 30_000, interval: 100 }

const kinds: [string, JobContract<unknown>, unknown][] = [
  ['publish', channelPublishJob as JobContract<unknown>, { channelId: id }],
  ['reconcile', postReconcileJob as JobContract<unknown>, { postId: id }],
  ['measure', channelMeasureJob as JobContract<unknown>, { channelId: id }],
  ['draw', infographicDrawJob as JobContract<unknown>, { snapshotId: id, language: 'en', format: 'svg' }],
]

const probe = await startRedis()
await probe?.stop()

describe.skipIf(!probe)('a process whose Redis was away', { timeout: 60_000 }, () => {
  let redis: RedisService
  let queue: JobQueue
  beforeEach(async () => {
    const started = await startRedis()
    if (!started) throw new Error('Redis was there a moment ago')
    redis = started
    queue = openQueue(redisBackend(redis.url), log)
  })
  afterEach(async () => {
    await queue.close(2_000)
    await redis.stop()
  })

  /** Gives the ids of the jobs that its worker has done. */
  function work(contract: JobContract<unknown>): string[] {
    const done: string[] = []
    queue.work(contract.queue, [handle(contract, async payload => void done.push(JSON.stringify(payload)))], {
      concurrency: 1,
    })
    return done
  }

  it.each(kinds)('at its first ring of %s rings when it is back', async (_title, contract, payload) => {
    await queue.ping()
    await redis.kill()
    await expect(queue.add(contract, [{ id: 'first', payload }])).rejects.toThrow()
    await redis.start()
    const done = work(contract)
    await vi.waitFor(() => queue.add(contract, [{ id: 'second', payload }]), patience)
    await vi.waitFor(() => expect(done).toEqual([JSON.stringify(payload)]), patience)
  })

  it.each(kinds)('after rings of %s rings again when it is back', async (_title, contract, payload) => {
    const done = work(contract)
    await queue.add(contract, [{ id: 'first', payload }])
    await vi.waitFor(() => expect(done).toHaveLength(1), patience)
    await redis.kill()
    await expect(queue.add(contract, [{ id: 'lost', payload }])).rejects.toThrow()
    await redis.start()
    await vi.waitFor(() => queue.add(contract, [{ id: 'second', payload }]), patience)
    await vi.waitFor(() => expect(done).toHaveLength(2), patience)
  })

  it.each(kinds)('when its worker of %s began works when it is back', async (_title, contract, payload) => {
    await queue.ping()
    await redis.kill()
    const done = work(contract)
    await expect(queue.add(contract, [{ id: 'first', payload }])).rejects.toThrow()
    await redis.start()
    await vi.waitFor(() => queue.add(contract, [{ id: 'second', payload }]), patience)
    await vi.waitFor(() => expect(done).toHaveLength(1), patience)
  })

  it('knows meanwhile that it cannot ring, and afterwards that it can', async () => {
    await queue.assertRings(1_000)
    await redis.kill()
    await expect(queue.assertRings(1_000)).rejects.toThrow()
    await redis.start()
    await vi.waitFor(() => queue.assertRings(1_000), patience)
  })
})
