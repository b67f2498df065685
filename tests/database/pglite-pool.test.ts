import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { inBackground } from '../../src/database/lane.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'

describe.each(databaseKinds)('the record on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())

  it('gives counts and decimals as numbers, days as text, moments as Dates, JSON parsed', async () => {
    const row = await sql<Record<string, unknown>>`
      select 9007199254740991::bigint as big, 1.5::numeric as half, date '2026-11-23' as day,
        timestamptz '2026-11-23 00:00Z' as moment, '{"a":[1]}'::jsonb as json, array['x','y'] as list`.execute(
      database.db,
    )
    expect(row.rows[0]).toEqual({
      big: 9007199254740991,
      half: 1.5,
      day: '2026-11-23',
      moment: new Date('2026-11-23T00:00:00Z'),
      json: { a: [1] },
      list: ['x', 'y'],
    })
  })

  it('keeps a transaction apart from what others do at the same time', async () => {
    const outside = database.db.transaction().execute(async trx => {
      await sql`insert into project (id, name) values ('a', 'A')`.execute(trx)
      return await trx.selectFrom('project').select('id').execute()
    })
    const rolledBack = database.db
      .transaction()
      .execute(async trx => {
        await sql`insert into project (id, name) values ('b', 'B')`.execute(trx)
        throw new Error('changed my mind')
      })
      .catch((thrown: Error) => thrown.message)
    expect(await rolledBack).toBe('changed my mind')
    expect(await outside).toEqual([{ id: 'a' }])
    expect(await database.db.selectFrom('project').select('id').execute()).toEqual([{ id: 'a' }])
  })

  // A pg.Pool would hand the open transaction to the next client; the embedded database has only one connection to lose.
  it.runIf(kind === 'embedded')('hands the connection back when a transaction is abandoned', async () => {
    const client = await database.pool.connect()
    await client.query('begin')
    client.release()
    expect(await database.db.selectFrom('office').select('id').execute()).toEqual([])
  })

  it.runIf(kind === 'embedded')('lets people and posts go before exports, imports and upkeep', async () => {
    const order: string[] = []
    const ask = async (what: string) => {
      await sql`select 1`.execute(database.db)
      order.push(what)
    }
    const holding = await database.pool.connect()
    await holding.query('begin')
    const background = inBackground(() => [ask('a page of an export'), ask('the next page')])
    const foreground = [ask('a request'), ask('a post')]
    await holding.query('commit')
    holding.release()
    await Promise.all([...background, ...foreground])
    expect(order).toEqual(['a request', 'a post', 'a page of an export', 'the next page'])
    const turns = Object.fromEntries(database.waits?.().map(({ lane, turns }) => [lane, turns]) ?? [])
    expect(turns.background).toBe(2)
    expect(turns.foreground).toBeGreaterThan(2)
  })

  it('delivers a notification to a client that listens, while others work', async () => {
    const listener = await database.pool.connect()
    const heard = new Promise(resolve => listener.on('notification', message => resolve(message.payload)))
    await listener.query('-- BullMQ explains its statements.\nLISTEN "bell"')
    await sql`select pg_notify('bell', 'ding')`.execute(database.db)
    expect(await heard).toBe('ding')
    await listener.query('UNLISTEN "bell"')
    listener.release()
  })

  it('says which constraint a row breaks', async () => {
    await expect(
      sql`insert into dateline_place values ('Lahore', 'x')`.execute(database.db),
    ).rejects.toMatchObject({
      code: '23514',
    })
  })
})
