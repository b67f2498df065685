import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../../../src/core/ids.ts'
import type { Db } from '../../../src/database/connect.ts'
import { importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { freezeSnapshot } from '../../../src/outreach/snapshots/freeze-snapshot.ts'
import { analyst, clockAt } from '../../factories/outreach.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'
import type { BenchPeriod } from './questions.ts'

const exported = z.object({
  rows: z.number(),
  seconds: z.number(),
  processorSeconds: z.number(),
  mb: z.number(),
})

/** Exports a table in a process of its own; gives its rows, and the most megabytes above the idle process. */
export async function exportTable(
  url: string,
  table: string,
  { folder, officeIds, from, to }: BenchPeriod & { folder: string },
): Promise<z.infer<typeof exported>> {
  const program = fileURLToPath(new URL('./export-run.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-semi-space-size=8',
    '--expose-gc',
    '--import',
    fileURLToPath(new URL('../../../config/node.js', import.meta.url)),
    program,
    url,
    folder,
    table,
    officeIds.join(','),
    from,
    to,
  ])
  return exported.parse(JSON.parse(stdout))
}

/** Freezes a quarter of the offices; each time another one, since what is frozen already costs nothing. */
export async function freezeQuarter(db: Db, { officeIds, from, to }: BenchPeriod, nr: number): Promise<void> {
  const clock = clockAt(new Date(Date.parse('2026-10-20T09:00:00Z') + nr * 60_000).toISOString())
  await freezeSnapshot(
    { db, clock },
    { actor: analyst, officeIds, from, to, sandbox: false, incomplete: true },
  )
}

/** Imports a sheet of 10,000 rows that are new, and takes them out again; gives the milliseconds of the import alone. */
export async function importSheet(db: Db, officeId: string): Promise<number> {
  const source = `bench-${newId()}`
  const rows = Array.from(
    { length: 10_000 },
    (_, index) =>
      `2026-10-${String(1 + (index % 18)).padStart(2, '0')},hotline,family,ur,${1 + (index % 90)}`,
  )
  const began = performance.now()
  const imported = await importEnquiries(
    { db, clock: clockAt('2026-10-20T09:00:00Z') },
    {
      actor: analyst,
      content: ['date,channel,topic,language,count', ...rows].join('\n'),
      name: `${source}.csv`,
      source,
      officeId,
    },
  )
  const ms = performance.now() - began
  if (imported.added !== 10_000) throw new Error(`Only ${imported.added} rows were added.`)
  // Entries of the log are kept by a trigger; these were never anybody's.
  await db.transaction().execute(async trx => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`delete from enquiry where source = ${source}`.execute(trx)
  })
  await rollUpDueMonths(db)
  return ms
}

/** A target of each office for enquiries and views of each year, where there are none. */
export async function assureTargets(db: Db, { officeIds }: BenchPeriod): Promise<void> {
  await sql`
    insert into target (id, office_id, indicator, "from", "to", value, set_by, set_at)
    select gen_random_uuid(), office_id, indicator, make_date(year, 1, 1), make_date(year, 12, 31), 9000, 'analyst', now()
    from unnest(${[...officeIds]}::text[]) as office_id, unnest('{enquiries,views}'::text[]) as indicator,
      generate_series(2022, 2026) as year
    where not exists (select from target)`.execute(db)
}
