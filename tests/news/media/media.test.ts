import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../../src/networks/mastodon/mastodon-network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { mediaInReach, readMedia } from '../../../src/news/media/media.view.ts'
import { largestStillBytes } from '../../../src/news/media/media-limits.ts'
import type { MediaStorage } from '../../../src/news/media/media-storage.ts'
import { storeMedia } from '../../../src/news/media/store-media.ts'
import { beginUpload } from '../../../src/news/media/uploading/begin-upload.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../../src/news/writing/create-draft.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { author, newsContent, person, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

/** A picture in two colours, so that turning it shows. */
function picture(width = 40, height = 20) {
  const half = { create: { width: width / 2, height, channels: 3, background: '#c00000' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#0000c0' } }).composite([
    { input: half, left: 0, top: 0 },
  ])
}

/** Half of it is nothing. */
function seeThrough() {
  const right = { create: { width: 20, height: 20, channels: 4, background: '#0000c0' } } as const
  const empty = { r: 192, g: 0, b: 0, alpha: 0.01 }
  return sharp({ create: { width: 40, height: 20, channels: 4, background: empty } }).composite([
    { input: right, left: 20, top: 0 },
  ])
}

/** What does not shrink, in three colours or four. */
function noise(width: number, height: number, channels: 3 | 4) {
  const pixels = Buffer.alloc(width * height * channels)
  let value = 5
  for (let at = 0; at < pixels.length; at += 1) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0
    pixels[at] = value >>> 24
  }
  return sharp(pixels, { raw: { width, height, channels } })
}

const networks = {
  x: createXNetwork({ origin: 'http://127.0.0.1', clock: stillClock }),
  facebook: createFacebookNetwork({ origin: 'http://127.0.0.1', clock: stillClock, version: 'v26.0' }),
  mastodon: createMastodonNetwork({ clock: stillClock }),
}

