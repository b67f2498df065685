import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freePort } from '../services/free-port.ts'
import { newFolder, removeFolders, root, run, start } from './program.ts'

const demo = 'src/demo/run.ts'
const app = 'src/main.ts'
const keys = `1:${randomBytes(32).toString('base64')}`
const usage = 'Usage: npm run demo -- [FILE] [--out DIR]'
const folder = newFolder('bad')
const out = join(folder, 'out')
const nobody = 65534

/** Needs root, and a way to our Node that is open to all. */
function mayRunAsNobody(): boolean {
  if (process.getuid?.() !== 0) return false
  return spawnSync(process.execPath, ['--version'], { uid: nobody, cwd: '/' }).status === 0
}

beforeAll(() => {
  mkdirSync(join(folder, 'folder'))
  writeFileSync(join(folder, 'binary.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))
  writeFileSync(
    join(folder, 'unknown.xml'),
    Buffer.from('<?xml version="1.0" encoding="x-none"?><rss>Grüße</rss>', 'latin1'),
  )
  writeFileSync(join(folder, 'quote.csv'), 'places,text\nLahore,"never closed\n')
  writeFileSync(
    join(folder, 'long-quote.csv'),
    'places,text\nLahore,"never closed\nmore, and more,\nthe end\n',
  )
  writeFileSync(join(folder, 'bad-rows.csv'), 'places,text\nLahore,a,b\nKabul\n')
  writeFileSync(join(folder, 'columns.csv'), 'foo,bar\n1,2\n')
  writeFileSync(join(folder, 'broken.json'), '[{"text": ')
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'blank.txt'), '\n \n\t\n')
  writeFileSync(join(folder, 'huge.txt'), 'Lahore: one line of many, all the same.\n\n'.repeat(1_280_000))
})
afterAll(removeFolders)

describe('the demo says in one line what is wrong, and makes nothing,', { timeout: 120_000 }, () => {
  it.each([
    [
      'for a file that is not there',
      ['missing.txt'],
      1,
      'missing.txt cannot be read: there is no such file; name a file of news items.',
    ],
    ['for a folder', ['folder'], 1, 'folder cannot be read: it is a folder; name a file of news items.'],
    ['for a binary file', ['binary.txt'], 1, 'binary.txt is a binary file; a text file is needed.'],
    [
      'for text in an encoding that is not known',
      ['unknown.xml'],
      1,
      'unknown.xml declares the unknown encoding "x-none"; save it as UTF-8.',
    ],
    [
      'for a CSV file with columns that nobody knows',
      ['columns.csv'],
      1,
      'columns.csv, line 1: unknown column "foo"; the columns are places, place, text, language, topics, link, project, and text_ with the code of a language, such as text_en.',
    ],
    [
      'for CSV whose quote is never closed',
      ['quote.csv'],
      1,
      'quote.csv, line 2: A quotation mark is opened and never closed; close it, and write a quotation mark inside a cell as two ("").',
    ],
    [
      'for CSV whose quote is never closed, over several lines',
      ['long-quote.csv'],
      1,
      'long-quote.csv, line 2: A quotation mark is opened and never closed; close it, and write a quotation mark inside a cell as two (""). Lines 2 to 4 are taken for one record.',
    ],
    [
      'for an empty file',
      ['empty.txt'],
      1,
      'empty.txt has no news item; see docs/importing-news.md for what one looks like.',
    ],
    [
      'for a file of empty lines',
      ['blank.txt'],
      1,
      'blank.txt has no news item; see docs/importing-news.md for what one looks like.',
    ],
    ['for 50 MB of text', ['huge.txt'], 1, 'huge.txt has 50.0 MB; at most 20 MB can be imported at a time.'],
    ['for an unknown option', ['--wrong'], 2, `Unknown option '--wrong'. ${usage}`],
    ['for two files', ['a.txt', 'b.txt'], 2, `One FILE is allowed, 2 were given. ${usage}`],
  ])('%s', async (_title, args, code, line) => {
    const ended = await run(demo, [...args, '--out', out], { cwd: folder })
    expect(ended).toEqual({ code, signal: null, stdout: '', stderr: `dateline: ${line}\n` })
    expect(existsSync(out)).toBe(false)
  })

  it('for a CSV file of several bad rows, with a line for each of them', async () => {
    const ended = await run(demo, ['bad-rows.csv', '--out', out], { cwd: folder })
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr.split('\n')).toEqual([
      'bad-rows.csv:2: The row has 3 cells; there are 2 columns. Put quotation marks around a cell that holds a separator.',
      'bad-rows.csv:3: The record has no text; give it in "text" or "variants".',
      'dateline: bad-rows.csv has no news item that can be read; put its 2 records right, or leave them out.',
      '',
    ])
    expect(existsSync(out)).toBe(false)
  })

  it('for a place where it may not write', async () => {
    const ended = await run(demo, ['--out', '/dev/null/out'])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(
      /^start …\ndateline: \/dev\/null\/out\/data cannot be created \(.*\); choose another place with --out DIR\.\n$/,
    )
  })
})

