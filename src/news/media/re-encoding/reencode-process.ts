import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { largestGifBytes, largestStillBytes, longestSide, maxPicturePixels } from '../media-limits.ts'

// Runs as a process of its own (see run-repacking.ts), because the bytes it unpacks come from strangers: standard input
// is the picture, the argument its kind; standard output is one line of JSON, and after it the new picture.
const kind = process.argv[2] ?? ''
/** The part of it to take. */
const area = process.argv[3]?.split(',').map(Number)

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
  if (moving) return result('image/gif', await packed(bytes, 'image/gif', longestSide))
  if (kind === 'jpeg' || (kind === 'webp' && !(await hasAlpha(bytes)))) return await fittedJpeg(bytes)
  const png = await packed(bytes, 'image/png', longestSide)
  if (png.data.byteLength <= largestStillBytes) return result('image/png', png)
  return (await hasAlpha(bytes)) ? await fitted(bytes, 'image/png', png) : await fittedJpeg(bytes)
}

/** A picture that is too dense gains little from slow packing, which would take longer than the time limit. */
async function fittedJpeg(bytes: Buffer) {
  const quick = await packed(bytes, 'image/jpeg', longestSide)
  if (quick.data.byteLength > largestStillBytes) return await fitted(bytes, 'image/jpeg', quick)
  const slow = await packed(bytes, 'small image/jpeg', longestSide)
  return result('image/jpeg', slow.data.byteLength < quick.data.byteLength ? slow : quick)
}

/** As large as it may be: where the first try has too many bytes, the next ones have fewer pixels by that much. */
async function fitted(bytes: Buffer, contentType: StillType, first: Packed) {
  let last = first
  for (let tries = 0; last.data.byteLength > largestStillBytes && tries < 4; tries += 1) {
    const side = Math.max(last.info.width, last.info.height)
    const factor = Math.sqrt(largestStillBytes / last.data.byteLength) * 0.95
    last = await packed(bytes, contentType, Math.max(1, Math.floor(side * factor)))
  }
  if (last.data.byteLength > largestStillBytes) throw new Error('it cannot be made small enough')
  return result(contentType, last)
}

type StillType = 'image/jpeg' | 'image/png'
type Packed = Awaited<ReturnType<typeof packed>>

/** Orientation becomes pixels; EXIF, location and colour profiles stay behind, because nothing asks to keep them. */
async function packed(
  bytes: Buffer,
  contentType: StillType | 'small image/jpeg' | 'image/gif',
  side: number,
) {
  const animated = contentType === 'image/gif'
  const picture = sharp(bytes, { limitInputPixels: maxPicturePixels, animated, failOn: 'error' }).autoOrient()
  if (area) {
    const [left = 0, top = 0, width = 0, height = 0] = area
    picture.extract({ left, top, width, height })
  }
  picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb')
  const output = {
    'image/gif': () => picture.gif(),
    'image/png': () => picture.png({ compressionLevel: 9 }),
    'image/jpeg': () => picture.jpeg({ quality: 88 }),
    'small image/jpeg': () => picture.jpeg({ quality: 88, mozjpeg: true }),
  }[contentType]()
  return await output.toBuffer({ resolveWithObject: true })
}

function result(contentType: string, { data, info }: Packed) {
  if (contentType === 'image/gif' && data.byteLength > largestGifBytes)
    throw new Error(
      `it has more than ${largestGifBytes / 1024 / 1024} MB once packed, which no network takes`,
    )
  const header = { contentType, width: info.width, height: info.pageHeight ?? info.height }
  return { header, data }
}

async function hasAlpha(bytes: Buffer): Promise<boolean> {
  return (await sharp(bytes, { limitInputPixels: maxPicturePixels }).metadata()).hasAlpha
}
