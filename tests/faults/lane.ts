import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { connectServer, type Db } from '../../src/database/connect.ts'
import type { SandboxSettings } from '../../src/sandbox/settings.ts'
import { keyText } from '../factories/channel.ts'
import { freePort } from '../services/free-port.ts'
import { type PostgresService, startPostgres } from '../services/postgres.ts'
import { type RedisService, startRedis } from '../services/redis.ts'
import { type FaultyLine, openFaultyLine } from './faulty-line.ts'
import { measurePace } from './pace.ts'
import { readLagMs } from './timing.ts'
import { isReadyWithin, startWebProcess, type WebProcess } from './web-process.ts'
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts'

export const setups = ['postgres-redis', 'postgres', 'embedded'] as const
export type Setup = (typeof setups)[number]

/** Everything one run after another needs, apart from the other lanes: servers, networks, workers. */
export interface Lane {
  setup: Setup
  db: Db
  postgres: PostgresService | undefined
  redis: RedisService | undefined
  workers: WorkerProcess[]
  /** Absent in the embedded set-up, where the worker is the web server too. */
  web: WebProcess | undefined
  webPort: number
  lines: { x: FaultyLine; facebook: FaultyLine }
  /** The sandbox itself, past the faulty lines. */
  sandboxOrigin: string
  /** How far the record's clock is before the networks', in milliseconds: an embedded record has its process's. */
  clockOffsetMs: number
  /** How far the networks' clocks are before this machine's, in milliseconds. */
  networkOffsetMs: number
  /** How much slower than usual the machine was when the lane was opened; its moments are stretched by it. */
  pace: number
  close(): Promise<void>
}

export class MissingServerError extends Error {}

/** Opens a lane. Throws `MissingServerError` when this machine has no server for the set-up. */
export async function openLane(setup: Setup, number: number): Promise<Lane> {
  const closers: (() => unknown)[] = []
  async function close() {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return { ...(await open(setup, number, closers)), close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

async function open(setup: Setup, number: number, closers: (() => unknown)[]): Promise<Omit<Lane, 'close'>> {
  const directory = mkdtempSync(join(tmpdir(), 'dateline-faults-'))
  closers.push(() => rmSync(directory, { recursive: true, force: true }))
  const pace = await measurePace()
  const networkOffsetMs = networkOffset(number)
  const sandbox = await startSandboxProcess(pace)
  await setSandbox(sandbox.xOrigin, { clockOffsetMs: networkOffsetMs })
  closers.push(() => sandbox.process.kill('SIGKILL'))
  const lines = {
    x: await openFaultyLine(sandbox.xOrigin),
    facebook: await openFaultyLine(sandbox.facebookOrigin),
  }
  closers.push(() => Promise.all([lines.x.close(), lines.facebook.close()]))
  const postgres = setup === 'embedded' ? undefined : await startPostgres()
  closers.push(() => postgres?.stop())
  const redis = setup === 'postgres-redis' ? await startRedis() : undefined
  closers.push(() => redis?.stop())
  if (setup !== 'embedded' && !postgres) throw new MissingServerError('this machine has no PostgreSQL')
  if (setup === 'postgres-redis' && !redis) throw new MissingServerError('this machine has no Redis')

  const database = postgres && (await connectServer(`${postgres.url}/postgres`, { max: 4 }))
  closers.push(() => database?.close().catch(() => undefined))
  const webPort = await freePort()
  const environment = {
    DATA_DIR: directory,
    SECRET_KEYS: `first:${keyText(1)}`,
    X_API_ORIGIN: lines.x.origin,
    FACEBOOK_GRAPH_ORIGIN: lines.facebook.origin,
    X_CLIENT_ID: 'client',
    FAULTS_PACE: `${pace}`,
    LOG_LEVEL: process.env.FAULTS_LOG ?? 'silent',
    ...(postgres ? { DATABASE_URL: `${postgres.url}/postgres` } : {}),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  }
  const web = setup === 'embedded' ? undefined : startWebProcess({ ...environment, PORT: `${webPort}` })
  closers.push(() => web?.stop())
  if (web && !(await isReadyWithin(webPort, 60_000))) throw new Error('the web server did not start')
  const offsets = clockOffsets(setup, number)
  const workers: WorkerProcess[] = []
  for (const ms of offsets) {
    const worker = startWorkerProcess({
      ...environment,
      CLOCK_OFFSET_MS: `${ms}`,
      ...(web ? {} : { PORT: `${webPort}` }),
    })
    closers.push(() => worker.stop())
    workers.push(worker)
    await worker.ready()
  }
  const [first] = workers
  if (!first) throw new Error('no worker was started')
  const db = database?.db ?? first.db
  const clockOffsetMs = setup === 'embedded' ? (offsets[0] ?? 0) : 0
  return {
    setup,
    db,
    postgres,
    redis,
    workers,
    web,
    webPort,
    lines,
    sandboxOrigin: sandbox.xOrigin,
    clockOffsetMs,
    networkOffsetMs,
    pace,
  }
}

/** Some lanes have workers whose clocks are an hour before or behind. */
function clockOffsets(setup: Setup, number: number): readonly number[] {
  const hour = 3_600_000
  if (setup === 'embedded') return [[0, hour, -hour][number % 3] ?? 0]
  return number % 2 === 1 ? [hour, -hour] : [0, 0]
}

/** Every fifth lane's networks have clocks three hours before or behind: laptops with two systems are off by a zone. */
function networkOffset(number: number): number {
  const hour = 3_600_000
  return number % 5 === 3 ? 3 * hour : number % 5 === 4 ? -3 * hour : 0
}

const origins = z.object({ xOrigin: z.string(), facebookOrigin: z.string() })

async function startSandboxProcess(pace: number) {
  const entry = fileURLToPath(new URL('../../src/sandbox/main.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [entry, '--read-lag', `${readLagMs(pace)}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', chunk => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', () => reject(new Error('the sandbox did not start')))
  })
  const { xOrigin, facebookOrigin } = origins.parse(JSON.parse(line))
  await setSandbox(xOrigin, usualSandbox(pace))
  return { xOrigin, facebookOrigin, process: child }
}

/** It takes every repetition, so that a second send is seen as a second post. */
export function usualSandbox(pace: number) {
  return {
    xDuplicateWindowMs: 0,
    facebookDuplicateWindowMs: 0,
    xPostsPerQuarterHour: 0,
    xAppPostsPerDay: 0,
    facebookCallsPerDay: 0,
    readLagMs: readLagMs(pace),
    mediaLifeMs: 86_400_000,
  }
}

/** Changes how the sandbox networks behave, from now on. */
export async function setSandbox(origin: string, settings: Partial<SandboxSettings>): Promise<void> {
  await fetch(`${origin}/sandbox/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  })
}
