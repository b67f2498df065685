import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../../core/ids.ts'
import { assertMediaSize } from './media-limits.ts'

/** A file as it came, kept on disk until it is dealt with: a server holds many of them, and its memory few. */
export class ReceivedFile {
  readonly file: string
  readonly byteCount: number
  /** Hexadecimal. */
  readonly sha256: string

  constructor(facts: { file: string; byteCount: number; sha256: string }) {
    this.file = facts.file
    this.byteCount = facts.byteCount
    this.sha256 = facts.sha256
  }

  async delete(): Promise<void> {
    await rm(this.file, { force: true })
  }
}

/**
 * Writes what comes into a file of the directory, which is made if need be; on the way little of it is in memory.
 * @throws DatelineError `too-large` as soon as more has come than any upload may have; nothing is left then.
 */
export async function receiveFile(
  directory: string,
  coming: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, newId())
  const hash = createHash('sha256')
  let byteCount = 0
  const counted = new Transform({
    transform(part: Uint8Array, _encoding, done) {
      byteCount += part.byteLength
      hash.update(part)
      try {
        assertMediaSize(byteCount)
        done(null, part)
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)))
      }
    },
  })
  try {
    await pipeline(coming, counted, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  } catch (thrown) {
    await rm(file, { force: true })
    throw thrown
  }
  return new ReceivedFile({ file, byteCount, sha256: hash.digest('hex') })
}

/** Deletes what has lain in the directory since before a moment: the process that received it has ended. */
export async function forgetReceived(directory: string, before: Date): Promise<void> {
  const files = await readdir(directory).catch(() => [])
  for (const name of files) {
    const file = join(directory, name)
    const { mtime } = await stat(file).catch(() => ({ mtime: new Date() }))
    if (mtime < before) await rm(file, { force: true })
  }
}
