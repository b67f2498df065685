import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { connectOpened, type Database } from '../../database/connect.ts'
import { lockDataDirectory } from '../../database/embedded/data-lock.ts'
import { engineOf } from '../../database/embedded/engine.ts'
import { unpackDirectory } from '../../database/embedded/unpack.ts'

/** Makes the embedded record of a new data directory on this thread, whose time it then goes by (see embedded-time.ts). */
export async function makeRecordHere(dataDirectory: string): Promise<Database> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const unlock = lockDataDirectory(dataDirectory)
  try {
    const home = join(dataDirectory, 'postgres')
    await unpackDirectory(home)
    return await connectOpened({ engine: engineOf(await PGlite.create({ dataDir: home })), unlock })
  } catch (thrown) {
    unlock()
    throw thrown
  }
}
