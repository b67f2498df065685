import { sql } from 'kysely'
import { createLogger } from '../../../src/core/logging/logger.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import { connectOpened, connectServer, type Database } from '../../../src/database/connect.ts'
import { openEmbedded } from '../../../src/database/embedded/open.ts'
import { createServerPool } from '../../../src/database/server.ts'
import type { Networks } from '../../../src/networks/adapters.ts'
import type { PublishingDeps } from '../../../src/publishing/sending/deps.ts'
import { runDispatcher } from '../../../src/publishing/sending/dispatch.ts'
import { reconcilePost } from '../../../src/publishing/sending/doubt/reconcile.ts'
import { liveTiming } from '../../../src/publishing/sending/timing.ts'
import { channelsAtOnce, workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { postgresBackend } from '../../../src/queue/backends/postgres.ts'
import { redisBackend } from '../../../src/queue/backends/redis.ts'
import { channelPublishJob } from '../../../src/queue/jobs/channel-publish.job.ts'
import { postReconcileJob } from '../../../src/queue/jobs/post-reconcile.job.ts'
import { handle, openQueue } from '../../../src/queue/queue.ts'
import { networksOf, readWorkload, report } from './workload.ts'

// (c), (d), (e): Dateline's own protocol on PostgreSQL + Redis, on PostgreSQL alone, embedded. Posts are in the record
// already (fill.ts); this process is the one worker, and it rings itself.
const workload = readWorkload()
const database = workload.databaseUrl
  ? await connectServer(workload.databaseUrl, { max: 20 })
  : await connectOpened(await openEmbedded(workload.dataDirectory ?? ''))
const log = createLogger('warn')
const queue = openQueue(await backend(database), log)
const networks: Networks = new Map(
  Object.entries(networksOf(workload)) as [keyof ReturnType<typeof networksOf>, never][],
)
const accounts = new Map(workload.channels.map(channel => [channel.id, channel.account]))

async function accountOf(channelId: string) {
  const account = accounts.get(channelId)
  if (!account) throw new Error('unknown channel')
  return account
}

const deps: PublishingDeps = {
  db: database.db,
  clock: systemClock,
  log,
  networks,
  timing: { ...liveTiming, tickMs: 250 },
  worker: `bench-${process.pid}`,
  freshAccount: accountOf,
  renewedAccount: account => accountOf(account.channelId),
  readMedia: () => Promise.reject(new Error('the bench has no media')),
  reached: () => undefined,
}
const stopping = new AbortController()
queue.work(
  'publish',
  [
    handle(channelPublishJob, ({ channelId }) => workChannel(deps, channelId, stopping.signal)),
    handle(postReconcileJob, async ({ postId }) => void (await reconcilePost(deps, postId))),
  ],
  { concurrency: channelsAtOnce },
)
const start = performance.now()
const used = process.cpuUsage()
void runDispatcher({ db: database.db, clock: systemClock, log, queue, timing: deps.timing }, stopping.signal)

for (;;) {
  const { rows } = await sql<{
    open: boolean
  }>`select exists (select from post where next_at is not null) as open`.execute(database.db)
  if (!rows[0]?.open) break
  await systemClock.sleep(50)
}
const seconds = (performance.now() - start) / 1_000
const { rows } = await sql<{ published: number; p50: number; p99: number; max: number }>`
  select count(*) as published,
    percentile_cont(0.5) within group (order by late) as p50,
    percentile_cont(0.99) within group (order by late) as p99, max(late) as max
  from (select extract(epoch from published_at - due_at)::double precision * 1000 as late from post where state = 'published') each`.execute(
  database.db,
)
const { published = 0, p50 = 0, p99 = 0, max = 0 } = rows[0] ?? {}
report(
  { published, seconds, lateness: { p50: Math.round(p50), p99: Math.round(p99), max: Math.round(max) } },
  used,
)
process.exit(0)

async function backend({ pool }: Database) {
  if (workload.redisUrl) return redisBackend(workload.redisUrl)
  if (!workload.databaseUrl) return await postgresBackend(pool)
  return await postgresBackend(createServerPool(workload.databaseUrl, { max: 20, searchPath: 'bullmq' }))
}
