import { PgBoss } from 'pg-boss'
import { networksOf, readWorkload, report, sendPost } from './workload.ts'

// The bare peer queue: pg-boss doing what (b) does, on PostgreSQL.
const workload = readWorkload()
const networks = networksOf(workload)
const byId = new Map(workload.channels.map(channel => [channel.id, channel]))
const each = Math.ceil(workload.posts / workload.channels.length)
const total = each * workload.channels.length
const { promise: finished, resolve } = Promise.withResolvers<void>()
let published = 0

const boss = new PgBoss({ connectionString: workload.databaseUrl ?? '', max: 20 })
boss.on('error', () => undefined)
await boss.start()
await boss.createQueue('bench')
const jobs = Array.from({ length: each }, (_, number) =>
  workload.channels.map(channel => ({ data: { channel: channel.id, number } })),
).flat()
for (let from = 0; from < jobs.length; from += 1_000)
  await boss.insert('bench', jobs.slice(from, from + 1_000))

const start = performance.now()
const used = process.cpuUsage()
const loops = 20
for (let loop = 0; loop < loops; loop += 1) {
  const batchSize = Math.ceil(workload.channels.length / loops)
  await boss.work<{ channel: string; number: number }>(
    'bench',
    { batchSize, pollingIntervalSeconds: 0.5 },
    async batch => {
      await Promise.all(
        batch.map(async job => {
          const channel = byId.get(job.data.channel)
          if (!channel) throw new Error('unknown channel')
          await sendPost(networks[channel.network], channel, job.data.number)
          published += 1
        }),
      )
      if (published === total) resolve()
    },
  )
}
await finished
report({ published, seconds: (performance.now() - start) / 1_000 }, used)
process.exit(0)
