import { type ContenderName, type Round, type Row, runRound } from './publish/run.ts'
import type { Outcome } from './publish/workload.ts'

// `npm run bench fairness`, `npm run bench figures`, `npm run bench plan` and `npm run bench web` end there, with their own exit codes.
if (process.argv.includes('fairness')) await import('./fairness/run.ts')
if (process.argv.includes('figures')) await import('./figures/run.ts')
if (process.argv.includes('plan')) await import('./plan/run.ts')
if (process.argv.includes('web')) await import('./web/run.ts')

// `npm run bench [publish] [--quick]`: each contender beside a bare competitor in the same run; ratios, not times, count.
const quick = process.argv.includes('--quick')
const scale = quick ? 0.4 : 1

const all: ContenderName[] = ['a', 'b', 'bDurable', 'peer', 'c', 'd', 'e']
const rounds: { title: string; round: Round }[] = [
  {
    title: 'Throughput, 200 channels, all due at once, 0 ms reply time',
    round: { contenders: all, posts: 10_000 * scale, channels: 200, replyDelayMs: 0, spreadSeconds: 0 },
  },
  {
    title: 'Throughput, 200 channels, all due at once, 150 ms reply time',
    round: { contenders: all, posts: 10_000 * scale, channels: 200, replyDelayMs: 150, spreadSeconds: 0 },
  },
  {
    title: '1,000 due in one minute, 200 channels',
    round: { contenders: ['c', 'd', 'e'], posts: 1_000, channels: 200, replyDelayMs: 0, spreadSeconds: 60 },
  },
  {
    title: '10,000 due in one minute, 200 channels',
    round: { contenders: ['c', 'd', 'e'], posts: 10_000, channels: 200, replyDelayMs: 0, spreadSeconds: 60 },
  },
  {
    title: '100,000 due in one minute, 200 channels',
    round: { contenders: ['c'], posts: 100_000, channels: 200, replyDelayMs: 0, spreadSeconds: 60 },
  },
  {
    title: '1,000 due in one minute, 200 channels, 150 ms reply time',
    round: { contenders: ['c', 'd', 'e'], posts: 1_000, channels: 200, replyDelayMs: 150, spreadSeconds: 60 },
  },
  {
    title: '10,000 due in one minute, 200 channels, 150 ms reply time',
    round: {
      contenders: ['c', 'd', 'e'],
      posts: 10_000,
      channels: 200,
      replyDelayMs: 150,
      spreadSeconds: 60,
    },
  },
  {
    title: 'Throughput, 80 channels, all due at once, 150 ms reply time: the machine is not saturated',
    round: { contenders: all, posts: 6_000 * scale, channels: 80, replyDelayMs: 150, spreadSeconds: 0 },
  },
]

const only = process.argv.find(argument => /^--round=\d$/.test(argument))?.slice('--round='.length)
const contenders = process.argv
  .find(argument => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
for (const [number, { title, round }] of rounds.entries()) {
  if (only !== undefined && Number(only) !== number + 1) continue
  if (quick && number > 2) continue
  const chosen = contenders ? round.contenders.filter(name => contenders.includes(name)) : round.contenders
  print(title, round, await runRound({ ...round, contenders: chosen }))
}

/**
 * A ratio at saturation measures the machine; what a post costs does not: "turn" is from one post of a channel to its
 * next, "added" what of that is not in (a), "processor" what the sender's process used for each post, "server" what
 * PostgreSQL used.
 */
function print(title: string, round: Round, rows: Row[]): void {
  const limit = rows.find(row => row.name.startsWith('(a)'))?.outcome
  process.stdout.write(`\n${title}\n`)
  process.stdout.write(
    '| what | posts | posts/s | of (a) | turn ms | added ms | processor ms | server ms | late p50 ms | p99 ms | max ms | peak MB |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n',
  )
  for (const { name, outcome } of rows) {
    const isThroughput = round.spreadSeconds === 0
    const late = outcome.lateness
    const cells = [
      name,
      outcome.published,
      rateOf(outcome).toFixed(0),
      limit ? (rateOf(outcome) / rateOf(limit)).toFixed(2) : '–',
      isThroughput ? turnOf(outcome, round).toFixed(1) : '–',
      isThroughput && limit ? (turnOf(outcome, round) - turnOf(limit, round)).toFixed(1) : '–',
      outcome.processorMs.toFixed(2),
      outcome.serverMs?.toFixed(2) ?? '–',
      late?.p50 ?? '–',
      late?.p99 ?? '–',
      late?.max ?? '–',
      outcome.peakMb,
    ]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
}

function rateOf({ published, seconds }: Outcome): number {
  return published / seconds
}

function turnOf(outcome: Outcome, { channels }: Round): number {
  return (1_000 * channels) / rateOf(outcome)
}
