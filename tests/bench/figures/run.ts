import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { factTables } from '../../outreach/figures/export-parquet.ts'
import { processorMsOf } from '../publish/processor-of.ts'
import { openCompetitor } from './beside-duckdb.ts'
import { assureTargets, exportTable, freezeQuarter, importSheet } from './loads.ts'
import { type BenchPeriod, benchQuestions } from './questions.ts'
import { type BenchRecord, openRecord } from './record.ts'

// `npm run bench -- figures`: what analysts ask of a month, a quarter, a year and five years of 20 offices, on PostgreSQL,
// beside DuckDB over the Parquet export of the same record; a snapshot, an import, exports, and what a sample weighs.
// `--scale=N` is the share of the full size (1: 200,000 posts with 10 million samples, 500,000 entries; 0.02 unless given),
// `--keep=FOLDER` keeps the filled record and its export for the next run, `--count=N` is how often, `--only=posts,rows`
// asks questions whose names begin so, `--without=export,duckdb,loads` leaves parts out. Exit code 1 where a figure is
// missed. "server ms" is the processor time of PostgreSQL, which counts where others keep the processor busy.

const scale = Number(option('scale') ?? 0.02)
const count = Number(option('count') ?? 20)
const without = (option('without') ?? '').split(',')
const most = {
  p50: 200,
  p95: 500,
  bytes: 120,
  monthMs: 200,
  snapshotMs: 1_000,
  importMs: 3_000,
  rows: 50_000,
  mb: 150,
}
const history = { from: '2021-10-01', to: '2026-09-30' }
const starts = { month: '2026-09-01', quarter: '2026-07-01', year: '2025-10-01', 'five years': history.from }

const kept = option('keep')
const record = await openRecord(
  {
    seed: 'bench',
    ...history,
    offices: 20,
    enquiries: Math.round(400_000 * scale),
    activities: Math.round(100_000 * scale),
    posts: Math.round(200_000 * scale),
  },
  kept,
)
const folder = kept === undefined ? await mkdtemp(join(tmpdir(), 'dateline-bench-')) : join(kept, 'parquet')
try {
  process.exitCode = (await bench(record)) ? 0 : 1
} finally {
  await record.stop()
  if (kept === undefined) await rm(folder, { recursive: true, force: true })
}
process.exit()

async function bench(record: BenchRecord): Promise<boolean> {
  print(`load ${load()}`)
  const { officeIds, holds } = await sizes(record)
  const periods = Object.entries(starts).map(([name, from]) => ({ name, from, to: history.to, officeIds }))
  const [, quarter, , whole] = periods
  if (!quarter || !whole) return false
  await assureTargets(record.database.db, whole)
  const held = [holds]
  if (!without.includes('export')) held.push(await timed('exports', exportAll(record, whole)))
  if (!without.includes('loads')) held.push(await timed('snapshots and imports', load10k(record, quarter)))
  held.push(await timed('questions', questions(record, periods)))
  print(`load ${load()}`)
  return held.every(Boolean)
}

async function timed(what: string, work: Promise<boolean>): Promise<boolean> {
  const began = performance.now()
  const isHeld = await work
  print(`${what} took ${seconds(performance.now() - began)}`)
  return isHeld
}

async function sizes({
  database: { db },
  ...filled
}: BenchRecord): Promise<{ officeIds: string[]; holds: boolean }> {
  const { rows } = await sql<{
    posts: number
    samples: number
    entries: number
    bytes: number
    offices: string[]
  }>`
    select (select count(*) from post)::integer as posts, (select count(*) from sample)::integer as samples,
      ((select count(*) from enquiry) + (select count(*) from activity))::integer as entries,
      (pg_total_relation_size('sample') / greatest(1, (select count(*) from sample)))::integer as bytes,
      (select array_agg(id order by id) from office) as offices`.execute(db)
  const [size] = rows
  if (!size) throw new Error('The record is empty.')
  const perMonth = filled.rolledMs / Math.max(1, filled.rolledMonths)
  print(
    `${size.posts} posts, ${size.samples} samples of ${size.bytes} bytes with their index, ${size.entries} entries`,
    filled.filledMs === undefined ? 'kept from an earlier run' : `filled in ${seconds(filled.filledMs)}`,
    `rollups: ${filled.rolledMonths} months in ${seconds(filled.rolledMs)}, ${perMonth.toFixed(0)} ms each`,
  )
  return { officeIds: size.offices, holds: size.bytes <= most.bytes && perMonth <= most.monthMs }
}

