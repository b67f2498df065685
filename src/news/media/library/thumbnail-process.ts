import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { maxPicturePixels } from '../media-limits.ts'

// Runs as a process of its own (see run-repacking.ts): standard input is a stored picture, the argument the width;
// standard output is one line of JSON, and after it the small picture.
const width = Number(process.argv[2])

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadNsgifBuffer'],
})

try {
  // Of a moving GIF the first frame: a list of many that move cannot be read.
  const { data, info } = await sharp(await buffer(process.stdin), { limitInputPixels: maxPicturePixels })
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  process.stdout.write(`${JSON.stringify({ width: info.width, height: info.height })}\n`)
  process.stdout.write(data)
} catch (thrown) {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  process.stdout.write(`${JSON.stringify({ fault: reason.split('\n')[0] ?? '' })}\n`)
}
