import { sql } from 'kysely'
import { askFigures } from '../../../src/outreach/figures/ask-figures.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { analyst, clockAt } from '../../factories/outreach.ts'
import { type BenchRecord, openRecord } from './record.ts'

// `npm run bench -- figures`: every view over a month, a quarter, a year and five years of 20 offices, on PostgreSQL, with
// what a sample weighs and what rollups take. `--scale=N` is the share of the full size (1: 200,000 posts with some 7
// million samples, 500,000 entries; 0.05 unless given), `--posts=`, `--entries=` and `--count=` set one alone. Exit code
// 1 where a question is slower than p50 200 ms or p95 500 ms, or a sample weighs more than 120 bytes.

const scale = Number(option('scale') ?? 0.05)
const posts = Number(option('posts') ?? 200_000 * scale)
const entries = Number(option('entries') ?? 500_000 * scale)
const count = Number(option('count') ?? 20)
const most = { p50: 200, p95: 500, bytes: 120, monthMs: 200 }
const history = { from: '2021-10-01', to: '2026-09-30' }
const clock = clockAt('2026-10-05T09:00:00Z')

const periods = [
  ['month', '2026-09-01', 1],
  ['quarter', '2026-07-01', 20],
  ['year', '2025-10-01', 20],
  ['five years', history.from, 20],
] as const

const record = await openRecord(
  {
    seed: 'bench',
    ...history,
    offices: 20,
    enquiries: Math.round(entries * 0.8),
    activities: Math.round(entries * 0.2),
    posts,
  },
  option('keep'),
)
try {
  process.exitCode = (await bench(record)) ? 0 : 1
} finally {
  await record.stop()
}
process.exit()

async function bench({
  database: { db },
  filledMs: filled = 0,
  rolledMs: rolled,
}: BenchRecord): Promise<boolean> {
  const { rows } = await sql<{ samples: number; bytes: number; months: number; offices: string[] }>`
    select (select count(*) from sample)::integer as samples,
      (pg_total_relation_size('sample') / greatest(1, (select count(*) from sample)))::integer as bytes,
      (select count(*) from (select distinct office_id, month from enquiry_month
        union all select distinct office_id, month from activity_month
        union all select distinct office_id, month from metric_month) as made)::integer as months,
      (select array_agg(id order by id) from office) as offices`.execute(db)
  const [size] = rows
  if (!size) return false
  const perMonth = rolled / Math.max(1, size.months)
  print(
    `${posts} posts, ${size.samples} samples of ${size.bytes} bytes with their index, ${entries} entries; filled in ${seconds(filled)}`,
    `rollups: ${size.months} months in ${seconds(rolled)}, ${perMonth.toFixed(0)} ms each`,
  )
  let holds = size.bytes <= most.bytes && perMonth <= most.monthMs
  for (const [name, from, offices] of periods)
    for (const [view, questions] of Object.entries(views)) {
      const times: number[] = []
      const input = {
        actor: analyst,
        officeIds: size.offices.slice(0, offices),
        from,
        to: history.to,
        sandbox: false,
        compare: 'year' as const,
      }
      for (let run = 0; run < count + 1; run += 1)
        times.push(await msOf(() => askFigures({ db, clock }, questions, input)))
      const [p50, p95] = [quantile(times.slice(1), 0.5), quantile(times.slice(1), 0.95)]
      const isHeld = p50 <= most.p50 && p95 <= most.p95
      holds &&= isHeld
      print(
        `${name.padEnd(11)} ${view.padEnd(10)} p50 ${p50.toFixed(0).padStart(6)} ms  p95 ${p95.toFixed(0).padStart(6)} ms${isHeld ? '' : '  MISSED'}`,
      )
    }
  return holds
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`)
}

function option(name: string): string | undefined {
  return process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
}
