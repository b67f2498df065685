import { DatelineError } from '../../core/errors.ts'

/** The largest file that is read, in bytes. */
const maxImportBytes = 20 * 1024 * 1024

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so; lines end in `\n`. Other ends of lines
 * (U+2028 …) stay, for inside JSON and cells they are none; the reader of plain text knows them.
 *
 * @throws DatelineError `too-large` above `maxImportBytes`; `bad-input` for binary data and other encodings.
 */
export function decodeText(content: Uint8Array | string, name: string): string {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
  if (size > maxImportBytes) {
    throw new DatelineError(
      'too-large',
      `${name} has ${megabytes(size)} MB; at most ${megabytes(maxImportBytes)} MB of news are read at a time.`,
    )
  }
  const text = typeof content === 'string' ? content : decoded(content, name)
  if (text.includes('\0')) {
    throw new DatelineError('bad-input', `${name} is a binary file; news is read from text files.`)
  }
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

function decoded(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new DatelineError(
      'bad-input',
      bytes.includes(0)
        ? `${name} is a binary file; news is read from text files.`
        : `${name} is not UTF-8 text; save it with the encoding UTF-8 (or UTF-16 with a byte order mark).`,
    )
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)
}