describe('the app says in one line why it does not start,', { timeout: 60_000 }, () => {
  let taken: Server
  let silent: Server
  beforeAll(async () => {
    taken = await listening()
    silent = await listening()
  })
  afterAll(() => {
    taken.close()
    silent.close()
  })

  it('for wrong settings, all of them at once', async () => {
    const env = { DATA_DIR: out, PORT: '70000', NETWORKS: 'both', REDIS_URL: 'redis://127.0.0.1' }
    const ended = await run(app, [], { env })
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(
      /^dateline: Invalid settings: PORT is "70000": .*65535; NETWORKS is "both": .*"sandbox"\|"live"; DATABASE_URL is needed .*\.\n$/,
    )
    expect(existsSync(out)).toBe(false)
  })

  it.each([
    [app, (directory: string) => ({ args: [], env: { DATA_DIR: directory } })],
    ['src/demo/start.ts', (directory: string) => ({ args: ['--out', directory], env: {} })],
  ])('for a port that is in use, before it makes anything (%s)', async (file, given) => {
    const port = portOf(taken)
    const directory = join(newFolder('port'), 'data')
    const { args, env } = given(directory)
    expect(await run(file, args, { env: { ...env, PORT: String(port) } })).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `dateline: Port ${port} on 127.0.0.1 is in use; stop what uses it, or set PORT to another one.\n`,
    })
    expect(existsSync(directory)).toBe(false)
  })

  it('for SECRET_KEYS that no pattern finds wrong, before it makes anything', async () => {
    const directory = join(newFolder('keys'), 'data')
    const env = { DATA_DIR: directory, PORT: String(await freePort()), SECRET_KEYS: `${keys},${keys}` }
    const ended = await run(app, [], { env })
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^dateline: SECRET_KEYS: Key 2 .*\n$/)
    expect(ended.stderr).not.toContain(keys.slice(2))
    expect(existsSync(directory)).toBe(false)
  })

  it('for a MEDIA_STORAGE that does not answer, before it makes anything', async () => {
    const directory = join(newFolder('media'), 'data')
    const endpoint = `http://127.0.0.1:${await freePort()}`
    const ended = await run(app, [], {
      env: {
        DATA_DIR: directory,
        PORT: String(await freePort()),
        MEDIA_STORAGE: 's3://pictures',
        S3_ENDPOINT: endpoint,
        S3_ACCESS_KEY_ID: 'canary-id',
        S3_SECRET_ACCESS_KEY: 'canary',
      },
    })
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^dateline: MEDIA_STORAGE "s3:\/\/pictures" at .* cannot be used\. .*\n$/)
    expect(ended.stderr).not.toContain('canary')
    expect(existsSync(directory)).toBe(false)
  })

  it('for a DATA_DIR that cannot be', async () => {
    const ended = await run(app, [], { env: { DATA_DIR: '/dev/null/data' } })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(
      /^dateline: DATA_DIR "\/dev\/null\/data" cannot be written \(.*\); choose a writable directory\.\n$/,
    )
  })

  it.skipIf(!mayRunAsNobody())(
    'for a DATA_DIR that it may only read (skipped where nobody may not run Node: without root, or in a closed home)',
    async () => {
      const directory = newFolder('read-only')
      execFileSync('chmod', ['755', directory])
      const ended = await run(app, [], { env: { DATA_DIR: directory }, uid: nobody, cwd: '/' })
      expect(ended.code).toBe(1)
      expect(ended.stderr).toMatch(
        /^dateline: DATA_DIR ".*" cannot be written \(EACCES.*\); choose a writable directory\.\n$/,
      )
      expect(readdirSync(directory)).toEqual([])
    },
  )

  it('for a DATA_DIR that another process has, naming that one', async () => {
    const directory = newFolder('twice')
    const first = start(app, [], { env: { DATA_DIR: directory, PORT: String(await freePort()) } })
    await first.shows('Dateline is ready')
    const second = await run(app, [], { env: { DATA_DIR: directory, PORT: String(await freePort()) } })
    expect(second).toMatchObject({
      code: 1,
      stderr: `dateline: The data directory ${directory} is in use by process ${first.pid}. Stop that process first, or set DATA_DIR to another directory.\n`,
    })
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0, signal: null })
  })

  it.each([
    ['nothing listens', () => freePort(), 'nothing listens there'],
    ['nobody answers', async () => portOf(silent), 'Connection terminated due to connection timeout'],
  ])('for a DATABASE_URL where %s', async (_title, port, reason) => {
    const place = `127.0.0.1:${await port()}`
    const env = { DATABASE_URL: `postgres://dateline:canary@${place}/dateline`, SECRET_KEYS: keys }
    expect(await run(app, [], { env })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `dateline: The server of DATABASE_URL at ${place} cannot be used: ${reason}.\n`,
    })
  })

  it.skipIf(!inject('postgresUrl')).each([
    ['nothing listens', () => freePort()],
    ['nobody answers', async () => portOf(silent)],
  ])(
    'for a REDIS_URL where %s, before it makes anything (skipped without PostgreSQL)',
    async (_title, port) => {
      const place = `127.0.0.1:${await port()}`
      const database = await emptyDatabase()
      const env = {
        DATABASE_URL: database,
        REDIS_URL: `redis://:canary@${place}`,
        SECRET_KEYS: keys,
      }
      expect(await run(app, [], { env })).toMatchObject({
        code: 1,
        stdout: '',
        stderr: `dateline: The server of REDIS_URL at ${place} cannot be used: it does not answer.\n`,
      })
      expect(await tablesIn(database)).toEqual([])
    },
  )

  it.skipIf(!inject('postgresUrl'))(
    'for a database that does not exist (skipped without PostgreSQL)',
    async () => {
      const url = `${inject('postgresUrl')}/no_such_database`
      const ended = await run(app, [], { env: { DATABASE_URL: url, SECRET_KEYS: keys } })
      expect(ended).toMatchObject({
        code: 1,
        stderr: `dateline: The server of DATABASE_URL at ${new URL(url).host} cannot be used: database "no_such_database" does not exist.\n`,
      })
    },
  )

  it('for workers of their own without a server', async () => {
    expect(await run('workers/main.ts', [], { env: { DATA_DIR: out } })).toMatchObject({
      code: 1,
      stderr:
        'dateline: Separate workers need DATABASE_URL. Without it, `npm start` runs everything in one process.\n',
    })
    expect(existsSync(out)).toBe(false)
  })
})

