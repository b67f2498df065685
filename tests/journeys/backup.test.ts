import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { emptyServerDatabase } from '../factories/empty-database.ts'
import { freePort } from '../services/free-port.ts'
import { newFolder, type Running, removeFolders, run, start } from './program.ts'

const app = 'src/main.ts'
const dateline = 'src/cli/dateline.js'

describe('an operator backs up and restores', { timeout: 180_000 }, () => {
  const folder = newFolder('backup')
  const data = join(folder, 'data')
  const file = join(folder, 'monday.tar.gz')
  let running: Running
  let cookie: string
  let whileRunning: Awaited<ReturnType<typeof run>>
  let made: Awaited<ReturnType<typeof run>>

  beforeAll(async () => {
    running = await startOn({ DATA_DIR: data })
    cookie = await becomeFirstAdmin(running)
    await untilChannelsAreKept(data)
    whileRunning = await run(dateline, ['backup', file], { env: { DATA_DIR: data } })
    if (existsSync(file)) throw new Error('a backup was made of a database in use')
    await running.end('SIGTERM')
    made = await run(dateline, ['backup', 'monday.tar.gz'], { env: { DATA_DIR: data }, cwd: folder })
  }, 180_000)
  afterAll(removeFolders)

  it('is told which process to stop, where the record is embedded', () => {
    expect(whileRunning).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `dateline: The data directory ${data} is in use by process ${running.pid}. Stop that process first, or set DATA_DIR to another directory.\n`,
    })
  })

  it('gets one file, and is told that the keys are not in it', () => {
    expect(made).toMatchObject({ code: 0, stdout: `${file}\n` })
    expect(made.stderr).toContain(`The secret keys (${join(data, 'secret-keys')}) are NOT in it`)
    const key = readFileSync(join(data, 'secret-keys'), 'utf8').trim().split(':')[1] ?? ''
    expect(key.length).toBe(44)
    expect(made.stderr).not.toContain(key)
    expect(statSync(file).size).toBeGreaterThan(5_000)
  })

  it('starts on what was restored, with the keys put beside it', async () => {
    const restored = join(folder, 'restored')
    mkdirSync(restored)
    for (const name of ['secret-keys', 'audit-head.json']) cpSync(join(data, name), join(restored, name))
    const ended = await run(dateline, ['restore', file], { env: { DATA_DIR: restored } })
    expect(ended).toMatchObject({ code: 0, stdout: '' })
    expect(ended.stderr).toContain('The secret keys that its tokens need are here.')
    expect(ended.stderr).toContain('Nothing is sent for now')
    expect(ended.stderr).toMatch(/Its audit log ends at row \d+ \([0-9a-f]{12}\)/)
    expect(ended.stderr).not.toContain('shorter one')
    const again = await startOn({ DATA_DIR: restored })
    expect(await again.end('SIGTERM')).toMatchObject({ code: 0 })

    const twice = await run(dateline, ['restore', file], { env: { DATA_DIR: restored } })
    expect(twice).toMatchObject({
      code: 1,
      stderr:
        'dateline: This installation already holds data; a backup is restored only into an empty one. Set DATA_DIR to a new directory, or DATABASE_URL to an empty database.\n',
    })
  })

  it('is told that the audit log of an older backup is a shorter one', async () => {
    const later = await startOn({ DATA_DIR: data })
    await nameOrganisation(later, cookie)
    await later.end('SIGTERM')
    const restored = join(folder, 'shorter')
    mkdirSync(restored)
    for (const name of ['secret-keys', 'audit-head.json']) cpSync(join(data, name), join(restored, name))
    const ended = await run(dateline, ['restore', file], { env: { DATA_DIR: restored } })
    expect(ended.stderr).toMatch(
      /The audit log is a shorter one\. This machine has seen row \d+ \([0-9a-f]{12}\): rows? \d+.* not in the backup\./,
    )
  })

  it('is told which key is missing', async () => {
    const ended = await run(dateline, ['restore', file], { env: { DATA_DIR: join(folder, 'keyless') } })
    expect(ended.code).toBe(0)
    expect(ended.stderr).toMatch(
      /The secret key "k\w+" is missing from .*keyless\/secret-keys: put it there before/,
    )
    expect(existsSync(join(folder, 'keyless/secret-keys'))).toBe(false)
  })

  it.skipIf(!inject('postgresUrl'))(
    'moves an embedded record to a server, and backs that one up while it runs (skipped without PostgreSQL)',
    async () => {
      const SECRET_KEYS = readFileSync(join(data, 'secret-keys'), 'utf8').trim()
      const env = { DATABASE_URL: await emptyServerDatabase(), SECRET_KEYS, DATA_DIR: join(folder, 'server') }
      expect(await run(dateline, ['restore', file], { env })).toMatchObject({ code: 0 })
      expect(await offices(env.DATABASE_URL)).toBeGreaterThan(5)
      const served = await startOn(env)
      const second = join(folder, 'server.tar.gz')
      const live = await run(dateline, ['backup', second], { env })
      await served.end('SIGTERM')
      expect(live).toMatchObject({ code: 0, stdout: `${second}\n` })
      expect(live.stderr).toContain('The secret keys (SECRET_KEYS) are NOT in it')

      const other = { ...env, DATABASE_URL: await emptyServerDatabase() }
      expect(await run(dateline, ['restore', second], { env: other })).toMatchObject({ code: 0 })
      expect(await offices(other.DATABASE_URL)).toBe(await offices(env.DATABASE_URL))
    },
  )

  it('is told in one line what is wrong, and nothing is made', async () => {
    const nowhere = join(folder, 'nowhere')
    const env = { DATA_DIR: nowhere }
    writeFileSync(join(folder, 'photo.tar.gz'), 'not an archive')
    const photo = join(folder, 'photo.tar.gz')
    expect(await run(dateline, ['restore', photo], { env })).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `dateline: ${photo} is not a Dateline backup; give a file that "dateline backup" made.\n`,
    })
    expect(await run(dateline, ['backup', join(folder, 'new.tar.gz')], { env })).toMatchObject({
      code: 1,
      stderr: `dateline: DATA_DIR "${nowhere}" holds no database; nothing was backed up. Set DATA_DIR, or DATABASE_URL, to where it is.\n`,
    })
    expect(await run(dateline, ['backup', file], { env: { DATA_DIR: data } })).toMatchObject({
      code: 1,
      stderr: `dateline: ${file} already exists, and a backup never overwrites a file; choose another name.\n`,
    })
    const noFolder = join(folder, 'no-such-folder/a.tar.gz')
    const unwritable = await run(dateline, ['backup', noFolder], { env: { DATA_DIR: data } })
    expect(unwritable.code).toBe(1)
    expect(unwritable.stderr).toMatch(
      /^dateline: .*no-such-folder\/a\.tar\.gz cannot be written \(ENOENT.*\)\.\n$/,
    )
    expect((await run(dateline, ['backup'])).code).toBe(2)
    expect(existsSync(nowhere)).toBe(false)
    expect(existsSync(join(folder, 'new.tar.gz'))).toBe(false)
  })
})

