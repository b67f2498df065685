import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { unpackTar } from 'modern-tar/fs'

/**
 * Unpacks a data directory that initdb has made already to `home`, which takes a fraction of initdb's time. A kill in
 * the middle would leave a half-made directory that never opens, so it is made beside and renamed; under a name of its
 * own, because what a killed start left may still be written to for a moment.
 */
export async function unpackDirectory(home: string): Promise<void> {
  const beside = `${home}.new-${randomUUID()}`
  try {
    const archive = Readable.from((await dataDir()).stream())
    await pipeline(archive, createGunzip(), unpackTar(beside))
    await rename(beside, home)
  } catch (thrown) {
    await rm(beside, { recursive: true, force: true })
    throw thrown
  }
}