async function exportAll({ postgres }: BenchRecord, period: BenchPeriod): Promise<boolean> {
  const total = { rows: 0, seconds: 0, processor: 0, server: 0 }
  let mb = 0
  for (const table of factTables) {
    const before = processorMsOf(postgres.pid()) ?? 0
    const made = await exportTable(`${postgres.url}/postgres`, table, { folder, ...period })
    const server = ((processorMsOf(postgres.pid()) ?? 0) - before) / 1000
    total.rows += made.rows
    total.seconds += made.seconds
    total.processor += made.processorSeconds
    total.server += server
    mb = Math.max(mb, made.mb)
    print(
      `export of ${table}: ${made.rows} rows in ${made.seconds.toFixed(1)} s, ${(made.rows / made.seconds).toFixed(0)} a second; ${made.mb.toFixed(0)} MB above idle; processor ${made.processorSeconds.toFixed(1)} s, server ${server.toFixed(1)} s`,
    )
  }
  const rate = total.rows / total.seconds
  const isHeld = rate >= most.rows && mb <= most.mb
  print(`exports: ${rate.toFixed(0)} rows a second, at most ${mb.toFixed(0)} MB above idle${missed(isHeld)}`)
  return isHeld
}

async function load10k(record: BenchRecord, quarter: BenchPeriod): Promise<boolean> {
  const { db } = record.database
  const snapshot = await timesOf(record, 5, nr => freezeQuarter(db, quarter, nr))
  const sheets = [await importSheet(db, 'office-03'), await importSheet(db, 'office-04')]
  const sheet = Math.max(...sheets)
  const held = [snapshot.p50 <= most.snapshotMs, sheet <= most.importMs]
  print(`${shown('snapshot of a quarter', snapshot)}${missed(held[0])}`)
  print(`import of 10,000 rows, the slower of two: ${sheet.toFixed(0)} ms${missed(held[1])}`)
  return held.every(Boolean)
}

async function questions(record: BenchRecord, periods: readonly BenchPeriod[]): Promise<boolean> {
  const { db } = record.database
  const duckdb = without.includes('duckdb') ? undefined : await openCompetitor(folder)
  const only = option('only')?.split(',')
  let holds = true
  for (const period of periods)
    for (const { name, ask } of benchQuestions) {
      if (only && !only.some(start => name.startsWith(start))) continue
      const times = await timesOf(record, count, () => ask(db, period))
      const other = duckdb?.views.includes(name)
        ? await timesOf(record, Math.min(count, 5), () => duckdb.ask(name, period))
        : undefined
      const isHeld = times.p50 <= most.p50 && times.p95 <= most.p95
      holds &&= isHeld
      print(
        `${shown(`${period.name}, ${name}`, times)}${other ? `  DuckDB p50 ${other.p50.toFixed(0)} ms` : ''}${missed(isHeld)}`,
      )
    }
  duckdb?.close()
  return holds
}

interface Times {
  p50: number
  p95: number
  /** Processor time of PostgreSQL, each. */
  server: number
}

/** The first time is for warming up. */
async function timesOf(
  { postgres }: BenchRecord,
  runs: number,
  work: (nr: number) => Promise<unknown>,
): Promise<Times> {
  await work(0)
  const times: number[] = []
  const before = processorMsOf(postgres.pid()) ?? 0
  for (let run = 1; run <= runs; run += 1) {
    const from = performance.now()
    await work(run)
    times.push(performance.now() - from)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0
  return { p50: at(0.5), p95: at(0.95), server: ((processorMsOf(postgres.pid()) ?? 0) - before) / runs }
}

function shown(name: string, { p50, p95, server }: Times): string {
  const [middle, high, used] = [p50, p95, server].map(ms => ms.toFixed(0).padStart(6))
  return `${name.padEnd(32)} p50 ${middle} ms  p95 ${high} ms  server ${used} ms`
}

function missed(isHeld: boolean | undefined): string {
  return isHeld ? '' : '  MISSED'
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function load(): string {
  return loadavg()[0]?.toFixed(1) ?? ''
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

function option(name: string): string | undefined {
  return process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
}
