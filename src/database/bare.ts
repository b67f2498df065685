import { existsSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openEmbedded } from './embedded/open.ts'
import { PGlitePool } from './embedded/pglite-pool.ts'
import { createServerPool } from './server.ts'

/** A database as it is found: opening it migrates nothing. For backups. */
export interface BareDatabase {
  pool: pg.Pool
  close(): Promise<void>
  /** Closes it, and removes what opening it made. */
  discard(): Promise<void>
}

/** The embedded database under `dataDirectory`, made when there is none; see `openEmbedded` for what it throws. */
export async function openBareEmbedded(dataDirectory: string): Promise<BareDatabase> {
  const isNewDirectory = !existsSync(dataDirectory)
  const isNew = !existsSync(homeOf(dataDirectory))
  const { engine, unlock } = await openEmbedded(dataDirectory)
  const embedded = new PGlitePool(engine)
  async function close(): Promise<void> {
    await embedded.end()
    unlock()
  }
  return {
    pool: embedded as unknown as pg.Pool,
    close,
    async discard() {
      await embedded.end()
      if (isNew) rmSync(homeOf(dataDirectory), { recursive: true, force: true })
      unlock()
      if (isNewDirectory) removeIfEmpty(dataDirectory)
    },
  }
}

/** Whether an embedded database lies under `dataDirectory`. */
export function hasEmbedded(dataDirectory: string): boolean {
  return existsSync(homeOf(dataDirectory))
}

/** A database on a server. */
export function openBareServer(url: string): BareDatabase {
  const pool = createServerPool(url, { max: 2 })
  return { pool, close: () => pool.end(), discard: () => pool.end() }
}

function homeOf(dataDirectory: string): string {
  return join(dataDirectory, 'postgres')
}

function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory)
  } catch {
    // Something else lies in it.
  }
}
