import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import pg from 'pg'
import { inject } from 'vitest'
import { engineOf } from '../../src/database/embedded/engine.ts'
import { PGlitePool } from '../../src/database/embedded/pglite-pool.ts'
import { createServerPool } from '../../src/database/server.ts'
import type { DatabaseKind } from './database.ts'

/** A database in which there is nothing at all, not even the tables of a record; end it when done. */
export async function emptyDatabase(kind: DatabaseKind): Promise<pg.Pool> {
  if (kind === 'embedded') return await emptyEmbedded()
  return createServerPool(await emptyServerDatabase(), { max: 2 })
}

async function emptyEmbedded(): Promise<pg.Pool> {
  const pglite = await PGlite.create({ loadDataDir: await dataDir() })
  return new PGlitePool(engineOf(pglite)) as unknown as pg.Pool
}

/** The address of a new database on the server. */
export async function emptyServerDatabase(): Promise<string> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  const maintenance = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` })
  await maintenance.connect()
  await maintenance.query(`create database ${name} template template0`)
  await maintenance.end()
  return `${inject('postgresUrl')}/${name}`
}
