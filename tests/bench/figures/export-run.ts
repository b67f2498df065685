import { mkdirSync } from 'node:fs'
import { connectServer } from '../../../src/database/connect.ts'
import { exportParquet, factTables } from '../../outreach/figures/export-parquet.ts'

// One table as a Parquet file, in a process of its own, so that its memory can be told from that of the bench. Prints
// rows, seconds, and the most megabytes above those of the idle process.

const [, , url = '', folder = '', name = '', offices = '', from = '', to = ''] = process.argv
const table = factTables.find(each => each === name)
if (!table) throw new Error(`There is no table ${name}.`)
const officeIds = offices.split(',')
mkdirSync(folder, { recursive: true })
const database = await connectServer(url)
// Everything is loaded once before it is measured.
await exportParquet(database.db, {
  table,
  folder,
  officeIds: officeIds.slice(0, 1),
  from: to,
  to,
  sandbox: false,
})
global.gc?.()
const idle = process.memoryUsage().rss
let most = idle
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 20)
const began = performance.now()
const { rows } = await exportParquet(database.db, { table, folder, officeIds, from, to, sandbox: false })
const seconds = (performance.now() - began) / 1000
clearInterval(watching)
await database.close()
process.stdout.write(
  `${JSON.stringify({ rows, seconds, processorSeconds: process.cpuUsage().user / 1e6, mb: (most - idle) / 1e6 })}\n`,
)
process.exit()