const withPreset = { organisation: 'Advice for Migrants', preset: 'migrant-resource-centres' }

/** Gives the cookie of the session. */
async function becomeFirstAdmin(running: Running): Promise<string> {
  const [origin = '', token = ''] = (await running.finds(/(http\S+#token=[\w-]+)/)).split('/setup#token=')
  const form = {
    token,
    name: 'First',
    email: 'first@example.org',
    password: 'correct horse battery',
    ...withPreset,
  }
  const answer = await fetch(`${origin}/setup`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin },
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(await answer.text())
  return answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}

/** Something that the audit log records. */
async function nameOrganisation(running: Running, cookie: string): Promise<void> {
  const origin = await running.finds(/(http\S+)/)
  const answer = await fetch(`${origin}/api/v1/organisation`, {
    method: 'PUT',
    body: JSON.stringify({ name: 'Another' }),
    headers: { origin, cookie, 'content-type': 'application/json' },
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function startOn(env: Record<string, string>): Promise<Running> {
  const running = start(app, [], { env: { PORT: String(await freePort()), ...env } })
  await running.shows('Dateline is ready')
  return running
}

/** The app connects the sandbox's accounts one after the other: with the third, the first one's tokens are sealed. */
async function untilChannelsAreKept(directory: string): Promise<void> {
  const giveUpAt = Date.now() + 30_000
  for (;;) {
    const kept = readFileSync(join(directory, 'sandbox.jsonl'), { encoding: 'utf8', flag: 'a+' })
    if (kept.split('"type":"account"').length > 3) return
    if (Date.now() > giveUpAt) throw new Error('the sandbox channels do not come')
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

async function offices(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as n from office').finally(() => client.end())
  return Number(rows[0]?.n)
}