const older = ['/usr/bin/node', '/usr/local/bin/node'].find(isOlderNode)

describe('an older Node', () => {
  it.skipIf(!older)(
    'is told in one line to start with npm (skipped where the machine has none)',
    async () => {
      const ended = await run(app, [], { node: older ?? '' })
      expect(ended.code).toBe(1)
      expect(ended.stderr).toMatch(
        /^dateline: Node 24 or newer is needed and this is \d+\.\d+\.\d+; start it with npm \(npm start\), which brings its own\.\n$/,
      )
    },
  )
})

function isOlderNode(file: string): boolean {
  if (!existsSync(file)) return false
  return Number(execFileSync(file, ['--print', 'process.versions.node.split(".")[0]'], { cwd: root })) < 24
}

/** Takes connections and never says a word. */
async function listening(): Promise<Server> {
  const server = createServer(socket => socket.on('error', () => undefined).unref())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the server does not listen')
  return address.port
}

async function emptyDatabase(): Promise<string> {
  const name = `bad_input_${crypto.randomUUID().replaceAll('-', '')}`
  await queried(`${inject('postgresUrl')}/postgres`, `create database ${name} template template0`)
  return `${inject('postgresUrl')}/${name}`
}

async function tablesIn(database: string): Promise<string[]> {
  const rows = await queried(
    database,
    "select table_name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
  )
  return rows.map(row => String(row.table_name))
}

async function queried(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return (await client.query(statement).finally(() => client.end())).rows
}
