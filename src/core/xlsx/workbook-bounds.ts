import { DatelineError } from '../errors/errors.ts'

/** What the parts of a workbook may unpack to together, in bytes: some 300,000 rows of twelve cells. */
const mostUnpackedBytes = 128 * 1024 * 1024
/** A workbook has a part for each sheet, picture and comment list. */
const mostParts = 2_000

/**
 * Checks what an archive says of its parts before anything is unpacked; the reader holds each part to the size that is
 * stated here.
 * @throws DatelineError `sheet-invalid` where it is no plain archive; `too-large` for one that unpacks to more than
 * a workbook of an office does.
 */
export function assertWorkbookBounds(bytes: Uint8Array, name: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const invalid = () =>
    new DatelineError('sheet-invalid', { name, reason: 'its parts cannot be listed, as in a file cut short' })
  const end = endOfList(view)
  if (end === undefined) throw invalid()
  const parts = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (parts > mostParts) throw new DatelineError('sheet-too-many-parts', { name, parts, most: mostParts })
  let unpacked = 0
  let at = start
  for (let part = 0; part < parts; part += 1) {
    if (at + entryLength > end || view.getUint32(at, true) !== entrySignature) throw invalid()
    const packedBytes = view.getUint32(at + 20, true)
    const unpackedBytes = view.getUint32(at + 24, true)
    // A size of its own elsewhere (ZIP64, or behind the data) could be any.
    if (packedBytes === elsewhere || unpackedBytes === elsewhere) throw invalid()
    const isFolder = packedBytes === 0 && unpackedBytes === 0 && !statesSizesLater(view, at)
    if (unpackedBytes === 0 && !isFolder && packedBytes > emptyPackedBytes) throw invalid()
    if (packedBytes === 0 && statesSizesLater(view, at)) throw invalid()
    unpacked += unpackedBytes
    at +=
      entryLength +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  if (unpacked > mostUnpackedBytes)
    throw new DatelineError('sheet-too-large', {
      name,
      megabytes: Math.ceil(unpacked / 1024 / 1024),
      most: mostUnpackedBytes / 1024 / 1024,
    })
}

/** Signatures and lengths are those of APPNOTE.TXT of the ZIP format, 4.3.12 and 4.3.16. */
const endSignature = 0x06054b50
const endLength = 22
const longestComment = 65_535
const entrySignature = 0x02014b50
const entryLength = 46
const elsewhere = 0xffffffff
/** Nothing at all, packed, takes two bytes. */
const emptyPackedBytes = 2

function endOfList(view: DataView): number | undefined {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === endSignature) return at
  return undefined
}

function statesSizesLater(view: DataView, entry: number): boolean {
  return (view.getUint16(entry + 8, true) & 8) !== 0
}
