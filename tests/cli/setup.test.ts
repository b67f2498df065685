import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureSetupLink } from '../../src/access/passwords/setup-link.ts'
import { listOffices } from '../../src/offices/office.view.ts'
import { buildApp, password, type TestApp } from '../factories/app.ts'
import { freePort } from '../services/free-port.ts'

let test: TestApp
let url: string
let folder: string
beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  test = await buildApp({ publicUrl: url }, 'nobody')
  await test.app.listen({ host: '127.0.0.1', port })
  folder = mkdtempSync(join(tmpdir(), 'dateline-setup-'))
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

const bin = new URL('../../src/cli/dateline.js', import.meta.url).pathname

async function dateline(args: string[], input: string) {
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, DATELINE_URL: url }
  const child = spawn(process.execPath, [bin, ...args], { env })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
    })
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, ...said }
}

it('dateline setup makes the first admin and the first office, with link and password from standard input', async () => {
  const link = (await ensureSetupLink(test.deps, url)) ?? ''
  const person = ['--name', 'Wanjiru', '--email', 'wanjiru@example.org', '--organisation', 'Advice']
  const setup = (office: string[], input: string) => dateline(['setup', ...person, ...office], input)
  const half = await setup(['--office', 'Nairobi'], '')
  expect([half.code, half.stderr]).toEqual([2, expect.stringContaining('--office and --country together')])
  const noLink = await setup(['--office', 'Nairobi', '--country', 'KE'], `hello\n${password}\n`)
  expect([noLink.code, noLink.stderr]).toEqual([1, expect.stringContaining('no set-up link')])
  const odd = await setup(['--office', 'Nairobi', '--country', 'Kenya'], `${link}\n${password}\n`)
  expect([odd.code, odd.stderr]).toEqual([1, expect.stringContaining('"Kenya"')])
  const office = ['--office', 'Nairobi', '--country', 'KE', '--languages', 'en,sw', '--working-days', '1,2,3']
  const made = await setup(office, `${link}\n${password}\n`)
  expect([made.code, made.stdout, made.stderr]).toEqual([
    0,
    'nairobi\n',
    expect.stringContaining('dateline login'),
  ])
  expect(await listOffices(test.database.db)).toMatchObject([{ id: 'nairobi', languages: ['en', 'sw'] }])
})