async function movingGif(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00'].map(background =>
      sharp({ create: { width: 8, height: 6, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
}

describe.each(databaseKinds)('pictures with %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock; mediaStorage: MediaStorage }
  const mediaDirectory = mkdtempSync(join(tmpdir(), 'dateline-media-'))
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock, mediaStorage: diskStorage(mediaDirectory) }
    await installPresetOffices(database.db)
  })
  afterAll(async () => {
    await database.close()
    rmSync(mediaDirectory, { recursive: true, force: true })
  })

  function store(bytes: Uint8Array, actor = author) {
    return storeMedia(deps, { actor, officeId: 'lahore', bytes })
  }

  it.each([
    ['JPEG', () => picture().jpeg().toBuffer(), 'image/jpeg'],
    ['PNG', () => picture().png().toBuffer(), 'image/png'],
    ['WebP', () => picture().webp().toBuffer(), 'image/jpeg'],
    ['WebP with transparency', () => seeThrough().webp().toBuffer(), 'image/png'],
    ['still GIF', () => picture().gif().toBuffer(), 'image/png'],
  ] as const)('keeps a %s and gives it back', async (_kind, bytes, contentType) => {
    const receipt = await store(await bytes())
    expect(receipt).toMatchObject({ contentType, width: 40, height: 20 })
    const stored = await readMedia(deps, receipt.mediaId)
    expect(stored).toMatchObject({ contentType, width: 40, height: 20 })
    const { data } = await sharp(stored.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(150)
    expect(data[data.length - 1]).toBeGreaterThan(150)
  })

  it('keeps a GIF moving, and counts the size of one frame', async () => {
    const receipt = await store(await movingGif())
    expect(receipt).toMatchObject({ contentType: 'image/gif', width: 8, height: 6 })
    expect((await sharp((await readMedia(deps, receipt.mediaId)).bytes).metadata()).pages).toBe(2)
  })

  it('takes camera and place out of a photograph, and turns it upright', async () => {
    const photo = await picture()
      .jpeg()
      .withMetadata({
        orientation: 6,
        exif: {
          IFD0: { Make: 'SecretCamera' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 41/1 0/1' },
        },
      })
      .toBuffer()
    expect(photo.includes('SecretCamera')).toBe(true)
    const receipt = await store(photo)
    const { bytes } = await readMedia(deps, receipt.mediaId)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    expect(bytes.includes('SecretCamera')).toBe(false)
    expect(receipt).toMatchObject({ width: 20, height: 40 })
  })

  it('leaves nothing behind of what is hidden after the picture', async () => {
    const polyglot = Buffer.concat([
      await picture().png().toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ])
    const { bytes } = await readMedia(deps, (await store(polyglot)).mediaId)
    expect(bytes.includes('script')).toBe(false)
  })

  it.each([
    ['JPEG', () => noise(3_000, 2_400, 3).jpeg({ quality: 80 }), 'image/jpeg'],
    ['PNG', () => noise(2_000, 1_600, 3).png(), 'image/jpeg'],
    ['PNG with transparency', () => noise(1_500, 1_200, 4).png(), 'image/png'],
  ] as const)('makes a %s as large as every network takes, and no larger', async (_kind, large, type) => {
    const bytes = await large().toBuffer()
    expect(bytes.byteLength).toBeGreaterThan(4 * 1024 * 1024)
    const { mediaId, contentType, width, height } = await store(bytes)
    const stored = await readMedia(deps, mediaId)
    expect(contentType).toBe(type)
    expect(stored.bytes.byteLength).toBeLessThanOrEqual(largestStillBytes)
    expect(stored.bytes.byteLength).toBeGreaterThan(largestStillBytes / 2)
    expect(stored).toMatchObject({ width, height })
    expect(width / height).toBeCloseTo(1.25, 1)
  })

  it.each(['x', 'facebook', 'mastodon'] as const)('makes none larger than %s takes', name => {
    const { mediaSets } = networks[name].profile.rules
    const pictures = mediaSets.filter(set => set.contentTypes.includes('image/png'))
    expect(pictures.map(set => set.maxBytes >= largestStillBytes)).toEqual([true])
  })

  it('fits a large picture into 4096 pixels', async () => {
    const wide = await picture(5_000, 100).png().toBuffer()
    expect(await store(wide)).toMatchObject({ width: 4_096, height: 82 })
  })

  it.each([
    [
      'SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'bad-input',
      /JPEG, PNG, WebP, GIF, MP4 or MOV/,
    ],
    ['nothing', () => Buffer.alloc(0), 'bad-input', /JPEG, PNG, WebP, GIF, MP4 or MOV/],
    ['a program', () => Buffer.from('\x7fELF…'), 'bad-input', /JPEG, PNG, WebP, GIF, MP4 or MOV/],
    [
      'a cut-off PNG',
      async () => (await picture().png().toBuffer()).subarray(0, 60),
      'bad-input',
      /cannot be used/,
    ],
    [
      'rubbish that begins like a JPEG',
      () => Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]),
      'bad-input',
      /cannot be used/,
    ],
    [
      'a picture of 49 million pixels',
      () => picture(7_000, 7_000).png({ compressionLevel: 9 }).toBuffer(),
      'bad-input',
      /more than 40 million pixels/,
    ],
    [
      '11 MB',
      () => Buffer.alloc(11 * 1024 * 1024, '\xff\xd8\xff', 'latin1'),
      'too-large',
      /11.0 MB; at most 10 MB/,
    ],
  ] as const)('refuses %s', async (_what, bytes, code, message) => {
    const outcome = store(await bytes())
    await expect(outcome).rejects.toMatchObject({ family: code })
    await expect(outcome).rejects.toThrow(message)
  })

  it('stores the same picture once, and leaves no half-written file', async () => {
    const bytes = await picture(60, 30).png().toBuffer()
    const [first, second] = await Promise.all([store(bytes), store(bytes)])
    expect(second.mediaId).toBe(first.mediaId)
    const other = await store(bytes, person('dina', 'author'))
    expect(other.mediaId).not.toBe(first.mediaId)
    const files = readdirSync(mediaDirectory, { recursive: true, encoding: 'utf8' })
    expect(files.filter(file => file.endsWith('.tmp'))).toEqual([])
  })

  it('keeps nothing for an office that is archived, sent at once or in pieces', async () => {
    const archive = (at: Date | null) =>
      deps.db.updateTable('office').set({ archived_at: at }).where('id', '=', 'vienna').execute()
    await archive(stillClock.now())
    const kept = readdirSync(mediaDirectory, { recursive: true }).length
    const bytes = await picture(60, 60).png().toBuffer()
    const erik = person('erik', 'author', 'vienna')
    const stored = storeMedia(deps, { actor: erik, officeId: 'vienna', bytes })
    await expect(stored).rejects.toMatchObject({ code: 'office-archived' })
    const announced = { officeId: 'vienna', uploadId: newId(), byteCount: bytes.byteLength }
    const begun = beginUpload(deps, { actor: erik, ...announced })
    await expect(begun).rejects.toMatchObject({ code: 'office-archived' })
    expect(readdirSync(mediaDirectory, { recursive: true })).toHaveLength(kept)
    await archive(null)
  })

  it('says so when a stored file was altered or is gone', async () => {
    const { mediaId } = await store(await picture(24, 24).png().toBuffer())
    const { sha256 } = await database.db
      .selectFrom('media')
      .select('sha256')
      .where('id', '=', mediaId)
      .executeTakeFirstOrThrow()
    const file = join(mediaDirectory, sha256.slice(0, 2), sha256)
    writeFileSync(file, 'other')
    await expect(readMedia(deps, mediaId)).rejects.toThrow(/not the one that was stored/)
    rmSync(file)
    await expect(readMedia(deps, mediaId)).rejects.toThrow(/missing/)
  })

  it('shows pictures to their office, and hides them from others until they stand in an item of theirs', async () => {
    const stranger = person('erik', 'author', 'vienna')
    const neighbour = person('dina', 'author', 'lahore')
    const { mediaId } = await store(await picture(32, 32).png().toBuffer())
    const media = [{ mediaId, altText: { en: 'Two colours.' }, decorative: false }]
    const isShownTo = async (actor: Actor) => (await mediaInReach(database.db, actor, [mediaId])).has(mediaId)
    expect([await isShownTo(neighbour), await isShownTo(stranger)]).toEqual([true, false])
    await expect(
      createDraft(deps, { actor: stranger, officeId: 'vienna', content: newsContent({ media }) }),
    ).rejects.toThrow(/no stored picture/)
    await createDraft(deps, { actor: author, officeId: 'vienna', content: newsContent({ media }) })
    expect(await isShownTo(stranger)).toBe(true)
  })

  describe('a picture in an item for review', () => {
    const urdu = [{ language: 'ur' as const, text: 'لاہور: نئی خبر' }]
    it.each([
      ['described in its language', { ur: 'دو رنگ' }, false, undefined],
      ['described in English, which stands in', { en: 'Two colours.' }, false, undefined],
      ['decorative', {}, true, undefined],
      ['described nowhere', {}, false, /File 1 has no alt text in Urdu \(ur\) or English \(en\)/],
      ['described in another language', { bn: 'দুটি রঙ' }, false, /File 1 has no alt text in Urdu/],
      ['decorative and described', { en: 'Two colours.' }, true, /only have one of them/],
    ] as const)('%s', async (_title, altText, decorative, refusal) => {
      const { mediaId } = await store(await picture(16, 16).png().toBuffer())
      const content = newsContent({ variants: urdu, media: [{ mediaId, altText, decorative }] })
      const { newsItemId } = await createDraft(deps, { actor: author, officeId: 'lahore', content })
      const submitting = submitNewsItem(deps, { actor: author, newsItemId })
      if (refusal) await expect(submitting).rejects.toThrow(refusal)
      else await expect(submitting).resolves.toMatchObject({ newsItemId })
    })
  })
})
