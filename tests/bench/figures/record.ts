import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connectServer, type Database, type Db } from '../../../src/database/connect.ts'
import { addPeople } from '../../factories/people.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'
import { type HistorySize, writeHistory } from '../../outreach/figures/history.ts'
import { type PostgresService, startPostgres } from '../../services/postgres.ts'

/** A history of outreach on a PostgreSQL server of its own, with what its filling took. */
export interface BenchRecord {
  database: Database
  postgres: PostgresService
  /** Undefined where the record was kept from an earlier run. */
  filledMs: number | undefined
  rolledMs: number
  rolledMonths: number
  stop(): Promise<void>
}

/**
 * A filled record: in `keptIn`, where it stays and is taken up by the next run with its size, or else in a temporary
 * folder.
 */
export async function openRecord(size: HistorySize, keptIn: string | undefined): Promise<BenchRecord> {
  const mark = keptIn === undefined ? undefined : join(keptIn, `filled-${size.posts}-${size.enquiries}`)
  if (keptIn !== undefined) mkdirSync(keptIn, { recursive: true })
  const isFilled = mark !== undefined && existsSync(mark)
  if (keptIn !== undefined && !isFilled) rmSync(join(keptIn, 'data'), { recursive: true, force: true })
  const postgres = await startPostgres({
    durability: 'off',
    ...(keptIn === undefined ? {} : { keptIn: join(keptIn, 'data') }),
  })
  if (!postgres) throw new Error('there is no PostgreSQL on this machine')
  const database = await connectServer(`${postgres.url}/postgres`)
  const began = performance.now()
  if (!isFilled) await fill(database.db, size)
  const filled = performance.now()
  const rolledMonths = await rollUpDueMonths(database.db)
  const rolledMs = performance.now() - filled
  if (!isFilled || rolledMonths > 0) await sql`vacuum analyze`.execute(database.db)
  if (mark !== undefined && !isFilled) writeFileSync(mark, '')
  return {
    database,
    postgres,
    filledMs: isFilled ? undefined : filled - began,
    rolledMs,
    rolledMonths,
    async stop() {
      await database.close()
      await postgres.stop()
    },
  }
}

/** Foreign keys of samples are checked at once behind the filling, instead of row by row. */
async function fill(db: Db, size: HistorySize): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = 'sample'::regclass and contype = 'f'`.execute(db)
  for (const { name } of rows) await sql`alter table sample drop constraint ${sql.ref(name)}`.execute(db)
  await addPeople(db)
  await writeHistory(db, size)
  for (const { name, definition } of rows)
    await sql`alter table sample add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(db)
}
