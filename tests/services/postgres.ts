import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { findProgram } from './find-program.ts'
import { freePort } from './free-port.ts'

export interface PostgresService {
  /** A connection string without a database name: add `/name`. */
  url: string
  port: number
  /** Of the server's first process; undefined while there is none. */
  pid(): number | undefined
  /** SIGKILLs the server. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root; `nobody` will do. */
const nobody = 65534

/**
 * A real PostgreSQL server, durable as in production unless `durability` is 'off'; in a temporary directory, or in the
 * one of `keptIn`, which stays and is taken up again.
 */
export async function startPostgres(
  options: { durability?: 'on' | 'off'; keptIn?: string } = {},
): Promise<PostgresService | undefined> {
  const initdb = findProgram('initdb')
  const postgres = findProgram('postgres')
  if (!initdb || !postgres) return undefined
  const directory = options.keptIn ?? mkdtempSync(join(tmpdir(), 'dateline-postgres-'))
  mkdirSync(directory, { recursive: true })
  const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if (identity.uid) chownSync(directory, nobody, nobody)
  if (!existsSync(join(directory, 'PG_VERSION')))
    await promisify(execFile)(
      initdb,
      ['-D', directory, '-U', 'dateline', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
      {
        cwd: directory,
        ...identity,
      },
    )
  const port = await freePort()
  const url = `postgres://dateline@127.0.0.1:${port}`
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: directory,
    max_connections: 200,
  }
  const fast = options.durability === 'off' ? { fsync: 'off', synchronous_commit: 'off' } : {}
  const arguments_ = Object.entries({ ...settings, ...fast }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  let server: ChildProcess | undefined

  async function start() {
    server = spawn(postgres as string, ['-D', directory, ...arguments_], {
      cwd: directory,
      stdio: 'ignore',
      ...identity,
    })
    return await answering(`${url}/postgres`, () => server?.exitCode === null && server.signalCode === null)
  }

  /** After a SIGKILL the old server's processes may still hold its memory for a moment; a new one ends at once then. */
  async function startUntilAnswering() {
    for (let tries = 0; tries < 60; tries += 1) {
      if (await start()) return
      await delay(250)
    }
    throw new Error(`PostgreSQL did not answer at ${url}`)
  }

  async function end(signal: NodeJS.Signals) {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise(resolve => server?.once('exit', resolve))
    server.kill(signal)
    await ended
  }

  await startUntilAnswering()
  return {
    url,
    port,
    pid: () => server?.pid,
    start: startUntilAnswering,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGINT')
      if (options.keptIn === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Resolves once the server answers, to false when it has ended instead. */
async function answering(url: string, isRunning: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 300; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      if (!isRunning()) return false
      await delay(50)
    }
  }
  return false
}
