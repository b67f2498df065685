import { describe, expect, it } from 'vitest'
import { mediaKindOf } from '../../../src/news/media/media-kind.ts'

/** The first box of a file: its main brand, and those that it is compatible with. */
function beginning(brand: string, ...compatible: string[]): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(16 + 4 * compatible.length)
  return Buffer.concat([size, Buffer.from(`ftyp${brand}\0\0\0\0${compatible.join('')}`), Buffer.alloc(32)])
}

describe('the kind of a file', () => {
  it.each([
    ['HEIC', beginning('heic', 'mif1', 'heic')],
    ['HEIC', beginning('heix', 'mif1')],
    ['HEIC', beginning('hevc', 'msf1')],
    ['HEIC', beginning('mif1', 'mif1', 'heic')],
    ['HEIF', beginning('mif1', 'mif1', 'jpeg')],
    ['AVIF', beginning('avif', 'mif1', 'miaf')],
    ['AVIF', beginning('mif1', 'avif', 'miaf')],
    ['AVIF', beginning('avis', 'msf1')],
    ['AVIF', beginning('avif')],
  ])('is named where it is a picture in %s, and a way out with it', (name, bytes) => {
    expect(() => mediaKindOf(bytes)).toThrow(
      expect.objectContaining({
        family: 'bad-input',
        message: expect.stringMatching(new RegExp(`image in ${name}, .* JPEG`)),
      }),
    )
  })

  it.each([
    ['MP4', beginning('isom', 'iso2', 'avc1', 'mp41')],
    ['MP4 of version 2', beginning('mp42', 'isom')],
    ['QuickTime', beginning('qt  ', 'qt  ')],
    ['MP4 with HEVC', beginning('isom', 'hevc')],
    ['a film cut off at its brand', Buffer.from('\0\0\0\x18ftypisom')],
  ])('is a film for %s', (_name, bytes) => {
    expect(mediaKindOf(bytes)).toBe('video')
  })
})
