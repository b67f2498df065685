import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpTable, loadRows, tableOf } from '../../src/backup/dump-table.ts'
import type { Entry } from '../../src/backup/format.ts'
import { losslessText, tablesInOrder } from '../../src/backup/tables.ts'
import type { Database } from '../../src/database/connect.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'

describe.each(databaseKinds)('a table of an %s database', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await database.pool.query(`
      create table odd (n integer primary key, j jsonb, t text, b bytea, d numeric, f double precision, at timestamptz,
        list text[], day date, long interval, small smallint, yes boolean, "Quoted ""name""" text,
        twice integer generated always as (n * 2) stored)`)
    await database.pool.query(`insert into odd values
      (1, 'null', '', '\\x00ff', 1e-20, 'NaN', '2026-11-23 12:00:00.123456+05', array['a,b', null, '{"}'], '0001-01-01 BC',
        '1 year 2 days 03:04:05.678', -32768, true, E'tab\\tline\\nquote"back\\\\'),
      (2, null, null, null, 'NaN', '-Infinity', 'infinity', '{}', 'infinity', '-1 second', null, false, 'اردو ঢাকা 👩🏽‍🏫'),
      (3, '{"a": [1.50, "\\u0001"]}', 'null', '', 123456789012345678901234567890.10, 0.1, '-infinity', null, null, null, 0, null, null)`)
    await database.pool.query('insert into odd (n) select generate_series(4, 500)')
  })
  afterAll(() => database.close())

  it('comes back the same, whatever its values', async () => {
    const asText = `select o::text as row from odd o order by n`
    const before = (await database.pool.query(asText)).rows
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query(losslessText)
    const table = (await tablesInOrder(client)).find(({ name }) => name === 'odd')
    if (!table) throw new Error('the table is not found')
    const entries: Entry[] = []
    for await (const entry of dumpTable(client, table)) entries.push(entry)
    await client.query('truncate odd')
    for (const { bytes } of entries) await loadRows(client, table, bytes)
    await client.query('commit')
    client.release()

    expect((await database.pool.query(asText)).rows).toEqual(before)
    expect(before).toHaveLength(500)
    expect(entries.map(entry => entry.name)).toEqual(
      [1, 2, 3].map(number => `tables/odd/00000${number}.jsonl`),
    )
    expect(new Set(entries.map(entry => tableOf(entry.name)))).toEqual(new Set(['odd']))
  })

  it('stands after every table that it refers to', async () => {
    await database.pool.query(
      'create table a_first (office text references office, n integer references odd)',
    )
    const client = await database.pool.connect()
    const names = (await tablesInOrder(client)).map(({ name }) => name)
    client.release()
    for (const needed of ['office', 'odd'])
      expect(names.indexOf(needed)).toBeLessThan(names.indexOf('a_first'))
    expect(names).not.toContain('person_session')
  })
})
