import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Engine } from './embedded/engine.ts'
import type { LaneWaits } from './embedded/lanes.ts'
import type { OpenedEmbedded } from './embedded/open.ts'
import { PGlitePool } from './embedded/pglite-pool.ts'
import { migrate } from './migrate.ts'
import { createServerPool } from './server.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>

/** The record, migrated and ready, and the pool beneath it for the queue. */
export interface Database {
  db: Db
  pool: pg.Pool
  kind: 'embedded' | 'server'
  /** How long statements waited for the one connection of an embedded record; absent for a server. */
  waits?: () => readonly LaneWaits[]
  close(): Promise<void>
}

/** Makes a record of an embedded database that is open already; closing the record gives its directory back. */
export async function connectOpened({ engine, unlock }: OpenedEmbedded): Promise<Database> {
  const database = await connectOn(engine)
  return {
    ...database,
    async close() {
      await database.close()
      unlock()
    },
  }
}

/** Makes a record of an engine that is open already; closing the record closes it. */
export async function connectOn(engine: Engine): Promise<Database> {
  const embedded = new PGlitePool(engine)
  // The adapter gives the part of a pg.Pool that Kysely, BullMQ and better-auth use.
  const pool = embedded as unknown as pg.Pool
  // One session serves both: BullMQ's tables lie in a schema of their own, and no name occurs in both.
  await pool.query('set search_path to public, bullmq')
  const db = kyselyOn(pool)
  await migrate(db)
  return { db, pool, kind: 'embedded', waits: () => embedded.waits(), close: () => embedded.end() }
}

/** Connects to a PostgreSQL server. Throws when it cannot be reached or migrated. */
export async function connectServer(url: string, options: { max?: number } = {}): Promise<Database> {
  const pool = createServerPool(url, { max: options.max ?? 10 })
  const db = kyselyOn(pool)
  await migrate(db)
  return { db, pool, kind: 'server', close: () => pool.end() }
}

function kyselyOn(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
