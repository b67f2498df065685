import { DatelineError } from '../../core/errors/errors.ts'
import { assertImportSize } from '../../core/files/import-limit.ts'
import { type DecodedText, decodeBytes, withLineFeeds } from '../../core/text/decode.ts'

/** The text of a file; see `decodeFile`. */
export function decodeText(content: Uint8Array | string, name: string): string {
  return decodeFile(content, name).text
}

/**
 * The text of a file in any of the encodings that offices write, with a note where that was a guess; lines end in
 * `\n`. Other ends of lines (U+2028 …) stay, for inside JSON and cells they are none; the reader of plain text knows
 * them.
 *
 * @throws DatelineError `too-large` above what one import takes; `bad-input` for binary data and unknown encodings.
 */
export function decodeFile(content: Uint8Array | string, name: string): DecodedText {
  assertImportSize(typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength, name)
  if (typeof content !== 'string') return decodeBytes(content, name)
  if (content.includes('\0')) {
    throw new DatelineError('file-binary', { name })
  }
  return { text: withLineFeeds(content), notes: [] }
}
