import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { findProgram } from './find-program.ts'
import { freePort } from './free-port.ts'

export interface RedisService {
  url: string
  port: number
  /** SIGKILLs the server. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** A real Redis server in a temporary directory, with the settings of docker-compose.yml. */
export async function startRedis(): Promise<RedisService | undefined> {
  const program = findProgram('redis-server') ?? findProgram('valkey-server')
  if (!program) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'dateline-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const arguments_ = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    directory,
    '--appendonly',
    'yes',
    '--maxmemory-policy',
    'noeviction',
  ]
  let server: ChildProcess | undefined

  async function start() {
    server = spawn(program as string, arguments_, { stdio: 'ignore' })
    await answering(url)
  }

  async function end(signal: NodeJS.Signals) {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise(resolve => server?.once('exit', resolve))
    server.kill(signal)
    await ended
  }

  await start()
  return {
    url,
    port,
    start,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function answering(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null })
  client.on('error', () => undefined)
  try {
    await Promise.race([
      client.ping(),
      delay(15_000).then(() => Promise.reject(new Error(`Redis did not answer at ${url}`))),
    ])
  } finally {
    client.disconnect()
  }
}
