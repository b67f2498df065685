import { hostname } from 'node:os'
import { join } from 'node:path'
import { publicUrlOf, type Settings } from '../../config/env.ts'
import { makePrivateDirectory } from '../core/files/private-directory.ts'
import { createLogger, type Logger } from '../core/logging/logger.ts'
import { type Clock, systemClock } from '../core/time/clock.ts'
import type { Database } from '../database/connect.ts'
import { databaseClock } from '../database/database-clock.ts'
import { adoptCopiedEvents } from '../events/renumber-events.ts'
import type { Networks } from '../networks/adapters.ts'
import type { MediaStorage } from '../news/media/media-storage.ts'
import { writeKnownMetrics } from '../outreach/measuring/known-metrics.ts'
import { liveTiming, sandboxTiming, type Timing } from '../publishing/sending/timing.ts'
import type { JobQueue } from '../queue/queue.ts'
import type { SandboxSettings } from '../sandbox/settings.ts'
import { loadOrMakeSecretKeys } from '../secrets/secret-key-file.ts'
import { parseSecretKeys, type SecretKeys } from '../secrets/secret-keys.ts'
import { openDatabase } from './database.ts'
import { openMediaStorage } from './media-storage.ts'
import { connectNetworks, type SandboxAccess } from './networks.ts'
import { openPostgresQueue, openRedisQueue } from './open-queue.ts'
import { sealedRecord } from './sealed-record.ts'

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
  /** What the files of one office may take, in bytes. */
  mediaQuotaBytes: number
  infographicDirectory: string
  /** Names this process in the record. */
  worker: string
  close(): Promise<void>
}

/** How often the database is asked what time it is, in milliseconds. */
const clockEveryMs = 60_000

/** How long running jobs may take to end when the process is asked to stop, in milliseconds. */
const drainMs = 30_000

/**
 * Opens the record, the queue and the networks as the settings say; `database` is the record where its opening has
 * begun already. What may be missing elsewhere is asked before the record is made or migrated, so that a refusal
 * leaves nothing behind.
 * @throws DatelineError with one sentence when something is missing, in use or unreachable.
 */
export async function openCore(
  settings: Settings,
  options: { sandbox?: Partial<SandboxSettings>; database?: Promise<Database> } = {},
): Promise<Core> {
  const log = createLogger(settings.LOG_LEVEL)
  const given = settings.SECRET_KEYS ? parseSecretKeys(settings.SECRET_KEYS) : undefined
  const mediaStorage = await openMediaStorage(settings)
  const redisQueue = settings.REDIS_URL ? await openRedisQueue(settings.REDIS_URL, log) : undefined
  const opened = await (options.database ?? openDatabase(settings)).catch(async thrown => {
    await redisQueue?.close(0)
    throw thrown
  })
  try {
    for (const directory of makePrivateDirectory(settings.DATA_DIR))
      log.warn({ directory }, "others on this machine could read this directory; it is now its owner's alone")
    const keys = given ?? loadOrMakeSecretKeys(settings.DATA_DIR)
    const clock = databaseClock(opened.db, systemClock)
    await clock.measure()
    const measuring = setInterval(() => void clock.measure().catch(() => undefined), clockEveryMs).unref()
    const database = await sealedRecord({ clock, log, keys, dataDirectory: settings.DATA_DIR }, opened)
    await adoptCopiedEvents(database.db)
    await writeKnownMetrics(database.db)
    const queue = redisQueue ?? (await openPostgresQueue(settings, database, log))
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
      publicUrl: publicUrlOf(settings),
      sandbox,
      mediaStorage,
      mediaQuotaBytes: settings.OFFICE_MEDIA_MB * 1024 * 1024,
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
    await redisQueue?.close(0)
    await opened.close()
    throw thrown
  }
}
