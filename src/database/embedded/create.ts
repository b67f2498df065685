import { PGlite } from '@electric-sql/pglite'

// Runs as a short-lived process of its own: initdb peaks at a gigabyte, which the long-lived process must not keep.
const [directory] = process.argv.slice(2)
if (!directory) throw new Error('usage: create.ts DIRECTORY')
// Standard input ends when the process that asked for the directory is gone; then it is not needed.
process.stdin.on('end', () => process.exit(1)).resume()
const pglite = await PGlite.create({ dataDir: directory })
await pglite.close()
process.exit(0)
