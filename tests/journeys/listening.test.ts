import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { freePort } from '../services/free-port.ts'
import { start } from './program.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-listening-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('starts on an IPv6 address, answers there, and keeps its data to itself', async () => {
  const DATA_DIR = join(folder, 'data')
  const app = start('src/main.ts', [], {
    env: { HOST: '::1', PORT: String(await freePort()), DATA_DIR, LOG_LEVEL: 'silent' },
  })
  await app.shows('/setup#token=')
  const [, address = ''] = /ready at (\S+)/.exec(await app.firstLine()) ?? []
  expect((await fetch(`${address}/health/live`)).status).toBe(200)
  expect((statSync(DATA_DIR).mode & 0o777).toString(8)).toBe('700')
  await app.end('SIGTERM')
}, 120_000)
