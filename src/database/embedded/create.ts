import { PGlite } from '@electric-sql/pglite'

// Runs as a short-lived process of its own: making a PostgreSQL data directory peaks at some 800 MB,
// which the long-lived process must not keep.
const [directory] = process.argv.slice(2)
if (!directory) throw new Error('usage: create.ts DIRECTORY')
const pglite = await PGlite.create({ dataDir: directory })
await pglite.close()
