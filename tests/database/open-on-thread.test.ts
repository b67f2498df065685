import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectOpened, type Database } from '../../src/database/connect.ts'
import { openEmbedded } from '../../src/database/embedded/open.ts'

const directory = mkdtempSync(join(tmpdir(), 'dateline-thread-'))
let database: Database

beforeAll(async () => {
  database = await connectOpened(await openEmbedded(directory))
}, 60_000)

afterAll(async () => {
  await database.close()
  rmSync(directory, { recursive: true, force: true })
})

it("brings a refusal over with PostgreSQL's own fields, and goes on", async () => {
  await database.pool.query("insert into project (id, name) values ('twice', 'A')")
  const refused = database.pool.query("insert into project (id, name) values ('twice', 'B')")
  await expect(refused).rejects.toMatchObject({ code: '23505', constraint: 'project_pkey', table: 'project' })
  await expect(refused).rejects.toBeInstanceOf(Error)
  const { rows } = await database.pool.query('select name from project')
  expect(rows).toEqual([{ name: 'A' }])
})

it('gives and takes the values that a server does', async () => {
  const values = [new Date('2026-11-23T10:00:00Z'), Buffer.from('درون'), ['a', 'b'], { a: 1 }]
  const { rows } = await database.pool.query(
    'select $1::timestamptz as moment, $2::bytea as bytes, $3::text[] as list, $4::jsonb as json, 5::bigint as count',
    values,
  )
  const { bytes, ...others } = rows[0]
  expect(Buffer.from(bytes).toString()).toBe('درون')
  expect(others).toEqual({ moment: values[0], list: ['a', 'b'], json: { a: 1 }, count: 5 })
})

it('wakes each of two listeners, and after one stops the other', async () => {
  const [one, other] = [await database.pool.connect(), await database.pool.connect()]
  const heard: string[] = []
  one.on('notification', ({ payload }) => heard.push(`one ${payload}`))
  other.on('notification', ({ payload }) => heard.push(`other ${payload}`))
  await one.query('listen bell')
  await other.query('listen bell')
  await database.pool.query("select pg_notify('bell', 'first')")
  await expect.poll(() => heard).toEqual(['one first', 'other first'])
  await one.query('unlisten bell')
  await database.pool.query("select pg_notify('bell', 'second')")
  await expect.poll(() => heard).toContain('other second')
  expect(heard).not.toContain('one second')
  one.release()
  other.release()
})

it('refuses statements once it is closed, and opens again with what was written', async () => {
  await database.close()
  await expect(database.pool.query('select 1')).rejects.toThrow('The embedded database is closed.')
  database = await connectOpened(await openEmbedded(directory))
  expect((await database.pool.query('select name from project')).rows).toEqual([{ name: 'A' }])
})
