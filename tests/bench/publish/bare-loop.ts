import { networksOf, readWorkload, report, sendPost } from './workload.ts'

// (a) The limit: a loop per channel with the same HTTP clients; no queue, no database.
const workload = readWorkload()
const networks = networksOf(workload)
const each = Math.ceil(workload.posts / workload.channels.length)
const start = performance.now()
const used = process.cpuUsage()
await Promise.all(
  workload.channels.map(async channel => {
    for (let number = 0; number < each; number += 1)
      await sendPost(networks[channel.network], channel, number)
  }),
)
report({ published: each * workload.channels.length, seconds: (performance.now() - start) / 1_000 }, used)
process.exit(0)
