import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from '../services/free-port.ts'
import { newFolder, removeFolders, run, start } from './program.ts'

describe('the app behind a proxy', { timeout: 120_000 }, () => {
  afterAll(removeFolders)

  it('tells clients apart by what a trusted proxy says of them', async () => {
    const port = await freePort()
    const env = { PORT: String(port), DATA_DIR: newFolder('proxies'), TRUSTED_PROXIES: 'loopback' }
    const app = start('src/main.ts', [], { env })
    await app.shows('ready at')
    const ask = async (client: string) => {
      const headers = { 'x-forwarded-for': client }
      return (await fetch(`http://127.0.0.1:${port}/sign-in`, { headers })).status
    }
    let last = 200
    for (let n = 0; n < 3_000 && last === 200; n += 1) last = await ask('198.51.100.1')
    expect(last).toBe(429)
    expect(await ask('203.0.113.1')).toBe(200)
    await app.end('SIGTERM')
  })

  it('does not start with https and no proxy named, and says what to set', async () => {
    const env = { DATA_DIR: newFolder('proxies'), PUBLIC_URL: 'https://dateline.example' }
    const ended = await run('src/main.ts', [], { env })
    expect([ended.code, ended.stderr]).toEqual([
      1,
      expect.stringContaining('TRUSTED_PROXIES is needed when PUBLIC_URL is https'),
    ])
  })
})
