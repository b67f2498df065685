import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, linkSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createTarPacker } from 'modern-tar'
import { DatelineError, messageOf } from '../core/errors/errors.ts'
import { sha256 } from '../core/hash.ts'
import { type Checksums, checksumsName, type Entry, jsonEntry } from './format.ts'

/**
 * Packs entries, and the checksums of them all, into a new tar.gz that only this user may read. It is there whole or
 * not at all.
 * @throws DatelineError `conflict` when there is such a file, `bad-input` when it cannot be written.
 */
export async function writeArchive(file: string, entries: AsyncIterable<Entry>): Promise<void> {
  if (existsSync(file)) throw exists(file)
  const beside = `${file}.${randomUUID()}.new`
  const tar = createTarPacker()
  const output = createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true })
  let unwritable: Error | undefined
  output.once('error', thrown => {
    unwritable = thrown
  })
  const written = pipeline(Readable.fromWeb(tar.readable), createGzip(), output)
  const add = async ({ name, bytes }: Entry) => {
    const body = tar.controller.add({ name, size: bytes.byteLength, mode: 0o600 }).getWriter()
    await body.write(bytes)
    await body.close()
  }
  // Nothing waits for what cannot be written any more.
  const failed = written.then(() => new Promise<never>(() => undefined))
  failed.catch(() => undefined)
  try {
    const sums: Checksums = []
    for await (const entry of entries) {
      sums.push({ name: entry.name, sha256: sha256(entry.bytes) })
      await Promise.race([add(entry), failed])
    }
    await Promise.race([add(jsonEntry(checksumsName, sums)), failed])
    tar.controller.finalize()
    await written
    place(beside, file)
  } catch (thrown) {
    tar.controller.error(thrown)
    await written.catch(() => undefined)
    if (!unwritable) throw thrown
    throw new DatelineError('backup-not-writable', { file, reason: messageOf(unwritable) })
  } finally {
    rmSync(beside, { force: true })
  }
}

/** A link replaces nothing, even if a file of that name was made meanwhile. */
function place(beside: string, file: string): void {
  try {
    linkSync(beside, file)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') throw exists(file)
    throw thrown
  }
}

function exists(file: string): DatelineError {
  return new DatelineError('backup-file-exists', { file })
}
