import { once } from 'node:events'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../../config/env.ts'
import { loadOrMakeSecretKeys } from '../channels/secret-key-file.ts'
import { parseSecretKeys, type SecretKeys } from '../channels/secret-keys.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { createLogger, type Logger } from '../core/logger.ts'
import type { Database } from '../database/connect.ts'
import { databaseClock } from '../database/database-clock.ts'
import { createServerPool } from '../database/server.ts'
import type { Networks } from '../networks/registry.ts'
import type { SandboxSettings } from '../networks/sandbox/settings.ts'
import type { MediaStorage } from '../news/media/media-storage.ts'
import { installStandardOffices } from '../offices/install-standard-offices.ts'
import { liveTiming, sandboxTiming, type Timing } from '../publishing/protocol/timing.ts'
import { postgresBackend } from '../queue/backends/postgres.ts'
import { redisBackend } from '../queue/backends/redis.ts'
import { type JobQueue, openQueue } from '../queue/queue.ts'
import { openDatabase } from './database.ts'
import { openMediaStorage } from './media-storage.ts'
import { connectNetworks, type SandboxAccess } from './networks.ts'
import { unusableServer } from './server-answer.ts'

/** What web and workers stand on, made once from the settings. */
export interface Core {
  settings: Settings
  log: Logger
  clock: Clock & { measure(): Promise<void> }
  database: Database
  queue: JobQueue
  keys: SecretKeys
  networks: Networks
  timing: Timing
  /** Where people reach the app. */
  publicUrl: string
  /** The sandbox networks, when these are used. */
  sandbox: SandboxAccess | undefined
  mediaStorage: MediaStorage
  infographicDirectory: string
  /** Names this process in the record. */
  worker: string
  close(): Promise<void>
}

/** How often the database is asked what time it is, in milliseconds. */
const clockEveryMs = 60_000

/** How long a start waits for Redis to answer, in milliseconds. */
const redisPatienceMs = 5_000

/** How long running jobs may take to end when the process is asked to stop, in milliseconds. */
const drainMs = 30_000

/**
 * Opens the record, the queue and the networks as the settings say; `database` is the record where its opening has
 * begun already.
 * @throws DatelineError with one sentence when something is missing, in use or unreachable.
 */
export async function openCore(
  settings: Settings,
  options: { sandbox?: Partial<SandboxSettings>; database?: Promise<Database> } = {},
): Promise<Core> {
  const log = createLogger(settings.LOG_LEVEL)
  const database = await (options.database ?? openDatabase(settings))
  try {
    const keys = settings.SECRET_KEYS
      ? parseSecretKeys(settings.SECRET_KEYS)
      : loadOrMakeSecretKeys(settings.DATA_DIR)
    const clock = databaseClock(database.db, systemClock)
    await clock.measure()
    const measuring = setInterval(() => void clock.measure().catch(() => undefined), clockEveryMs).unref()
    await installStandardOffices(database.db)
    const mediaStorage = await openMediaStorage(settings)
    const queue = await openQueueFor(settings, database, log)
    const { networks, sandbox } = await connectNetworks(settings, clock, options.sandbox)
    return {
      settings,
      log,
      clock,
      database,
      queue,
      keys,
      networks,
      timing: settings.NETWORKS === 'sandbox' ? sandboxTiming : liveTiming,
      publicUrl: settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`,
      sandbox,
      mediaStorage,
      infographicDirectory: join(settings.DATA_DIR, 'infographics'),
      worker: `${hostname()}-${process.pid}`,
      async close() {
        clearInterval(measuring)
        await queue.close(drainMs)
        await sandbox?.close()
        await database.close()
      },
    }
  } catch (thrown) {
    await database.close()
    throw thrown
  }
}

async function openQueueFor(settings: Settings, database: Database, log: Logger): Promise<JobQueue> {
  if (settings.REDIS_URL) return await openRedisQueue(settings.REDIS_URL, log)
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
 * While it runs, a process outlasts a Redis that is away; one that starts without any has a wrong setting, which is
 * said at once. A Redis that is started together with it is waited for.
 */
async function openRedisQueue(url: string, log: Logger): Promise<JobQueue> {
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
