import { loadavg } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { removeFolders } from '../../journeys/program.ts'
import { startAttacker } from './attacker.ts'
import { attackNames, prepareTargets } from './attacks.ts'
import { processorByThread, usedBetween } from './processor.ts'
import { approvedItem, type Gauges, gauges, latenessOf, officeId, openWorld, schedulePosts } from './world.ts'

// `npm run bench -- fairness`: whether one person who sends the worst inputs keeps another person, or posts, waiting.
// The app runs as a process, embedded. Exit code 1 where a bound does not hold. `--only=export,import` runs the attacks
// whose names begin so; `--apart` runs each by itself, one after another; `--seconds=N` is the length of a phase.

/** What must hold on two quiet cores. */
const mostP95Ms = 500
const mostLateSeconds = 2

const phaseSeconds = Number(option('seconds') ?? 60)
/** Before each phase both people are at work already, and nothing counts. */
const warmUpSeconds = 5
const posts = 8
/** Between two requests of the other person, in milliseconds. */
const everyMs = 250

interface Phase {
  name: string
  times: number[]
  lateness: number[]
  load: number
  loop: Gauges['loop']
  /** Milliseconds that one turn on the record waits, on average. */
  waits: { foreground: number; background: number }
  processor: { name: string; milliseconds: number }[]
  answers: ReadonlyMap<string, number>
}

const world = await openWorld()
const targets = await prepareTargets(world)
const only = option('only')?.split(',')
const chosen = attackNames.filter(name => only?.some(start => name.startsWith(start)) ?? true)
const rounds = process.argv.includes('--apart')
  ? chosen.map(name => ({ name, attacks: [name] }))
  : [{ name: 'beside one who sends the worst', attacks: chosen }]

const phases = [await phase('alone', [])]
for (const round of rounds) phases.push(await phase(round.name, round.attacks))
await world.program.end('SIGTERM')
removeFolders()

process.stdout.write(
  "\nThe other person's requests, how late posts went out, and how long the event loop stood still\n",
)
process.stdout.write(
  '| phase | requests | p50 ms | p95 ms | max ms | posts | late max s | loop p99 ms | loop max ms | record waits ms | in background ms | load |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n',
)
for (const { name, times, lateness, load, loop, waits } of phases) {
  const cells = [
    name,
    times.length,
    ...[at(times, 0.5), at(times, 0.95), at(times, 1)].map(value => value.toFixed(0)),
    lateness.length,
    at(lateness, 1).toFixed(1),
    loop.p99.toFixed(0),
    loop.max.toFixed(0),
    waits.foreground.toFixed(1),
    waits.background.toFixed(1),
    load.toFixed(1),
  ]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}
for (const { name, processor, answers } of phases) {
  process.stdout.write(`\n${name}: processor time in seconds, and how what was sent was answered\n`)
  for (const thread of processor)
    process.stdout.write(`${(thread.milliseconds / 1_000).toFixed(1).padStart(8)}  ${thread.name}\n`)
  for (const [what, count] of [...answers].sort())
    process.stdout.write(`${String(count).padStart(8)}  ${what}\n`)
}

const beside = phases.slice(1)
const bounds = [
  { name: `p95 at most ${mostP95Ms} ms`, holds: beside.every(({ times }) => at(times, 0.95) <= mostP95Ms) },
  {
    name: `posts at most ${mostLateSeconds} s late`,
    holds: beside.every(({ lateness }) => at(lateness, 1) <= mostLateSeconds),
  },
]
process.stdout.write('\n')
for (const { name, holds } of bounds) process.stdout.write(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}\n`)
process.exit(bounds.every(({ holds }) => holds) ? 0 : 1)

/** The other person at work beside these attacks for a while, with posts that fall due in it. */
async function phase(name: string, attacks: readonly string[]): Promise<Phase> {
  const { approver, program } = world
  const items: string[] = []
  for (let number = 1; number <= posts; number += 1)
    items.push(await approvedItem(world, `The desk is open, ${name}, ${number}.`))
  const fromSeconds = warmUpSeconds + 5
  const ids = await schedulePosts(world, items, { fromSeconds, everySeconds: (phaseSeconds - 10) / posts })
  const requests: (() => Promise<unknown>)[] = [
    () => approver.ask('GET', '/api/v1/session'),
    () => approver.ask('GET', '/api/v1/news?limit=20'),
    () => approver.ask('GET', `/api/v1/news/${items[0]}`),
    () => approver.ask('GET', '/api/v1/posts?limit=50'),
    () => approver.ask('POST', '/api/v1/posts/preview', { newsItemId: items[0] }),
    () => approver.ask('GET', '/api/v1/channels'),
    () => approver.ask('POST', '/api/v1/news', { officeId, content: draft(name) }),
  ]
  const attacker =
    attacks.length > 0 && (await startAttacker({ session: world.author.session, targets, names: attacks }))
  await atWork(requests, warmUpSeconds)
  const from = await gauges(world)
  const before = processorByThread(program.pid)
  const times = await atWork(requests, phaseSeconds)
  const load = loadavg()[0] ?? 0
  const processor = usedBetween(before, processorByThread(program.pid))
  const to = await gauges(world)
  const waits = {
    foreground: waitOf(from, to, 'foreground'),
    background: waitOf(from, to, 'background'),
  }
  const lateness = await latenessOf(world, ids)
  const answers = attacker ? await attacker.stop() : new Map<string, number>()
  return { name, times, lateness, load, loop: to.loop, waits, processor, answers }
}

/** Sends in time whether or not the one before has its answer: waiting would leave out the slow moments. */
async function atWork(requests: readonly (() => Promise<unknown>)[], seconds: number): Promise<number[]> {
  const times: number[] = []
  const underWay: Promise<void>[] = []
  const end = performance.now() + seconds * 1_000
  for (let number = 0; performance.now() < end; number += 1) {
    const request = requests[number % requests.length]
    if (request) underWay.push(timed(request, times))
    await delay(everyMs)
  }
  await Promise.all(underWay)
  return times
}

function waitOf(from: Gauges, to: Gauges, lane: 'foreground' | 'background'): number {
  const turns = to.lanes[lane].turns - from.lanes[lane].turns
  return turns > 0 ? (to.lanes[lane].waitedMs - from.lanes[lane].waitedMs) / turns : 0
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

/** The value of `--name=value`. */
function option(name: string): string | undefined {
  const given = process.argv.find(argument => argument.startsWith(`--${name}=`))
  return given?.slice(name.length + 3)
}
