import { analyse } from 'chardet'
import { DatelineError } from '../errors/errors.ts'
import type { Note } from './note.ts'

export interface DecodedText {
  /** Lines end in `\n`; no byte order mark. */
  text: string
  /** Where the encoding was guessed, or is another than the file says. */
  notes: Note[]
}

/**
 * The text of a file: by its byte order mark, else UTF-8 where it is that, else as its XML declaration says, else
 * UTF-16 without a mark, else the code page of Windows that its letters look like, which the note says.
 *
 * @throws DatelineError `bad-input` for binary data, and for a declared encoding that is not known.
 */
export function decodeBytes(bytes: Uint8Array, name: string): DecodedText {
  const encoding = markedEncoding(bytes) ?? plainUtf8(bytes, name) ?? declaredEncoding(bytes, name)
  const { label, note } = encoding ?? unmarkedUtf16(bytes) ?? guessedCodePage(bytes)
  const text = new TextDecoder(label).decode(bytes)
  if (isBinary(text)) {
    throw new DatelineError('file-binary', { name })
  }
  const kind = kindOfDocument(text)
  if (kind !== undefined) {
    throw new DatelineError('file-not-plain-text', { name, kind })
  }
  return { text: withLineFeeds(text), notes: note === undefined ? [] : [note] }
}

/** Lines of Windows and of old Macs end in `\n`, too; other ends of lines stay, for inside JSON and cells they are none. */
export function withLineFeeds(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

/** Forms of documents that look like text to a machine and not to people. */
function kindOfDocument(text: string): string | undefined {
  if (/^\s*%PDF-/.test(text)) return 'a PDF document'
  return /^\s*\{\\rtf\d/.test(text) ? 'an RTF document' : undefined
}

/** A text has no NUL, and hardly any control character but the ends of lines. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it counts.
  const controls = text.slice(0, 100_000).match(/[\x01-\x08\x0e-\x1f]/g)?.length ?? 0
  return text.includes('\0') || controls > 10 + Math.min(text.length, 100_000) / 100
}

interface Encoding {
  label: string
  note?: Note
}

function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le' }
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be' }
  return first === 0xef && second === 0xbb && third === 0xbf ? { label: 'utf-8' } : undefined
}

/** Bytes that are UTF-8 are hardly ever anything else, whatever the file says of itself. */
function plainUtf8(bytes: Uint8Array, name: string): Encoding | undefined {
  if (bytes.includes(0)) return undefined
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
  const declared = declaration(bytes)
  const stateful = declared !== undefined && /^iso-2022|^hz/i.test(declared)
  return stateful ? declaredEncoding(bytes, name) : { label: 'utf-8' }
}

function declaration(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]
}

function declaredEncoding(bytes: Uint8Array, name: string): Encoding | undefined {
  const label = declaration(bytes)
  if (label === undefined || /^utf-?(8|16)/i.test(label)) return undefined
  try {
    return { label: new TextDecoder(label).encoding }
  } catch {
    throw new DatelineError('encoding-unknown', { name, encoding: label })
  }
}

/** UTF-16 without a mark: every other byte is that of a script, and white space has a NUL beside it. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  if (!bytes.includes(0) || bytes.length % 2 === 1) return undefined
  const head = bytes.subarray(0, 10_000)
  const label = ['utf-16le', 'utf-16be'].find(each => readsAsText(new TextDecoder(each).decode(head)))
  return label === undefined ? undefined : { label, note: detected(label.toUpperCase()) }
}

function readsAsText(text: string): boolean {
  const usual = text.match(
    /[\n\r\t\x20-\x7e\u00a0-\u024f\u0600-\u06ff\u0750-\u077f\u0980-\u09ff\u2000-\u206f]/g,
  )
  return (usual?.length ?? 0) >= text.length * 0.95 && /[ \n]/.test(text)
}

/** What Windows calls the code pages of offices here, by the families that the detector tells apart. */
const codePages: Record<string, string> = {
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'windows-1256',
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
}

function guessedCodePage(bytes: Uint8Array): Encoding {
  const ranked = analyse(bytes.subarray(0, 200_000)).filter(({ name }) => /^(windows|ISO-8859)-/.test(name))
  const labels = ranked.map(({ name }) => codePages[name] ?? 'windows-1252')
  const label = isOfWholeWords(bytes)
    ? (labels.find(each => !latin.has(each)) ?? 'windows-1256')
    : (labels[0] ?? 'windows-1252')
  return { label, note: detected(label) }
}

const latin: ReadonlySet<string> = new Set(['windows-1250', 'windows-1252', 'windows-1254'])

/**
 * Whether most letters beyond ASCII stand in words without one of ASCII: so they do in Arabic, Russian and Greek, while
 * in languages of Latin script they stand among others. Detectors need longer texts than a log of names and figures has.
 */
function isOfWholeWords(bytes: Uint8Array): boolean {
  const words = new TextDecoder('latin1').decode(bytes.subarray(0, 200_000)).match(/[a-z\x80-\xff]+/gi) ?? []
  let [whole, mixed] = [0, 0]
  for (const word of words) {
    const beyond = word.replace(/[a-z]/gi, '').length
    if (beyond === word.length && beyond > 2) whole += beyond
    else mixed += beyond
  }
  return whole > 2 * mixed
}

function detected(label: string): Note {
  return {
    place: 'the file',
    code: 'encoding-detected',
    message: `The file does not say how its letters are encoded and is not UTF-8; it was read as ${label}. Look at its letters, or save it as UTF-8.`,
  }
}
