import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { createLogger } from '../../src/core/logging/logger.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { holdPresence } from '../../src/database/presence.ts'
import { freshDatabase } from '../factories/database.ts'

describe.skipIf(!inject('postgresUrl'))('a process on a PostgreSQL server', () => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase('server')
  })
  afterAll(() => database.close())

  const deps = () => ({ database, clock: systemClock, log: createLogger('silent') })
  /** As another process asks. */
  async function hasEnded(id: string): Promise<boolean> {
    const { rows } = await sql<{ ended: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) as ended`.execute(database.db)
    return rows[0]?.ended === true
  }

  it('is seen to live until it ends', async () => {
    const presence = await holdPresence(deps())
    expect(await hasEnded(presence.id)).toBe(false)
    presence.close()
    await vi.waitFor(async () => expect(await hasEnded(presence.id)).toBe(true), { timeout: 10_000 })
  })

  it('is seen to live again after its connection was lost', async () => {
    const presence = await holdPresence(deps())
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
      and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())`.execute(
      database.db,
    )
    await vi.waitFor(async () => expect(await hasEnded(presence.id)).toBe(false), { timeout: 10_000 })
    presence.close()
  })

  it('ends once, whether its connection is lost before, after or not at all', async () => {
    const held: pg.PoolClient[] = []
    const connect = async () => {
      const client = await database.pool.connect()
      held.push(client)
      return client
    }
    const counted = { kind: 'server', pool: { connect } as unknown as pg.Pool } as const
    const lostAfter = await holdPresence({ ...deps(), database: counted })
    lostAfter.close()
    expect(() => held[0]?.emit('error', new Error('terminated'))).not.toThrow()

    const lostBefore = await holdPresence({ ...deps(), database: counted })
    held[1]?.emit('error', new Error('terminated'))
    expect(() => lostBefore.close()).not.toThrow()
    await vi.waitFor(async () => expect(await hasEnded(lostBefore.id)).toBe(true), { timeout: 10_000 })
  })
})
