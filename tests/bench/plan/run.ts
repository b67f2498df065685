import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { newFolder, type Running, removeFolders, start } from '../../journeys/program.ts'
import { freePort } from '../../services/free-port.ts'
import { type PostgresService, startPostgres } from '../../services/postgres.ts'
import { processorMsOf } from '../publish/processor-of.ts'
import { askAtOnce, middleOf, type Times } from './at-once.ts'
import { type Asked, clientOf, type Served } from './client.ts'
import type { Size } from './fill.ts'
import { type Question, questionsAbout, type Subjects } from './questions.ts'

// `npm run bench plan`: what staff ask of the calendar, the news and Today, with many posts and 20 requests at once, beside
// the bare SQL of the same question. Exit code 1 where a figure is missed. `--only=search,move` asks those whose names
// begin so, `--count=N` is how often, `--rounds=N` how many times over, `--embedded` or `--server` one of the two alone.

const width = 20
const count = Number(option('count') ?? 400)
const rounds = Number(option('rounds') ?? 3)
const size = { posts: 200_000, items: 20_000 }
/** What must hold on two quiet cores, in milliseconds. */
const most = { p95: 100, above: 10, times: 2, bulk: 2_000 }

interface Installation {
  served: Served
  program: Running
  /** Of the record, where it is on a server. */
  postgres: PostgresService | undefined
  pool: pg.Pool | undefined
}

interface Row {
  name: string
  dateline: Times
  bare: Times | undefined
  /** Processor time of one request, in milliseconds: of the web server, of PostgreSQL, of PostgreSQL for the bare SQL. */
  used: { web: number; server: number; bare: number }
}

const servedLine = z.object({ origin: z.string(), publicUrl: z.string(), cookies: z.array(z.string()) })
const listed = z.object({ items: z.array(z.object({ id: z.string() })) })
const scheduled = z.object({
  items: z.array(z.object({ id: z.string(), dueAt: z.iso.datetime(), zone: z.string() })),
})
const planned = z.object({ posts: z.array(z.unknown()) })

const after: (() => unknown)[] = [removeFolders]
try {
  const bounds = process.argv.includes('--embedded') ? [] : await benchOnServer()
  if (!process.argv.includes('--server')) await benchEmbedded()
  process.exitCode = bounds.every(({ holds }) => holds) ? 0 : 1
} finally {
  for (const end of after.reverse()) await end()
}
process.exit()

async function benchOnServer() {
  const postgres = await startPostgres()
  if (!postgres) throw new Error('there is no PostgreSQL on this machine')
  after.push(() => postgres.stop())
  const maintenance = new pg.Client({ connectionString: `${postgres.url}/postgres` })
  await maintenance.connect()
  await maintenance.query('create database bench')
  await maintenance.end()
  const url = `${postgres.url}/bench`
  const from = performance.now()
  const { served, program } = await serve(size, { DATABASE_URL: url })
  process.stderr.write(`filled in ${((performance.now() - from) / 1000).toFixed(0)} s\n`)
  const pool = new pg.Pool({ connectionString: url, max: width, options: '-c jit=off' })
  pool.on('error', () => undefined)
  after.push(() => pool.end())
  const installation = { served, program, postgres, pool }
  const rows = await ask(installation)
  const bulk = await askBulk(installation)
  print(`PostgreSQL, ${describe(size)}`, rows, bulk)
  await program.end('SIGTERM')
  return judge(rows, bulk)
}

async function benchEmbedded(): Promise<void> {
  const tenth = { posts: size.posts / 10, items: size.items / 10 }
  const { served, program } = await serve(tenth, {})
  const installation = { served, program, postgres: undefined, pool: undefined }
  const rows = await ask(installation)
  print(`Embedded, ${describe(tenth)}`, rows, await askBulk(installation))
  await program.end('SIGTERM')
}

async function serve(of: Size, settings: Record<string, string>) {
  const port = String(await freePort())
  const profile = process.env.BENCH_PROFILE
  const program = start('tests/bench/plan/server.ts', [], {
    env: {
      BENCH_PLAN: JSON.stringify({ ...of, people: width }),
      DATA_DIR: newFolder('plan'),
      SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`,
      PORT: port,
      LOG_LEVEL: 'warn',
      ...(profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` } : {}),
      ...settings,
    },
  })
  after.push(() => program.end('SIGKILL'))
  return { program, served: servedLine.parse(JSON.parse(await program.firstLine())) }
}

