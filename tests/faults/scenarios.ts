import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { sql } from 'kysely'
import { type Step, steps } from '../../src/publishing/sending/deps.ts'
import type { FaultyLine } from './faulty-line.ts'
import { type Lane, type Setup, setSandbox } from './lane.ts'
import { moverScenarios } from './mover-scenarios.ts'
import { recallScenarios } from './recall-scenarios.ts'
import { seriesScenarios } from './series-scenarios.ts'
import type { Scenario, Stage } from './stage.ts'

const all: readonly Setup[] = ['postgres-redis', 'postgres', 'embedded']
const withServer: readonly Setup[] = ['postgres-redis', 'postgres']
const withRedis: readonly Setup[] = ['postgres-redis']

/** Steps that are reached only where a post is in doubt. */
const doubtSteps: readonly Step[] = ['before-look', 'after-look', 'after-adopt']

export const scenarios: readonly Scenario[] = [
  ...steps.map(
    (step): Scenario => ({
      name: `SIGKILL ${step}`,
      setups: all,
      async strike(stage) {
        if (doubtSteps.includes(step)) loseReplies(stage)
        await at(stage, step, 'SIGKILL')
      },
    }),
  ),
  ...(['after-claim', 'after-intent', 'before-send', 'after-send', 'after-look'] as const).map(
    (step): Scenario => ({
      name: `SIGSTOP ${step}, wakes after the lease`,
      setups: all,
      async strike(stage) {
        if (doubtSteps.includes(step)) loseReplies(stage)
        await at(stage, step, 'SIGSTOP')
      },
    }),
  ),
  ...recallScenarios,
  ...moverScenarios,
  ...seriesScenarios,
  {
    name: 'SIGKILL at any moment',
    setups: all,
    async strike(stage) {
      await delay(stage.chance.between(0, 1_800))
      for (const worker of stage.lane.workers) {
        if (!stage.chance.percent(60)) continue
        worker.signal('SIGKILL')
        stage.killed()
      }
      stage.over()
    },
  },
  {
    name: 'SIGKILL of the web server',
    setups: withServer,
    async strike({ lane, chance, over, killed }) {
      await delay(chance.between(0, 1_800))
      lane.web?.kill()
      killed()
      over()
    },
  },
  {
    name: 'SIGTERM, drained and started again',
    setups: all,
    async strike(stage) {
      await delay(stage.chance.between(0, 1_500))
      const worker = stage.chance.one(stage.lane.workers)
      const before = worker.deaths()
      worker.signal('SIGTERM')
      for (let waited = 0; worker.deaths() === before; waited += 100) {
        if (waited > 30_000) throw new Error('a worker did not end within 30 s of SIGTERM')
        await delay(100)
      }
      stage.over()
    },
  },
  {
    name: 'the reply is cut at any byte',
    setups: all,
    strike: onBothLines(({ chance }, line) =>
      line.arm({ type: 'cut-reply', after: chance.between(0, 400), by: chance.one(['reset', 'end']) }),
    ),
  },
  {
    name: 'the request is cut at any byte',
    setups: all,
    strike: onBothLines(({ chance }, line) =>
      line.arm({ type: 'cut-request', after: chance.between(0, 600) }),
    ),
  },
  {
    name: 'the reply never comes',
    setups: all,
    strike: onBothLines((_stage, line) => line.arm({ type: 'swallow-reply' })),
  },
  {
    name: 'the network answers 5xx, with and without the post',
    setups: all,
    async strike({ lane, chance, over }) {
      for (const [network, path] of paths) {
        const when = chance.one(['before-accept', 'after-accept'])
        await addFault(lane, { network, match: { method: 'POST', path }, kind: 'status', status: 502, when })
      }
      await delay(1_500)
      over()
    },
  },
  {
    name: '429 on one channel',
    setups: all,
    async strike({ lane, over }) {
      const match = { method: 'POST', path: '/tweets' }
      await addFault(lane, { network: 'x', match, kind: 'rate-limited', resetInSeconds: 3 })
      await delay(1_500)
      over()
    },
  },
  {
    name: 'the networks are away for a moment',
    setups: all,
    async strike({ lane, chance, over }) {
      const lines = [lane.lines.x, lane.lines.facebook]
      await delay(chance.between(0, 600))
      await Promise.all(lines.map(line => line.shut()))
      await delay(chance.between(500, 1_500))
      await Promise.all(lines.map(line => line.open()))
      over()
    },
  },
  {
    name: 'the account is read, and the answer is none',
    setups: all,
    async strike(stage) {
      loseReplies(stage)
      const answers = [{}, { errors: [] }, { title: 'Service Unavailable', status: 503, type: 'about:blank' }]
      for (const [network, path] of readPaths) {
        const fault = { network, match: { method: 'GET', path }, kind: 'status', status: 200, times: 2 }
        await addFault(stage.lane, { ...fault, body: stage.chance.one(answers) })
      }
      await waitForDoubts(stage)
    },
  },
  {
    name: 'the account cannot be read for hours',
    setups: all,
    async strike(stage) {
      loseReplies(stage)
      const status = stage.chance.one([500, 502, 503])
      // The waits between them are five hundred times shorter than on the networks: fifteen take nearly three hours there.
      const times = stage.chance.between(3, 15)
      for (const [network, path] of readPaths) {
        const match = { method: 'GET', path }
        await addFault(stage.lane, { network, match, kind: 'status', status, times })
      }
      await waitForDoubts(stage)
    },
  },
  {
    name: 'lists show a post only after it was sent again',
    setups: all,
    async strike(stage) {
      loseReplies(stage)
      // Longer than both looks; a network that knows its own posts refuses the second one.
      const hour = 3_600_000
      const window = { xDuplicateWindowMs: hour, facebookDuplicateWindowMs: hour }
      await setSandbox(stage.lane.sandboxOrigin, {
        ...window,
        readLagMs: Math.round(2_200 * stage.lane.pace),
      })
      await waitForDoubts(stage)
    },
  },
  {
    name: 'the clocks of networks and record are hours apart',
    setups: all,
    async strike(stage) {
      const { lane, chance } = stage
      loseReplies(stage)
      const hours = chance.one([-13, -6, -3, 3, 6, 13])
      await setSandbox(lane.sandboxOrigin, { clockOffsetMs: lane.networkOffsetMs + hours * 3_600_000 })
      await waitForDoubts(stage)
    },
  },
  {
    name: 'uploaded files expire before they are used',
    setups: all,
    async strike(stage) {
      // Less than the lease after which they are used, and more than a send after its own upload takes.
      await setSandbox(stage.lane.sandboxOrigin, { mediaLifeMs: Math.round(1_500 * stage.lane.pace) })
      await at(stage, 'after-upload', 'SIGKILL')
    },
  },
  {
    name: 'the access token is over',
    setups: all,
    async strike({ lane, channelIds, over }) {
      await sql`update channel set access_expires_at = now() + interval '10 seconds'
        where id = any(${channelIds.x}::uuid[])`.execute(lane.db)
      over()
    },
  },
  {
    name: 'every bell is rung a hundred times',
    setups: all,
    async strike({ lane, channelIds, over }) {
      await delay(800)
      for (const channelId of [...channelIds.x, ...channelIds.facebook]) {
        for (const worker of lane.workers) worker.tell({ type: 'ring', channelId, times: 100 })
      }
      over()
    },
  },
  {
    name: 'Redis is away when a process first rings',
    setups: withRedis,
    async strike({ lane, chance, over, killed }) {
      await lane.redis?.kill()
      killed()
      for (const worker of lane.workers) {
        worker.signal('SIGKILL')
        killed()
      }
      // A worker does not start without Redis, so it is there for the start and gone before anything is due.
      await lane.redis?.start()
      await Promise.all(lane.workers.map(worker => worker.ready()))
      await lane.redis?.kill()
      await delay(chance.between(500, 2_500))
      await lane.redis?.start()
      over()
    },
  },
  {
    name: 'Redis is emptied',
    setups: withRedis,
    async strike({ lane, chance, over }) {
      if (!lane.redis) return
      const redis = new Redis(lane.redis.url)
      for (let times = 0; times < 3; times += 1) {
        await delay(chance.between(100, 700))
        await redis.flushall()
      }
      redis.disconnect()
      over()
    },
  },
  {
    name: 'Redis is killed and comes back empty or full',
    setups: withRedis,
    async strike({ lane, chance, over, killed }) {
      await delay(chance.between(100, 1_200))
      await lane.redis?.kill()
      killed()
      await delay(chance.between(100, 1_500))
      await lane.redis?.start()
      over()
    },
  },
  {
    name: 'PostgreSQL is killed and restarted',
    setups: withServer,
    async strike({ lane, chance, over, killed }) {
      await delay(chance.between(100, 1_500))
      await lane.postgres?.kill()
      killed()
      await delay(chance.between(100, 1_000))
      await lane.postgres?.start()
      over()
    },
  },
  {
    name: 'the record refuses to be written, as when its disk is full',
    setups: withServer,
    async strike({ lane, chance, over }) {
      await delay(chance.between(100, 1_200))
      await sql`alter database postgres set default_transaction_read_only = on`.execute(lane.db)
      await endConnections(lane)
      await delay(chance.between(500, 1_500))
      await sql`set default_transaction_read_only = off`.execute(lane.db).catch(() => undefined)
      await lane.db.connection().execute(async connection => {
        await sql`set session characteristics as transaction read write`.execute(connection)
        await sql`alter database postgres reset default_transaction_read_only`.execute(connection)
      })
      await endConnections(lane)
      over()
    },
  },
]

