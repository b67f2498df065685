import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../../config/env.ts'
import { startWorkers } from '../../workers/main.ts'
import { systemActor } from '../access/actor.ts'
import { auditedTransaction } from '../access/audit/audited-transaction.ts'
import { connectSandbox } from '../assembly/connect-sandbox.ts'
import { type Core, openCore } from '../assembly/core.ts'
import { DatelineError, messageOf } from '../core/errors/errors.ts'
import { organisationName } from '../offices/setting-up/organisation.view.ts'
import { setUpOrganisation } from '../offices/setting-up/set-up-organisation.ts'
import { type DemoPerson, demoPeople } from './demo-people.ts'
import { demoSecretKeys } from './demo-secret-keys.ts'
import { demoAgeFactor } from './measure-posts.ts'
import { startWorkerProcesses } from './worker-processes.ts'

/** How many workers the demo starts on servers. */
const workerProcesses = 2

export interface OpenDemo {
  core: Core
  people: DemoPerson[]
  /** Closing twice is closing once. */
  close(): Promise<void>
}

/**
 * Opens the demo's own data under `out`: embedded, or on the servers that DATABASE_URL and REDIS_URL name, always on
 * the sandbox networks; with its people, its channels, and workers.
 * @throws DatelineError `conflict` for a record with channels on real networks.
 */
export async function openDemo(out: string, options: { logLevel: string }): Promise<OpenDemo> {
  const dataDirectory = join(out, 'data')
  makeDirectory(dataDirectory)
  const environment = environmentOf(dataDirectory, options)
  const core = await openCore(readSettings(environment), { sandbox: { metricsAgeFactor: demoAgeFactor } })
  try {
    await assertNoLiveChannel(core)
    await beginWithPreset(core)
    const people = await demoPeople(core)
    await connectSandbox(core)
    const stopWorkers = await beginWork(core, environment)
    let closing: Promise<void> | undefined
    return {
      core,
      people,
      async close() {
        closing ??= stopWorkers().then(() => core.close())
        await closing
      },
    }
  } catch (thrown) {
    await core.close()
    throw thrown
  }
}

function environmentOf(dataDirectory: string, { logLevel }: { logLevel: string }): NodeJS.ProcessEnv {
  return {
    LOG_LEVEL: logLevel,
    ...process.env,
    DATA_DIR: dataDirectory,
    NETWORKS: 'sandbox',
    ...(process.env.DATABASE_URL && !process.env.SECRET_KEYS
      ? { SECRET_KEYS: demoSecretKeys(dataDirectory) }
      : {}),
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (thrown) {
    throw new DatelineError('demo-out-not-writable', { directory, reason: messageOf(thrown) })
  }
}

/** The demo is an organisation with the offices of the preset. */
async function beginWithPreset({ database: { db }, clock }: Core): Promise<void> {
  await auditedTransaction(db, async trx => {
    if ((await organisationName(trx)) !== null) return
    const setUp = { organisation: 'Migrant Resource Centres', preset: 'migrant-resource-centres' } as const
    await setUpOrganisation(trx, { clock }, systemActor, setUp)
  })
}

/** DATABASE_URL may name the record that an office works with: the demo's sample must not get in there. */
async function assertNoLiveChannel({ database }: Core): Promise<void> {
  const live = await database.db
    .selectFrom('channel')
    .select('handle')
    .where('sandbox', '=', false)
    .limit(1)
    .executeTakeFirst()
  if (!live) return
  throw new DatelineError('demo-on-live-record', { handle: live.handle })
}

async function beginWork(core: Core, environment: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (core.settings.DATABASE_URL) {
    const workers = startWorkerProcesses(core, environment, workerProcesses)
    return () => workers.stop()
  }
  const stopping = new AbortController()
  startWorkers(core, stopping.signal)
  return async () => stopping.abort()
}
