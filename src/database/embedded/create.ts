import { rmSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'

// Runs as a short-lived process of its own: making a PostgreSQL data directory peaks at several hundred MB, which the
// long-lived process must not keep.
const [directory] = process.argv.slice(2)
if (!directory) throw new Error('usage: create.ts DIRECTORY')
// Standard input ends when the process that asked for the directory is gone; then nobody wants it.
process.stdin.on('end', () => process.exit(1)).resume()
await (await fromArchive(directory)).close()
process.exit(0)

/** Unpacks a directory that initdb has made already, which takes a third of the time; makes one where it does not fit. */
async function fromArchive(directory: string): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: directory, loadDataDir: await dataDir() })
  } catch {
    rmSync(directory, { recursive: true, force: true })
    return await PGlite.create({ dataDir: directory })
  }
}
