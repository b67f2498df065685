import { loadavg } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { removeFolders } from '../../journeys/program.ts'
import { attack, worstInputs } from './attacks.ts'
import { approvedItem, latenessOf, officeId, openWorld, schedulePosts, type World } from './world.ts'

// `npm run bench -- fairness`: whether one person who sends the worst inputs keeps another person, or posts, waiting.
// The app runs as a process, embedded. Exit code 1 where a bound does not hold.

/** What must hold on two quiet cores. */
const mostP95Ms = 500
const mostLateSeconds = 2

const phaseSeconds = 60
const posts = 8
/** Between two requests of the other person, in milliseconds. */
const everyMs = 250

interface Phase {
  name: string
  times: number[]
  lateness: number[]
  load: number
}

const world = await openWorld()
const attacks = await worstInputs(world)
const alone = await phase('alone', world)
const stopping = new AbortController()
const attacking = attack(attacks, stopping.signal)
const beside = await phase('beside one who sends the worst', world).finally(() => stopping.abort())
const answers = await attacking
await world.program.end('SIGTERM')
removeFolders()

process.stdout.write(`\nThe other person's requests, and how late posts went out\n`)
process.stdout.write(
  '| phase | requests | p50 ms | p95 ms | max ms | posts | late max s | load |\n|---|---|---|---|---|---|---|---|\n',
)
for (const { name, times, lateness, load } of [alone, beside]) {
  const cells = [
    name,
    times.length,
    at(times, 0.5).toFixed(0),
    at(times, 0.95).toFixed(0),
    at(times, 1).toFixed(0),
  ]
  process.stdout.write(
    `| ${[...cells, lateness.length, at(lateness, 1).toFixed(1), load.toFixed(1)].join(' | ')} |\n`,
  )
}
process.stdout.write('\nWhat was sent meanwhile, and how it was answered\n')
for (const [what, count] of [...answers].sort())
  process.stdout.write(`${String(count).padStart(6)}  ${what}\n`)

const bounds = [
  { name: `p95 at most ${mostP95Ms} ms`, holds: at(beside.times, 0.95) <= mostP95Ms },
  { name: `posts at most ${mostLateSeconds} s late`, holds: at(beside.lateness, 1) <= mostLateSeconds },
]
process.stdout.write('\n')
for (const { name, holds } of bounds) process.stdout.write(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}\n`)
process.exit(bounds.every(({ holds }) => holds) ? 0 : 1)

/** The other person at work for a while, with posts that fall due in it. */
async function phase(name: string, { approver }: World): Promise<Phase> {
  const items: string[] = []
  for (let number = 1; number <= posts; number += 1)
    items.push(await approvedItem(world, `The desk is open, ${name}, ${number}.`))
  const everySeconds = (phaseSeconds - 10) / posts
  const ids = await schedulePosts(world, items, { fromSeconds: 10, everySeconds })
  const requests: (() => Promise<unknown>)[] = [
    () => approver.ask('GET', '/api/v1/session'),
    () => approver.ask('GET', '/api/v1/news?limit=20'),
    () => approver.ask('GET', `/api/v1/news/${items[0]}`),
    () => approver.ask('GET', '/api/v1/posts?limit=50'),
    () => approver.ask('POST', '/api/v1/posts/preview', { newsItemId: items[0] }),
    () => approver.ask('GET', '/api/v1/channels'),
    () => approver.ask('POST', '/api/v1/news', { officeId, content: draft(name) }),
  ]
  const times: number[] = []
  const underWay: Promise<void>[] = []
  const end = performance.now() + phaseSeconds * 1_000
  for (let number = 0; performance.now() < end; number += 1) {
    const request = requests[number % requests.length]
    // In time whether or not the one before has its answer: waiting would leave out the slow moments.
    if (request) underWay.push(timed(request, times))
    await delay(everyMs)
  }
  const load = loadavg()[0] ?? 0
  await Promise.all(underWay)
  return { name, times, lateness: await latenessOf(world, ids), load }
}

async function timed(request: () => Promise<unknown>, times: number[]): Promise<void> {
  const from = performance.now()
  await request()
  times.push(performance.now() - from)
}

function draft(name: string) {
  const text = `A draft, written ${name}, at ${performance.now()}.`
  return { places: ['Islamabad'], topics: [], variants: [{ language: 'en', text }], media: [] }
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
