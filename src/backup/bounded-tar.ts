import { DatelineError } from '../core/errors/errors.ts'

/** So much a part of a backup may unpack to; makers keep far below (dump-table.ts, media-limits.ts). */
export const largestEntryBytes = 128 * 1024 * 1024

/** Far more than text, as the record is, ever packs together; an archive made to fill memory or disk is denser. */
const densest = 250
const anySize = 64 * 1024 * 1024

/** Every entry leaves a line of its checksum in memory. */
const mostEntries = 1_000_000

const blockBytes = 512

/**
 * Lets the bytes of a tar archive pass and looks at each header before anybody makes room for what it declares:
 * plain files alone, each and all together of a bounded size. What is in them is for others to check.
 * @throws DatelineError `bad-input` in the place of the first byte too many.
 */
export function boundedTar(file: string, packedBytes: number): TransformStream<Uint8Array, Uint8Array> {
  const header = Buffer.alloc(blockBytes)
  let headerBytes = 0
  let skipBytes = 0
  let entries = 0
  let allBytes = 0

  function look(chunk: Uint8Array): void {
    allBytes += chunk.length
    if (allBytes > anySize + densest * packedBytes)
      throw tooLarge(file, `it unpacks to more than ${densest} times its size`)
    for (let at = 0; at < chunk.length; ) {
      const passed = Math.min(skipBytes, chunk.length - at)
      skipBytes -= passed
      at += passed
      const part = chunk.subarray(at, at + blockBytes - headerBytes)
      if (passed > 0 && part.length === 0) return
      header.set(part, headerBytes)
      headerBytes += part.length
      at += part.length
      if (headerBytes < blockBytes) return
      headerBytes = 0
      skipBytes = bodyBytes(header)
    }
  }

  function bodyBytes(block: Buffer): number {
    // Two empty blocks end an archive.
    if (block.every(byte => byte === 0)) return 0
    entries += 1
    if (entries > mostEntries) throw tooLarge(file, `it has more than ${mostEntries} parts`)
    const name = block.toString('latin1', 0, 100).replace(/\0.*$/s, '')
    const kind = block.toString('latin1', 156, 157)
    if (kind !== '0' && kind !== '\0') throw new DatelineError('backup-entry-not-a-file', { file })
    const size = Number.parseInt(block.toString('latin1', 124, 136), 8)
    if (!(size >= 0 && size <= largestEntryBytes))
      throw tooLarge(file, `"${name}" is said to have ${Number.isNaN(size) ? 'more' : size} bytes`)
    return Math.ceil(size / blockBytes) * blockBytes
  }

  return new TransformStream({
    transform(chunk, controller) {
      look(chunk)
      controller.enqueue(chunk)
    },
  })
}

function tooLarge(file: string, what: string): DatelineError {
  return new DatelineError('backup-not-ours', { file, reason: what })
}
