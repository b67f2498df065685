import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connectServer, type Database } from '../../src/database/connect.ts'
import { freshDatabase } from '../factories/database.ts'

describe.skipIf(!inject('postgresUrl'))('the pool of connections to a server', () => {
  let database: Database
  let other: Database
  beforeAll(async () => {
    database = await freshDatabase('server')
    other = await connectServer(`${inject('postgresUrl')}/postgres`, { max: 1 })
  })
  afterAll(async () => {
    await database.close()
    await other.close()
  })

  it('outlives a connection that the server ends while somebody holds it', async () => {
    const client = await database.pool.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const ended = new Promise<void>(resolve => void client.once('end', resolve))
    await other.pool.query('select pg_terminate_backend($1::int)', [rows[0]?.pid])
    await ended
    await expect(client.query('select 1')).rejects.toThrow()
    client.release(true)
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('plans each statement once, and compiles none', async () => {
    expect((await database.pool.query('show plan_cache_mode')).rows[0]).toEqual({
      plan_cache_mode: 'force_generic_plan',
    })
    expect((await database.pool.query('show jit')).rows[0]).toEqual({ jit: 'off' })
  })
})
