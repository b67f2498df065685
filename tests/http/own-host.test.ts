import { afterEach, expect, it } from 'vitest'
import { buildApp, type TestApp } from '../factories/app.ts'

let test: TestApp | undefined
afterEach(async () => {
  await test?.close()
})

async function statusUnder(publicUrl: string, host: string, url = '/sign-in'): Promise<number> {
  test = await buildApp({ publicUrl })
  const answer = await test.app.inject({ url, headers: { host } })
  return answer.statusCode
}

it.each([
  ['https://dateline.example', 'dateline.example'],
  ['https://dateline.example', 'DATELINE.example:443'],
  ['https://dateline.example:8443', 'dateline.example:8443'],
  ['http://127.0.0.1:3000', 'localhost:3000'],
  ['http://127.0.0.1:3000', '127.0.0.1:49152'],
  ['http://localhost:3000', '[::1]:3000'],
])('%s answers to the host %s', async (publicUrl, host) => {
  expect(await statusUnder(publicUrl, host)).toBe(200)
})

it.each([
  ['https://dateline.example', 'evil.example'],
  ['https://dateline.example', 'dateline.example.evil.example'],
  ['https://dateline.example', 'dateline.example:8443'],
  ['https://dateline.example', '127.0.0.1'],
  ['http://127.0.0.1:3000', 'rebound.example:3000'],
  ['http://127.0.0.1:3000', 'localhost.evil.example'],
  ['http://127.0.0.1:3000', 'a b'],
])('%s does not answer to the host "%s"', async (publicUrl, host) => {
  expect(await statusUnder(publicUrl, host)).toBe(421)
})

it('answers health under any host, for probes that know an address only', async () => {
  expect(await statusUnder('https://dateline.example', '10.0.0.7', '/health/live')).toBe(200)
})

it('says nothing under another host, not even that a path is missing', async () => {
  expect(await statusUnder('https://dateline.example', 'evil.example', '/nothing')).toBe(421)
})
