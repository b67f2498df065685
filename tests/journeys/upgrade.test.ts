import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { unpackTar } from 'modern-tar/fs'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/assembly/database.ts'
import type { Db } from '../../src/database/connect.ts'
import { officeOfEachPlace } from '../../src/offices/office.view.ts'
import { officesInFull } from '../../src/offices/office-in-full.view.ts'
import { verifySnapshots } from '../../src/outreach/snapshots/verify-snapshots.ts'
import { startPostgres } from '../services/postgres.ts'

// An installation of release 0.1, made by fixtures/installation-0.1/make.ts, comes up under the present version with
// every row it had. What an upgrade adds is welcome, what it takes away is named here with its reason.

const fixtures = new URL('../fixtures/installation-0.1/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'dateline-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Rows of each table as release 0.1 left them. */
const kept = JSON.parse(readFileSync(new URL('rows.json', fixtures), 'utf8')) as Record<
  'embedded' | 'server',
  Record<string, number>
>

async function rowsOf(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Offices stay as they were, hours and places with them, in the form of the present version. */
async function expectOfficesAsTheyWere(db: Db): Promise<void> {
  const [islamabad] = await officesInFull(db, ['islamabad'])
  const quietHours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '21:30', to: '07:00' }]
  expect(islamabad).toMatchObject({ timeZone: 'Asia/Karachi', quietHours, quietExceptions: [], version: 1 })
  const keys = new Set(islamabad?.places.flatMap(place => place.spellings))
  for (const [place, officeId] of await officeOfEachPlace(db))
    if (officeId === 'islamabad') expect(keys).toContain(place)
}

/** Each stored file counts for the office it was stored for. */
async function expectOfficesOfFiles(db: Db): Promise<void> {
  const files = await db.selectFrom('media').select('office_id').execute()
  expect(files.length).toBeGreaterThan(0)
  for (const { office_id } of files) expect(office_id).toMatch(/^[a-z]+$/)
}

/** Each sample says by numbers what it said by names, and posts have the local day of their publication. */
async function expectSamplesAsTheyWere(db: Db, before: unknown[]): Promise<void> {
  const { rows } = await sql`
    select sample.post_id, segment.external_id, metric.name as metric, measurement_age.age, value, taken_at, is_unique,
      post.sandbox
    from sample join metric on metric.id = metric_id join measurement_age on measurement_age.id = age_id
    join post on post.id = sample.post_id
    join segment on segment.post_id = sample.post_id and segment.position = sample.part
    order by 1, 2, 3, 4`.execute(db)
  expect(rows).toEqual(before)
  const days = await sql<{ wrong: number }>`
    select count(*)::int as wrong from post join office on office.id = office_id
    where published_on is distinct from (published_at at time zone office.time_zone)::date`.execute(db)
  expect(days.rows).toEqual([{ wrong: 0 }])
}

/** No one has changed a snapshot of before, and the chain has taken it up. */
async function expectSnapshotsVerified(db: Db): Promise<void> {
  const { verified } = await verifySnapshots(db, { after: 0, limit: 10 })
  expect(verified).toMatchObject([{ seq: 1, version: 1, faults: [] }])
}

async function expectEveryRow(db: Db, before: Record<string, number>): Promise<void> {
  const after: Record<string, number> = {}
  for (const table of Object.keys(before)) after[table] = await rowsOf(db, table)
  for (const [table, count] of Object.entries(before))
    expect([table, after[table] ?? 0]).toEqual([table, count])
}

describe('an installation of release 0.1', () => {
  it('keeps every row when its data directory is opened', async () => {
    const DATA_DIR = join(folder, 'data')
    await pipeline(
      createReadStream(new URL('data.tar.zst', fixtures)),
      createZstdDecompress({ params: { [100]: 27 } }),
      unpackTar(DATA_DIR),
    )
    const { db, close } = await openDatabase({ DATA_DIR } as Parameters<typeof openDatabase>[0])
    await expectEveryRow(db, kept.embedded)
    await expectOfficesOfFiles(db)
    await expectOfficesAsTheyWere(db)
    await expectSnapshotsVerified(db)
    await close()
  }, 120_000)

  it('keeps every row when its record is on a server', async context => {
    const server = await startPostgres({ durability: 'off' })
    if (!server) return context.skip()
    try {
      const url = `${server.url}/postgres`
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(zstdDecompressSync(readFileSync(new URL('dump.sql.zst', fixtures))).toString())
      const samples = await client.query(`
        select post_id, external_id, metric, age, value, taken_at, is_unique, sandbox from public.sample
        order by 1, 2, 3, 4`)
      await client.end()
      const settings = { DATA_DIR: folder, DATABASE_URL: url }
      const { db, close } = await openDatabase(settings as Parameters<typeof openDatabase>[0])
      await expectEveryRow(db, kept.server)
      await expectOfficesOfFiles(db)
      await expectSnapshotsVerified(db)
      await expectSamplesAsTheyWere(db, samples.rows)
      await close()
    } finally {
      await server.stop()
    }
  }, 120_000)
})
