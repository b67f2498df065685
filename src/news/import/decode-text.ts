import { DatelineError } from '../../core/errors.ts'
import { type DecodedText, decodeBytes, withLineFeeds } from '../../core/text/decode.ts'

/** The largest file that is read, in bytes. */
const maxImportBytes = 20 * 1024 * 1024

/** The text of a file; see `decodeFile`. */
export function decodeText(content: Uint8Array | string, name: string): string {
  return decodeFile(content, name).text
}

/**
 * The text of a file in any of the encodings that offices write, with a note where that was a guess; lines end in
 * `\n`. Other ends of lines (U+2028 …) stay, for inside JSON and cells they are none; the reader of plain text knows
 * them.
 *
 * @throws DatelineError `too-large` above `maxImportBytes`; `bad-input` for binary data and unknown encodings.
 */
export function decodeFile(content: Uint8Array | string, name: string): DecodedText {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
  if (size > maxImportBytes) {
    throw new DatelineError(
      'too-large',
      `${name} has ${megabytes(size)} MB; at most ${megabytes(maxImportBytes)} MB of news are read at a time.`,
    )
  }
  if (typeof content !== 'string') return decodeBytes(content, name)
  if (content.includes('\0')) {
    throw new DatelineError('bad-input', `${name} is a binary file; a text file is needed.`)
  }
  return { text: withLineFeeds(content), notes: [] }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)
}
