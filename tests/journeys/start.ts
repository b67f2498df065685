import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../services/free-port.ts'
import { newFolder, type Running, removeFolders, start } from './program.ts'

// `npm run measure:start`: how soon the embedded app is ready, and what it holds when idle, web and workers together.
// No part of `npm test`: what it shows depends on the machine and on what else runs there.

const idleSeconds = 20
const directory = newFolder('start')

const first = await startApp(directory)
await first.app.end('SIGTERM')
const second = await startApp(directory)
await delay(idleSeconds * 1_000)
const megabytes = residentMegabytes(second.app.pid)
await second.app.end('SIGTERM')
removeFolders()

const rows = [
  ['first start, ready after', `${first.seconds.toFixed(1)} s`, 'at most 5 s'],
  ['second start, ready after', `${second.seconds.toFixed(1)} s`, 'at most 2 s'],
  [`resident after ${idleSeconds} s idle`, `${megabytes} MB`, 'at most 300 MB'],
]
for (const [name, value, promised] of rows) {
  process.stdout.write(`${name?.padEnd(28)}${value?.padEnd(10)}${promised}\n`)
}

async function startApp(dataDirectory: string): Promise<{ app: Running; seconds: number }> {
  const port = String(await freePort())
  const from = performance.now()
  const app = start('src/main.ts', [], { env: { DATA_DIR: join(dataDirectory, 'data'), PORT: port } })
  await app.shows('Dateline is ready')
  return { app, seconds: (performance.now() - from) / 1_000 }
}

/** proc(5): VmRSS, in kB there. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024)
}