async function ask(installation: Installation): Promise<Row[]> {
  const only = option('only')?.split(',')
  const rows: Row[] = []
  for (const question of questionsAbout(await subjectsOf(installation))) {
    if (only && !only.some(start => question.name.startsWith(start))) continue
    rows.push(await askInRounds(installation, question))
    process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`)
  }
  return rows
}

async function subjectsOf({ served }: Installation): Promise<Subjects> {
  const client = clientOf(served)
  const get = async (path: string) => JSON.parse(await client({ method: 'GET', path: `/api/v1/${path}` }))
  const week = (number: number) => new Date(Date.now() + number * 7 * 86_400_000).toISOString()
  const channelIds = listed.parse(await get('channels?limit=100')).items.map(({ id }) => id)
  const posts = [2, 3, 4, 5, 6].map(async number =>
    scheduled.parse(await get(`calendar/posts?from=${week(number)}&to=${week(number + 1)}&limit=1000`)),
  )
  return {
    channelIds,
    posts: (await Promise.all(posts)).flatMap(({ items }) =>
      items.map(({ id, dueAt, zone }) => ({ id, zone, dueAt: new Date(dueAt) })),
    ),
  }
}

async function askInRounds(
  { served, program, postgres, pool }: Installation,
  question: Question,
): Promise<Row> {
  const client = clientOf(served)
  const dateline = (number: number, lane: number) => client(question.asked(number), lane)
  await askAtOnce({ width, count: 2 * width }, dateline)
  const found: Times[] = []
  const bare: Times[] = []
  const used = { web: 0, server: 0, bare: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const from = processorOf(program, postgres)
    found.push(await askAtOnce({ width, count }, (number, lane) => dateline(round * count + number, lane)))
    const between = processorOf(program, postgres)
    if (pool)
      bare.push(
        await askAtOnce({ width, count }, async number => {
          const connection = await pool.connect()
          await question.bare(connection, round * count + number).finally(() => connection.release())
        }),
      )
    const to = processorOf(program, postgres)
    used.web += (between.web - from.web) / count / rounds
    used.server += (between.server - from.server) / count / rounds
    used.bare += (to.server - between.server) / count / rounds
  }
  return {
    name: question.name,
    dateline: middleOf(found),
    bare: bare.length > 0 ? middleOf(bare) : undefined,
    used,
  }
}

function processorOf(program: Running, postgres: PostgresService | undefined) {
  return { web: processorMsOf(program.pid) ?? 0, server: processorMsOf(postgres?.pid()) ?? 0 }
}

/** 500 posts: a hundred items on five channels of the first office, as often as there are rounds. @returns milliseconds. */
async function askBulk({ served }: Installation): Promise<Times | undefined> {
  if (option('only') && !option('only')?.includes('bulk')) return undefined
  const client = clientOf(served)
  const get = async (path: string) => JSON.parse(await client({ method: 'GET', path: `/api/v1/${path}` }))
  const channels = listed.parse(await get('channels?officeId=office-1&limit=5')).items
  const found: Times[] = []
  let path = 'news?officeId=office-1&state=approved&limit=50'
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    const page = listed.extend({ next: z.string().optional() }).parse(await get(path))
    path = `news?officeId=office-1&state=approved&limit=50&cursor=${page.next}`
    const body = { newsItemIds: page.items.map(({ id }) => id), channelIds: channels.map(({ id }) => id) }
    const asked: Asked = { method: 'POST', path: '/api/v1/calendar/schedule', body }
    found.push(
      await askAtOnce({ width: 1, count: 1 }, async () => {
        const { posts } = planned.parse(JSON.parse(await client(asked)))
        if (posts.length !== 500) throw new Error(`${posts.length} posts were scheduled instead of 500`)
      }),
    )
    process.stderr.write(`bulk: ${JSON.stringify(found.at(-1))}\n`)
  }
  return middleOf(found)
}

function print(title: string, rows: readonly Row[], bulk: Times | undefined): void {
  process.stdout.write(`\n${title}, ${width} requests at once\n`)
  process.stdout.write(
    '| question | p50 ms | p95 ms | load | bare p50 ms | bare p95 ms | load | ratio | above ms | web ms | server ms | bare ms |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n',
  )
  for (const { name, dateline, bare, used } of rows) {
    const cells = [
      name,
      ...timesOf(dateline),
      ...(bare ? timesOf(bare) : ['–', '–', '–']),
      bare ? (dateline.p95 / bare.p95).toFixed(1) : '–',
      bare ? (dateline.p95 - bare.p95).toFixed(0) : '–',
      used.web.toFixed(1),
      used.server.toFixed(1),
      bare ? used.bare.toFixed(1) : '–',
    ]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
  if (bulk)
    process.stdout.write(`\n500 posts in bulk: ${bulk.p50.toFixed(0)} ms, load ${bulk.load.toFixed(1)}\n`)
}

function timesOf({ p50, p95, load }: Times): string[] {
  return [p50.toFixed(0), p95.toFixed(0), load.toFixed(1)]
}

function judge(rows: readonly Row[], bulk: Times | undefined): { name: string; holds: boolean }[] {
  const bounds = rows.flatMap(({ name, dateline, bare }) => {
    const allowed = bare ? Math.max(most.times * bare.p95, bare.p95 + most.above) : 0
    return [
      { name: `${name}: p95 at most ${most.p95} ms`, holds: dateline.p95 <= most.p95 },
      {
        name: `${name}: p95 at most ${allowed.toFixed(0)} ms, by the bare SQL`,
        holds: dateline.p95 <= allowed,
      },
    ]
  })
  if (bulk) bounds.push({ name: `500 posts in bulk: at most ${most.bulk} ms`, holds: bulk.p50 <= most.bulk })
  process.stdout.write('\n')
  for (const { name, holds } of bounds)
    process.stdout.write(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}\n`)
  return bounds
}

function describe({ posts, items }: Size): string {
  return `${posts.toLocaleString('en')} posts, ${items.toLocaleString('en')} items, 100 channels, 12 offices`
}

function option(name: string): string | undefined {
  return process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
}
