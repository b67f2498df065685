import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { newId } from '../../../src/core/ids.ts'
import { connectOpened, connectServer } from '../../../src/database/connect.ts'
import { openEmbedded } from '../../../src/database/embedded/open.ts'
import { startPostgres } from '../../services/postgres.ts'
import { startRedis } from '../../services/redis.ts'
import { fill } from './fill.ts'
import { processorMsOf } from './processor-of.ts'
import type { BenchChannel, Outcome, Workload } from './workload.ts'

/** One line of the table. */
export interface Row {
  name: string
  outcome: Outcome
}

interface Contender {
  name: string
  file: string
  needs: { database?: 'server' | 'embedded'; redis?: 'redis' }
  /** Whether its posts lie in the record before it starts. */
  filled?: 'yes'
}

const contenders = {
  a: { name: '(a) bare loop, no queue, no database', file: 'bare-loop.ts', needs: {} },
  b: {
    name: '(b) bare BullMQ on Redis, nothing recorded',
    file: 'bare-bullmq.ts',
    needs: { redis: 'redis' },
  },
  bDurable: { name: '(b) bare BullMQ on PostgreSQL', file: 'bare-bullmq.ts', needs: { database: 'server' } },
  peer: { name: 'bare pg-boss', file: 'bare-pg-boss.ts', needs: { database: 'server' } },
  c: {
    name: '(c) Dateline on PostgreSQL + Redis',
    file: 'dateline.ts',
    needs: { database: 'server', redis: 'redis' },
    filled: 'yes',
  },
  d: {
    name: '(d) Dateline on PostgreSQL',
    file: 'dateline.ts',
    needs: { database: 'server' },
    filled: 'yes',
  },
  e: { name: '(e) Dateline embedded', file: 'dateline.ts', needs: { database: 'embedded' }, filled: 'yes' },
} as const satisfies Record<string, Contender>

/** As every script of package.json begins. */
const preload = new URL('../../../config/node.js', import.meta.url).href

export type ContenderName = keyof typeof contenders

export interface Round {
  contenders: readonly ContenderName[]
  posts: number
  channels: number
  replyDelayMs: number
  spreadSeconds: number
}

/** Runs the contenders of a round one after another, each on servers, a sandbox and a process of its own. */
export async function runRound(round: Round): Promise<Row[]> {
  const rows: Row[] = []
  for (const name of round.contenders) {
    const contender: Contender = contenders[name]
    rows.push({ name: contender.name, outcome: await runContender(contender, round) })
    process.stderr.write(`${contender.name}: ${JSON.stringify(rows.at(-1)?.outcome)}\n`)
  }
  return rows
}

async function runContender(contender: Contender, round: Round): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  const postgres = contender.needs.database === 'server' ? await startPostgres() : undefined
  const redis = contender.needs.redis ? await startRedis() : undefined
  const sandbox = await startSandbox(round.replyDelayMs)
  try {
    const databaseUrl = postgres && (await createDatabase(postgres.url))
    const workload: Workload = {
      ...sandbox.origins,
      posts: round.posts,
      channels: await makeChannels(sandbox.origins.xOrigin, round.channels),
      dataDirectory: directory,
      ...(databaseUrl ? { databaseUrl } : {}),
      ...(redis ? { redisUrl: redis.url } : {}),
    }
    if (contender.filled) await fillFor(workload, round)
    const before = processorMsOf(postgres?.pid())
    const outcome = await runProcess(contender.file, workload)
    const after = processorMsOf(postgres?.pid())
    if (before === undefined || after === undefined) return outcome
    return { ...outcome, serverMs: (after - before) / outcome.published }
  } finally {
    sandbox.process.kill('SIGKILL')
    await Promise.all([postgres?.stop(), redis?.stop()])
    rmSync(directory, { recursive: true, force: true })
  }
}

async function fillFor(workload: Workload, round: Round): Promise<void> {
  const database = workload.databaseUrl
    ? await connectServer(workload.databaseUrl)
    : await connectOpened(await openEmbedded(workload.dataDirectory ?? ''))
  await fill(database.db, workload, {
    spreadSeconds: round.spreadSeconds,
    startsInSeconds: round.spreadSeconds > 0 ? 5 : 0,
  })
  await database.close()
}

async function createDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  await client.query('create database bench')
  await client.end()
  return `${url}/bench`
}

async function startSandbox(replyDelayMs: number) {
  const file = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url))
  const flags = [
    '--reply-delay',
    String(replyDelayMs),
    '--x-posts-per-quarter-hour',
    '0',
    '--x-app-posts-per-day',
    '0',
    '--facebook-calls-per-day',
    '0',
  ]
  const process_ = spawn(process.execPath, [file, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const origins = JSON.parse(await firstLine(process_)) as { xOrigin: string; facebookOrigin: string }
  return { process: process_, origins }
}

/** Half of the channels on X, half on Facebook. */
async function makeChannels(origin: string, count: number): Promise<BenchChannel[]> {
  const channels: BenchChannel[] = []
  for (let number = 1; number <= count; number += 1) {
    const network = number % 2 === 0 ? 'x' : 'facebook'
    const externalId = String(1_000 + number)
    const accessToken = `bench-${number}`
    const request = { network, externalId, handle: `bench_${number}`, name: `Bench ${number}`, accessToken }
    const answer = await fetch(`${origin}/sandbox/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    if (!answer.ok) throw new Error(await answer.text())
    const id = newId()
    channels.push({ id, network, account: { channelId: id, externalId, credentials: { accessToken } } })
  }
  return channels
}

async function runProcess(file: string, workload: Workload): Promise<Outcome> {
  const process_ = spawn(
    process.execPath,
    [
      ...(process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] : []),
      '--import',
      preload,
      fileURLToPath(new URL(file, import.meta.url)),
    ],
    {
      env: { ...process.env, BENCH_WORKLOAD: JSON.stringify(workload) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return JSON.parse(await firstLine(process_)) as Outcome
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the process ended without a line')
}
