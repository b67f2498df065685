import { once } from 'node:events'
import type { Settings } from '../../config/env.ts'
import { unusableServer } from '../core/errors/unusable-server.ts'
import type { Logger } from '../core/logging/logger.ts'
import { systemClock } from '../core/time/clock.ts'
import type { Database } from '../database/connect.ts'
import { createServerPool } from '../database/server.ts'
import { postgresBackend } from '../queue/backends/postgres.ts'
import { redisBackend } from '../queue/backends/redis.ts'
import { type JobQueue, openQueue } from '../queue/queue.ts'

/** How long a start waits for Redis to answer, in milliseconds. */
const redisPatienceMs = 5_000

/** The queue in the record's own database. */
export async function openPostgresQueue(
  settings: Settings,
  database: Database,
  log: Logger,
): Promise<JobQueue> {
  if (!settings.DATABASE_URL) return openQueue(await postgresBackend(database.pool), log)
  const pool = createServerPool(settings.DATABASE_URL, { max: 20, searchPath: 'bullmq' })
  const queue = openQueue(await postgresBackend(pool), log)
  return {
    ...queue,
    async close(timeoutMs) {
      await queue.close(timeoutMs)
      await pool.end()
    },
  }
}

/**
 * The queue in Redis. While it runs, a process outlasts a Redis that is away; one that starts without any has a wrong
 * setting, which is said at once. A Redis that is started together with it is waited for.
 * @throws DatelineError `unavailable` when it does not answer in time.
 */
export async function openRedisQueue(url: string, log: Logger): Promise<JobQueue> {
  const queue = openQueue(redisBackend(url), log)
  const giveUp = AbortSignal.timeout(redisPatienceMs)
  const timeUp = once(giveUp, 'abort').then(() => Promise.reject(new Error('it does not answer')))
  let fault: unknown
  while (!giveUp.aborted) {
    try {
      await Promise.race([queue.ping(), timeUp])
      return queue
    } catch (thrown) {
      fault ??= thrown
    }
    await systemClock.sleep(200, giveUp).catch(() => undefined)
  }
  await queue.close(0)
  throw unusableServer('REDIS_URL', url, fault)
}
