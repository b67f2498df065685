import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { newFolder, type Running, run, start } from '../../journeys/program.ts'
import { freePort } from '../../services/free-port.ts'

/** Where the app answers, and the cookie of a session there. */
export interface Session {
  origin: string
  cookie: string
}

/** One signed-in person over HTTP. */
export interface Person {
  session: Session
  ask(method: string, path: string, body?: unknown): Promise<unknown>
  /** As `ask`, with a body as it is; gives the status instead of refusing one. */
  send(method: string, path: string, body?: Uint8Array, headers?: Record<string, string>): Promise<number>
}

export interface World {
  program: Running
  author: Person
  approver: Person
  analyst: Person
}

/** What the program itself says of a stretch of time. */
export interface Gauges {
  /** How long no event was handled, in all but a hundredth of the times and at most, in milliseconds, since last asked. */
  loop: { p99: number; max: number }
  /** Turns on the embedded record, and how long they were waited for, since the start, by lane. */
  lanes: Record<'foreground' | 'background', { turns: number; waitedMs: number }>
}

export async function gauges({ analyst }: World): Promise<Gauges> {
  const text = String(await analyst.ask('GET', '/metrics'))
  const gauge = (name: string) => {
    const line = text.split('\n').find(each => each.startsWith(`dateline_${name} `))
    return Number(line?.split(' ')[1])
  }
  const loop = (name: string) => 1_000 * gauge(`nodejs_eventloop_lag_${name}_seconds`)
  const lane = (name: string) => ({
    turns: gauge(`record_turns{lane="${name}"}`),
    waitedMs: 1_000 * gauge(`record_wait_seconds{lane="${name}"}`),
  })
  return {
    loop: { p99: loop('p99'), max: loop('max') },
    lanes: { foreground: lane('foreground'), background: lane('background') },
  }
}

const signIns = z.array(
  z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() }),
)
const people = z.object({ items: z.array(z.object({ id: z.string(), email: z.string() })) })

/** The office whose channels the posts of the bench go out on. */
export const officeId = 'islamabad'
const zone = 'Asia/Karachi'

/**
 * The app as `npm start` runs it, embedded, over the data of a demo. The author may also read and log outreach, so that
 * one person can send everything that is costly; the approver may also write.
 */
export async function openWorld(): Promise<World> {
  const out = newFolder('fairness')
  const demo = await run('src/demo/run.ts', ['--out', out])
  if (demo.code !== 0) throw new Error(`the demo ended with ${demo.code}: ${demo.stderr}`)
  const port = String(await freePort())
  const env = { DATA_DIR: join(out, 'data'), NETWORKS: 'sandbox', PORT: port, LOG_LEVEL: 'warn' }
  const program = start('src/main.ts', [], { env })
  await program.shows('Dateline is ready')
  const list = signIns.parse(JSON.parse(readFileSync(join(out, 'data/demo-sign-ins.json'), 'utf8')))
  const origin = `http://127.0.0.1:${port}`
  const as = async (role: string) => {
    const found = list.find(person => person.role === role)
    if (!found) throw new Error(`the demo has no ${role}`)
    return { email: found.email, person: await signIn(origin, found) }
  }
  const [author, approver, analyst, admin] = await Promise.all(
    ['author', 'approver', 'analyst', 'admin'].map(as),
  )
  if (!author || !approver || !analyst || !admin) throw new Error('unreachable')
  const known = people.parse(await admin.person.ask('GET', '/api/v1/people')).items
  const grant = async (email: string, role: string) => {
    const id = known.find(person => person.email === email)?.id
    await admin.person.ask('POST', `/api/v1/people/${id}/grants`, { role, officeId: '*' })
  }
  await grant(author.email, 'analyst')
  await grant(approver.email, 'author')
  return { program, author: author.person, approver: approver.person, analyst: analyst.person }
}

async function signIn(origin: string, who: { email: string; password: string }): Promise<Person> {
  const signedIn = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: who.email, password: who.password }),
  })
  if (!signedIn.ok) throw new Error(`${who.email} could not sign in: ${await signedIn.text()}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
  return personOf({ origin, cookie })
}

export function personOf(session: Session): Person {
  const { origin } = session
  const headers = { ...session }
  return {
    session,
    async ask(method, path, body) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await fetch(origin + path, { method, headers: { ...headers, ...type }, ...sent })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path} gave ${answer.status}: ${text}`)
      return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
    },
    async send(method, path, body, more = {}) {
      const sent = body === undefined ? {} : { body: new Uint8Array(body) }
      const answer = await fetch(origin + path, { method, headers: { ...headers, ...more }, ...sent })
      for await (const _part of answer.body ?? []) {
        // Read to its end, as a browser would.
      }
      return answer.status
    },
  }
}

const saved = z.object({ newsItemId: z.string(), contentHash: z.string() })

/** An item of this text that the approver has approved. */
export async function approvedItem({ author, approver }: World, text: string): Promise<string> {
  const content = { places: ['Islamabad'], topics: [], variants: [{ language: 'en', text }], media: [] }
  const { newsItemId } = saved.parse(await author.ask('POST', '/api/v1/news', { officeId, content }))
  const { contentHash } = saved.parse(await author.ask('POST', `/api/v1/news/${newsItemId}/submit`))
  await approver.ask('POST', `/api/v1/news/${newsItemId}/approve`, { contentHash })
  return newsItemId
}

const scheduled = z.object({ posts: z.array(z.object({ id: z.string() })) })

/** Posts that fall due one after another, `everySeconds` from `fromSeconds` on. @returns their ids. */
export async function schedulePosts(
  world: World,
  items: readonly string[],
  { fromSeconds, everySeconds }: { fromSeconds: number; everySeconds: number },
): Promise<string[]> {
  const from = DateTime.now().setZone(zone).plus({ seconds: fromSeconds })
  const ids: string[] = []
  for (const [number, newsItemId] of items.entries()) {
    const at = from.plus({ seconds: number * everySeconds }).toFormat("yyyy-MM-dd'T'HH:mm:ss")
    const answer = await world.approver.ask('POST', '/api/v1/posts', { newsItemId, at })
    ids.push(...scheduled.parse(answer).posts.map(post => post.id))
  }
  return ids
}

const post = z.object({ state: z.string(), dueAt: z.string(), publishedAt: z.string().nullable() })

/** How late each post went out, in seconds; those that are not out after a while count as that late. */
export async function latenessOf(world: World, ids: readonly string[]): Promise<number[]> {
  const lateness: number[] = []
  for (const id of ids) {
    for (;;) {
      const { state, dueAt, publishedAt } = post.parse(await world.approver.ask('GET', `/api/v1/posts/${id}`))
      const waited = Date.now() - Date.parse(dueAt)
      if (publishedAt !== null || waited > longestWaitMs) {
        lateness.push((publishedAt === null ? waited : Date.parse(publishedAt) - Date.parse(dueAt)) / 1_000)
        if (publishedAt === null) process.stdout.write(`post ${id} is ${state}\n`)
        break
      }
      await delay(500)
    }
  }
  return lateness
}

const longestWaitMs = 90_000
