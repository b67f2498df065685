import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { longestSide, maxPicturePixels } from './picture-limits.ts'

// Runs as a process of its own (see reencode.ts), because the bytes it unpacks come from strangers: standard input
// is the picture, the argument its kind; standard output is one line of JSON, and after it the new picture.
const kind = process.argv[2] ?? ''

sharp.cache(false)
sharp.concurrency(1)
// Of libvips' many loaders only the four for our kinds.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})

try {
  const { header, data } = await reencoded(await buffer(process.stdin))
  process.stdout.write(`${JSON.stringify(header)}\n`)
  process.stdout.write(data)
} catch (thrown) {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  process.stdout.write(`${JSON.stringify({ fault: reason.split('\n')[0] ?? '' })}\n`)
}

async function reencoded(bytes: Buffer) {
  const {
    format,
    width,
    height,
    pages = 1,
    pageHeight = height,
  } = await sharp(bytes, {
    limitInputPixels: maxPicturePixels,
  }).metadata()
  if (format !== kind) throw new Error('the file begins like another kind of picture than it is')
  if (width * pageHeight * pages > maxPicturePixels) throw new Error('Input image exceeds pixel limit')
  if (kind === 'webp' && pages > 1) throw new Error('animated WebP is not taken by any network; send GIF')
  const moving = kind === 'gif' && pages > 1
  // Orientation becomes pixels; EXIF, location and colour profiles stay behind, because nothing asks to keep them.
  const picture = sharp(bytes, { limitInputPixels: maxPicturePixels, animated: moving, failOn: 'error' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const output = moving
    ? { contentType: 'image/gif', picture: picture.gif() }
    : kind === 'jpeg' || (kind === 'webp' && !(await hasAlpha(bytes)))
      ? { contentType: 'image/jpeg', picture: picture.jpeg({ quality: 88, mozjpeg: true }) }
      : { contentType: 'image/png', picture: picture.png({ compressionLevel: 9 }) }
  const { data, info } = await output.picture.toBuffer({ resolveWithObject: true })
  const header = {
    contentType: output.contentType,
    width: info.width,
    height: info.pageHeight ?? info.height,
  }
  return { header, data }
}

async function hasAlpha(bytes: Buffer): Promise<boolean> {
  return (await sharp(bytes, { limitInputPixels: maxPicturePixels }).metadata()).hasAlpha
}
