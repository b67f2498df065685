import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { freePort } from '../services/free-port.ts'
import { startPostgres } from '../services/postgres.ts'
import { startRedis } from '../services/redis.ts'
import { newFolder, type Running, removeFolders, start } from './program.ts'

// The set-up of docker-compose.yml as plain processes: real PostgreSQL and Redis, the sandbox networks, web, and two
// workers. compose.test.ts checks that the compose file starts the same programs with the same settings.
// As a script, `node tests/journeys/scaled.ts` runs it until Ctrl-C.

/** What each service of the compose file runs, after `node`. */
export const scaledPrograms = {
  web: 'src/main.ts',
  worker: 'workers/main.ts',
  sandbox: 'src/sandbox/main.ts',
} as const

/** The settings that web and workers get, by the compose file's own names. */
export interface ScaledSettings extends Record<string, string> {
  DATABASE_URL: string
  REDIS_URL: string
  SECRET_KEYS: string
  NETWORKS: string
  X_API_ORIGIN: string
  FACEBOOK_GRAPH_ORIGIN: string
  MASTODON_ORIGIN: string
  DATA_DIR: string
  HOST: string
  PORT: string
  LOG_LEVEL: string
}

export interface Scaled {
  settings: ScaledSettings
  /** Where web answers. */
  origin: string
  /** Where the first administrator is made, as web prints it. */
  setUpLink(): Promise<string>
  /** Where the sandbox keeps what it accepted. */
  sandboxFile: string
  /** Ends everything; gives what the processes said as they ended. */
  stop(): Promise<{ name: string; code: number | null; stderr: string }[]>
}

const workers = 2
/** The link as `npm start` prints it. */
export const setUpLink = /(http:\S+#token=\S+)/

/** Undefined where the machine has no PostgreSQL or no Redis. */
export async function startScaled(): Promise<Scaled | undefined> {
  const postgres = await startPostgres()
  const redis = postgres && (await startRedis())
  if (!postgres || !redis) {
    await postgres?.stop()
    return undefined
  }
  const folder = newFolder('scaled')
  const sandboxFile = join(folder, 'sandbox.jsonl')
  const running: { name: string; program: Running }[] = []
  const stop = async () => {
    const ended = []
    for (const { name, program } of running.toReversed()) {
      const { code, stderr } = await program.end('SIGTERM')
      ended.push({ name, code, stderr })
    }
    await Promise.all([postgres.stop(), redis.stop()])
    return ended
  }
  try {
    const sandbox = start(scaledPrograms.sandbox, ['--data', sandboxFile])
    running.push({ name: 'sandbox', program: sandbox })
    const origins = z
      .object({ xOrigin: z.url(), facebookOrigin: z.url(), mastodonOrigin: z.url() })
      .parse(JSON.parse(await sandbox.firstLine()))
    const port = await freePort()
    const settings: ScaledSettings = {
      DATABASE_URL: `${postgres.url}/postgres`,
      REDIS_URL: redis.url,
      SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`,
      NETWORKS: 'sandbox',
      X_API_ORIGIN: origins.xOrigin,
      FACEBOOK_GRAPH_ORIGIN: origins.facebookOrigin,
      MASTODON_ORIGIN: origins.mastodonOrigin,
      DATA_DIR: join(folder, 'data'),
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'info',
    }
    const web = start(scaledPrograms.web, [], { env: settings })
    running.push({ name: 'web', program: web })
    await web.shows('Dateline is ready')
    for (let number = 1; number <= workers; number += 1) {
      const worker = start(scaledPrograms.worker, [], { env: settings })
      running.push({ name: `worker ${number}`, program: worker })
      await worker.shows('working')
    }
    return {
      settings,
      origin: `http://127.0.0.1:${port}`,
      setUpLink: () => web.finds(setUpLink),
      sandboxFile,
      stop,
    }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

if (import.meta.main) {
  const scaled = await startScaled()
  if (!scaled) {
    process.stderr.write('The scaled set-up needs postgres and redis-server: see .ci/run.\n')
    process.exit(1)
  }
  const settings = Object.entries(scaled.settings).map(([name, value]) => `${name}=${value}`)
  process.stdout.write(
    `${settings.join('\n')}\n\nDateline is ready at ${scaled.origin}; Ctrl-C ends all of it.\n`,
  )
  process.once('SIGINT', async () => {
    await scaled.stop()
    removeFolders()
    process.exit(0)
  })
}
