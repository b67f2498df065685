import { DatelineError } from '../../core/errors/errors.ts'

const pictureKinds = ['jpeg', 'png', 'webp', 'gif'] as const
export type PictureKind = (typeof pictureKinds)[number]
export type MediaKind = PictureKind | 'video'

/** How a file of each kind begins; its name says nothing. */
const beginnings: Record<MediaKind, (head: Buffer) => boolean> = {
  jpeg: head => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  png: head => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  webp: head => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  gif: head => /^GIF8[79]a/.test(head.toString('latin1', 0, 6)),
  // MP4 and QuickTime; those of before 2001 had no such mark.
  video: head => head.toString('latin1', 4, 8) === 'ftyp',
}

/** Pictures in the same box format as MP4, distinguished by their brand (ISO/IEC 23008-12; AV1 Image File Format). */
const unusedPictures: readonly { name: string; brand: RegExp }[] = [
  { name: 'AVIF', brand: /^avi[fso]$/ },
  { name: 'HEIC', brand: /^(hei[cxms]|hev[cxms])$/ },
  { name: 'HEIF', brand: /^(mif[12]|msf1|miaf|MiHE|jpeg)$/ },
]
/** How much of a file shows its kind, in bytes: boxes of films begin with a list of brands, and none is longer. */
export const kindBytes = 256

/**
 * The kind of a file by its first `kindBytes` bytes.
 * @throws DatelineError `bad-input` for what is neither a picture nor a video; SVG is a program, not a picture.
 */
export function mediaKindOf(bytes: Uint8Array): MediaKind {
  const head = Buffer.from(bytes.subarray(0, 16))
  const kind = ([...pictureKinds, 'video'] as const).find(candidate => beginnings[candidate](head))
  if (kind === 'video') refusePicturesOfTelephones(bytes)
  if (kind) return kind
  throw new DatelineError('media-type-unsupported', {})
}

/** iPhones write HEIC, some Android telephones AVIF; both begin as films do. */
function refusePicturesOfTelephones(bytes: Uint8Array): void {
  const box = Buffer.from(bytes.subarray(0, kindBytes))
  const size = Math.min(box.length >= 4 ? box.readUInt32BE(0) : 0, box.length)
  const [first = '', ...more] = [8, ...range(16, size)].map(at => box.toString('latin1', at, at + 4))
  const named = [first, ...(isFilm(first) ? [] : more)]
  const picture = unusedPictures.find(({ brand }) => named.some(each => brand.test(each)))
  if (!picture) return
  throw new DatelineError('image-format-unsupported', { format: picture.name })
}

function isFilm(brand: string): boolean {
  return /^(qt {2}|iso\d|isom|mp4\d|M4V.|avc1|3g..|dash|MSNV)$/.test(brand)
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((until - from) / 4)) }, (_, index) => from + index * 4)
}
