import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { connectOpened, type Database } from '../../database/connect.ts'
import { lockDataDirectory } from '../../database/embedded/data-lock.ts'
import { engineOf } from '../../database/embedded/engine.ts'
import { unpackDirectory } from '../../database/embedded/unpack.ts'

/** Opens the embedded record of a data directory on this thread, whose time it then goes by; makes it where there is none. */
export async function openRecordHere(dataDirectory: string): Promise<Database> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const unlock = lockDataDirectory(dataDirectory)
  try {
    const home = join(dataDirectory, 'postgres')
    if (!existsSync(home)) await unpackDirectory(home)
    return await connectOpened({ engine: engineOf(await PGlite.create({ dataDir: home })), unlock })
  } catch (thrown) {
    unlock()
    throw thrown
  }
}
