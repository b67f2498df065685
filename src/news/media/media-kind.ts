import { DatelineError } from '../../core/errors.ts'

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

/** @throws DatelineError `bad-input` for what is neither a picture nor a video; SVG is a program, not a picture. */
export function mediaKindOf(bytes: Uint8Array): MediaKind {
  const head = Buffer.from(bytes.subarray(0, 16))
  const kind = ([...pictureKinds, 'video'] as const).find(candidate => beginnings[candidate](head))
  if (kind) return kind
  throw new DatelineError(
    'bad-input',
    'The file is neither a picture nor a video that can be used; send JPEG, PNG, WebP, GIF, MP4 or MOV.',
  )
}
