import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { createServerPool } from '../../../src/database/server.ts'
import { networksOf, readWorkload, report, sendPost } from './workload.ts'

// (b) A bare BullMQ worker doing the same calls, nothing recorded: on Redis, or durably on its PostgreSQL backend.
const workload = readWorkload()
const networks = networksOf(workload)
const byId = new Map(workload.channels.map(channel => [channel.id, channel]))
const each = Math.ceil(workload.posts / workload.channels.length)
const total = each * workload.channels.length
const concurrency = workload.channels.length
const { promise: finished, resolve } = Promise.withResolvers<void>()
let published = 0

async function work(job: { data: { channel: string; number: number } }): Promise<void> {
  const channel = byId.get(job.data.channel)
  if (!channel) throw new Error('unknown channel')
  await sendPost(networks[channel.network], channel, job.data.number)
  published += 1
  if (published === total) resolve()
}

const jobs = Array.from({ length: each }, (_, number) =>
  workload.channels.map(channel => ({ name: 'post', data: { channel: channel.id, number } })),
).flat()
const jobOptions = { removeOnComplete: true, attempts: 1 }

if (workload.redisUrl) {
  const connection = new Redis(workload.redisUrl, { maxRetriesPerRequest: null })
  const queue = new Queue('bench', { connection, defaultJobOptions: jobOptions })
  for (let from = 0; from < jobs.length; from += 1_000) await queue.addBulk(jobs.slice(from, from + 1_000))
  new Worker('bench', work, { connection: connection.duplicate(), concurrency })
} else {
  const pool = createServerPool(workload.databaseUrl ?? '', { max: 20, searchPath: 'bullmq' })
  const client = await pool.connect()
  await runMigrations(client, 'bullmq')
  client.release()
  // biome-ignore lint/suspicious/noExplicitAny: BullMQ describes the pool by types of its own.
  const connection = pool as any
  const queue = new Queue('bench', { connection, defaultJobOptions: jobOptions }, createPostgresBackend)
  for (let from = 0; from < jobs.length; from += 1_000) await queue.addBulk(jobs.slice(from, from + 1_000))
  new Worker('bench', work, { connection, concurrency }, createPostgresBackend)
}
const start = performance.now()
const used = process.cpuUsage()
await finished
report({ published, seconds: (performance.now() - start) / 1_000 }, used)
process.exit(0)
