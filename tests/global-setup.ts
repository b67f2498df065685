import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { hashPassword } from 'better-auth/crypto'
import type { TestProject } from 'vitest/node'
import { connectOn, connectServer } from '../src/database/connect.ts'
import { engineOf } from '../src/database/embedded/engine.ts'
import { password } from './factories/password.ts'
import { startPostgres } from './services/postgres.ts'
import { startRedis } from './services/redis.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A file with a migrated, empty PGlite data directory, so that each test file need not make one. */
    embeddedTemplate: string
    /** PostgreSQL with a migrated database `template_dateline`; empty when the machine has none. */
    postgresUrl: string
    redisUrl: string
    /** The hash of `password` of factories/password.ts. */
    passwordHash: string
    /** Given by vitest.config.ts: `deep` takes the runs that `npm test` has no time for. */
    depth: 'usual' | 'deep'
  }
}

/** Makes what all test files share, once: a migrated embedded database to copy, and real servers where there are any. */
export default async function setUp(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-tests-'))
  const [embeddedTemplate, postgres, redis, passwordHash] = await Promise.all([
    makeEmbeddedTemplate(join(directory, 'template.tar')),
    startPostgres({ durability: 'off' }),
    startRedis(),
    hashPassword(password),
  ])
  if (postgres) await makeServerTemplate(postgres.url)
  project.provide('embeddedTemplate', embeddedTemplate)
  project.provide('postgresUrl', postgres?.url ?? '')
  project.provide('redisUrl', redis?.url ?? '')
  project.provide('passwordHash', passwordHash)
  return async () => {
    await Promise.all([postgres?.stop(), redis?.stop()])
    rmSync(directory, { recursive: true, force: true })
  }
}

async function makeEmbeddedTemplate(file: string): Promise<string> {
  const pglite = await PGlite.create()
  await connectOn(engineOf(pglite))
  const dump = await pglite.dumpDataDir('none')
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()))
  await pglite.close()
  return file
}

async function makeServerTemplate(url: string): Promise<void> {
  const maintenance = await connectServer(`${url}/postgres`, { max: 1 })
  await maintenance.pool.query('create database template_dateline')
  await maintenance.close()
  const template = await connectServer(`${url}/template_dateline`, { max: 1 })
  await template.close()
}
