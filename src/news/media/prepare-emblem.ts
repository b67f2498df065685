import { createTurns } from '../../bounded/turns.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import { kindBytes, mediaKindOf } from './media-kind.ts'
import { reencodePicture } from './re-encoding/reencode.ts'

/** What an emblem may have, as it comes and as it is kept. */
export const mostEmblemBytes = 1024 * 1024
const mostPixels = 2_000

/** A decoder is a process of its own: one for emblems at a time. */
const turns = createTurns({ what: 'emblems', atOnce: 1, atOnceForOne: 1, waiting: 20, waitingForOne: 4 })

/**
 * An emblem as it is kept: decoded and encoded again, so that nothing but its pixels stays.
 * @param input.person whose turn it takes.
 * @throws DatelineError `emblem-unusable` for what is neither PNG nor JPEG, broken, or too large; BusyError.
 */
export async function prepareEmblem(input: { bytes: Uint8Array; person: string }): Promise<PreparedEmblem> {
  const { bytes, person } = input
  if (bytes.byteLength === 0) throw unusable('the file is empty')
  if (bytes.byteLength > mostEmblemBytes) throw unusable(`it has ${kilobytes(bytes)} KB`)
  const kind = kindOf(bytes)
  const packed = await turns.run(person, () => reencodePicture({ bytes }, kind))
  const { contentType, width, height } = packed
  if (contentType !== 'image/png' && contentType !== 'image/jpeg')
    throw unusable('it is another kind of file')
  if (packed.bytes.byteLength > mostEmblemBytes)
    throw unusable(`it has ${kilobytes(packed.bytes)} KB re-encoded`)
  if (Math.max(width, height) > mostPixels) throw unusable(`it has ${width} × ${height} pixels`)
  return { contentType, width, height, bytes: packed.bytes, sha256: sha256(packed.bytes) }
}

interface PreparedEmblem {
  contentType: 'image/jpeg' | 'image/png'
  /** Pixels. */
  width: number
  height: number
  bytes: Uint8Array
  sha256: string
}

function kindOf(bytes: Uint8Array): 'jpeg' | 'png' {
  const kind = mediaKindOf(bytes.subarray(0, kindBytes))
  if (kind === 'jpeg' || kind === 'png') return kind
  throw unusable(`it is ${kind}`)
}

function kilobytes({ byteLength }: Uint8Array): number {
  return Math.ceil(byteLength / 1024)
}

function unusable(reason: string): DatelineError {
  return new DatelineError('emblem-unusable', {
    reason,
    mostKilobytes: mostEmblemBytes / 1024,
    mostPixels,
  })
}
