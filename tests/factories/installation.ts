import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { readSettings } from '../../config/env.ts'
import type { Role } from '../../src/access/actor.ts'
import { type Core, openCore } from '../../src/assembly/core.ts'
import { startWeb } from '../../src/assembly/web.ts'
import { runDispatcher } from '../../src/publishing/sending/dispatch.ts'
import { startMeasure } from '../../workers/measure.ts'
import { startPublish } from '../../workers/publish.ts'
import { freePort } from '../services/free-port.ts'
import { startRedis } from '../services/redis.ts'
import { databaseWithRoles } from './database-roles.ts'
import { addPersonWithPassword } from './people.ts'
import { installPresetOffices } from './preset.ts'

export type Setup =
  | 'embedded'
  | 'PostgreSQL alone'
  | 'PostgreSQL alone, as a role that owns nothing'
  | 'PostgreSQL and Redis'

/** The set-ups that this machine can run; `npm test` says which it could not, and why. */
export const setups: Setup[] = [
  'embedded',
  ...(inject('postgresUrl')
    ? (['PostgreSQL alone', 'PostgreSQL alone, as a role that owns nothing'] as const)
    : []),
  ...(inject('postgresUrl') && inject('redisUrl') ? (['PostgreSQL and Redis'] as const) : []),
]

export { password } from './password.ts'

/** Web server, queue, workers and sandbox networks, assembled from settings as `npm start` does. */
export interface Installation {
  core: Core
  /** Where it answers. */
  url: string
  /** A new person's e-mail address; the password is `password`. */
  person(...grants: [Role, string][]): Promise<string>
  close(): Promise<void>
}

export async function openInstallation(setup: Setup): Promise<Installation> {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-installation-'))
  const port = await freePort()
  // A Redis of its own: other tests empty the shared one.
  const redis = setup === 'PostgreSQL and Redis' ? await startRedis() : undefined
  const settings = readSettings({
    DATA_DIR: directory,
    PORT: `${port}`,
    LOG_LEVEL: 'silent',
    SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`,
    ...(await databaseSettings(setup)),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  })
  const core = await openCore(settings, { sandbox: { metricsAgeFactor: 10_000 } })
  await installPresetOffices(core.database.db)
  const web = await startWeb(core)
  const stopping = new AbortController()
  const { clock, log, queue, timing } = core
  const { db } = core.database
  startPublish(core, stopping.signal)
  startMeasure(core)
  const dispatching = runDispatcher({ db, clock, log, queue, timing }, stopping.signal)
  return {
    core,
    url: web.address,
    async person(...grants) {
      const email = `${randomUUID()}@example.org`
      const given = grants.map(([role, officeId]) => ({ role, officeId }))
      await addPersonWithPassword({ db, clock }, { name: 'Office Person', email, grants: given })
      return email
    },
    async close() {
      stopping.abort()
      await dispatching
      await web.close()
      await core.close()
      await redis?.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function databaseSettings(setup: Setup): Promise<Record<string, string>> {
  if (setup === 'embedded') return {}
  if (setup !== 'PostgreSQL alone, as a role that owns nothing')
    return { DATABASE_URL: await newServerDatabase() }
  const { appUrl, ownerUrl } = await databaseWithRoles('in use')
  return { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl }
}

async function newServerDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const maintenance = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` })
  await maintenance.connect()
  await maintenance.query(`create database ${name} template template_dateline`)
  await maintenance.end()
  return `${inject('postgresUrl')}/${name}`
}