const paths = [
  ['x', '/tweets'],
  ['facebook', '/feed'],
] as const

const readPaths = [
  ['x', '/tweets'],
  ['facebook', '/published_posts'],
] as const

/** Until every post is at rest, and no longer than doubts of this kind take. */
async function waitForDoubts({ rested, over, lane }: Stage): Promise<void> {
  over()
  await Promise.race([delay(40_000 * lane.pace), rested])
  for (const line of [lane.lines.x, lane.lines.facebook]) line.disarm()
}

/** Makes the next publishing reply of both networks get lost. */
function loseReplies({ lane, chance }: Stage): void {
  for (const line of [lane.lines.x, lane.lines.facebook]) {
    line.arm({ type: 'cut-reply', after: chance.between(0, 30), by: 'reset' })
  }
}

function onBothLines(arm: (stage: Stage, line: FaultyLine) => void) {
  return async (stage: Stage): Promise<void> => {
    const lines = [stage.lane.lines.x, stage.lane.lines.facebook]
    for (const line of lines) arm(stage, line)
    await delay(2_500)
    for (const line of lines) line.disarm()
    stage.over()
  }
}

/** The first worker that reaches the step dies or is stopped there; now and then the second one too. */
async function at(stage: Stage, step: Step, signal: 'SIGKILL' | 'SIGSTOP'): Promise<void> {
  const { lane, chance } = stage
  let strikes = chance.percent(30) ? 2 : 1
  const undone: (() => void)[] = []
  const ended: Promise<void>[] = []
  for (const worker of lane.workers) {
    worker.tell({ type: 'arm', step, signal })
    const stopMs = chance.between(500, 5_000)
    undone.push(
      worker.onEvent(event => {
        if (event.type !== 'reached') return
        strikes -= 1
        if (strikes === 0) for (const other of lane.workers) other.tell({ type: 'disarm' })
        if (signal === 'SIGKILL') stage.killed()
        else ended.push(delay(stopMs).then(() => worker.signal('SIGCONT')))
        stage.over()
      }),
    )
  }
  await Promise.race([delay(6_000), stage.rested])
  for (const worker of lane.workers) worker.tell({ type: 'disarm' })
  await Promise.all(ended)
  // One that reached the step just before it was told not to stop there stops all the same.
  await delay(300)
  for (const undo of undone) undo()
  for (const worker of lane.workers) worker.signal('SIGCONT')
  for (const line of [lane.lines.x, lane.lines.facebook]) line.disarm()
}

export async function addFault(lane: Lane, fault: Record<string, unknown>): Promise<void> {
  await fetch(`${lane.sandboxOrigin}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
}

/** Everybody else's, so that the new default counts for them. */
async function endConnections(lane: Lane): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(lane.db)
}
