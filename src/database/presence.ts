import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { messageOf } from '../core/errors/errors.ts'
import type { Logger } from '../core/logging/logger.ts'
import type { Clock } from '../core/time/clock.ts'
import type { Database } from './connect.ts'

/** Shows other processes on the same record that this one is alive. */
export interface Presence {
  /** Names this run of the process. */
  id: string
  close(): void
}

interface Deps {
  database: Pick<Database, 'kind' | 'pool'>
  clock: Clock
  log: Logger
}

/** How long to wait before a lost lock is taken again, in milliseconds. */
const againMs = 1_000

/**
 * Holds an advisory lock on the process's id for as long as it lives: PostgreSQL gives it free the moment the connection
 * ends, so nothing waits for a process that was killed. The embedded record has one process at a time and needs none.
 */
export async function holdPresence(deps: Deps): Promise<Presence> {
  const id = randomUUID()
  if (deps.database.kind === 'embedded') return { id, close: () => undefined }
  const stopping = new AbortController()
  let client: pg.PoolClient | undefined
  hold(await lockedBy(deps.database.pool, id))
  return {
    id,
    close() {
      stopping.abort()
      letGo()
    },
  }

  function hold(taken: pg.PoolClient): void {
    client = taken
    taken.once('error', () => {
      // After its release a connection may still say that it ended.
      if (client !== taken) return
      letGo()
      void lockAgain()
    })
  }

  function letGo(): void {
    client?.release(true)
    client = undefined
  }

  /** The record was away: while it is, no request of this process gets on either. */
  async function lockAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const taken = await lockedBy(deps.database.pool, id)
        if (stopping.signal.aborted) taken.release(true)
        else hold(taken)
        return
      } catch (thrown) {
        deps.log.debug({ error: messageOf(thrown) }, 'the lock of this process could not be taken yet')
        await deps.clock.sleep(againMs, stopping.signal).catch(() => undefined)
      }
    }
  }
}

async function lockedBy(pool: pg.Pool, id: string): Promise<pg.PoolClient> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [id])
    return client
  } catch (thrown) {
    client.release(true)
    throw thrown
  }
}
