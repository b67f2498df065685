import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BufferSource, Input, MP4 } from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { readMedia } from '../../../src/news/media/media.view.ts'
import { mediaFacts } from '../../../src/news/media/media-facts.view.ts'
import type { MediaStorage } from '../../../src/news/media/media-storage.ts'
import { storeMedia } from '../../../src/news/media/store-media.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { author, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

/** Made of test patterns by ffmpeg; the first says where and with whose telephone it was taken, and lies on its side. */
const clip = (name: string) => readFileSync(new URL(`clips/${name}`, import.meta.url))

/** Its table of sizes says that four thousand million entries follow. */
function overlong(): Buffer {
  const bytes = Buffer.from(clip('with-place.mov'))
  bytes.writeUInt32BE(0xffffffff, bytes.indexOf('stsz') + 12)
  return bytes
}

describe.each(databaseKinds)('videos with %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock; mediaStorage: MediaStorage }
  const mediaDirectory = mkdtempSync(join(tmpdir(), 'dateline-video-'))
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await installPresetOffices(database.db)
    deps = { db: database.db, clock: stillClock, mediaStorage: diskStorage(mediaDirectory) }
  })
  afterAll(async () => {
    await database.close()
    rmSync(mediaDirectory, { recursive: true, force: true })
  })

  const store = (bytes: Uint8Array) => storeMedia(deps, { actor: author, officeId: 'lahore', bytes })

  it('become MP4 with picture and sound, upright, and their length is known', async () => {
    const receipt = await store(clip('with-place.mov'))
    expect(receipt).toMatchObject({ contentType: 'video/mp4', width: 54, height: 96 })
    expect(receipt.seconds).toBeCloseTo(2, 1)
    const { bytes } = await readMedia(deps, receipt.mediaId)
    const kept = new Input({ source: new BufferSource(bytes), formats: [MP4] })
    expect((await kept.getTracks()).map(track => track.type)).toEqual(['video', 'audio'])
    expect(await kept.computeDuration()).toBeCloseTo(2, 1)
    const facts = await mediaFacts(deps.db, [receipt.mediaId])
    expect(facts.get(receipt.mediaId)).toEqual({
      contentType: 'video/mp4',
      bytes: bytes.byteLength,
      seconds: receipt.seconds,
      width: 54,
      height: 96,
    })
  })

  it('lose the place where they were taken, and what else is written beside them', async () => {
    const sent = clip('with-place.mov').toString('latin1')
    expect(sent).toMatch(/\+31\.5204/)
    expect(sent).toMatch(/Amina/)
    const { mediaId } = await store(clip('with-place.mov'))
    const kept = (await readMedia(deps, mediaId)).bytes.toString('latin1')
    expect(kept).not.toMatch(/31\.5204|074\.3587|Amina|phone/)
  })

  it('lose what hides behind them', async () => {
    const polyglot = Buffer.concat([clip('with-place.mov'), Buffer.from('<script>alert(1)</script>')])
    const { mediaId } = await store(polyglot)
    expect((await readMedia(deps, mediaId)).bytes.toString('latin1')).not.toContain('script')
  })

  it('are one, however often they are sent', async () => {
    const [first, second] = [await store(clip('with-place.mov')), await store(clip('with-place.mov'))]
    expect(second.mediaId).toBe(first.mediaId)
  })

  it.each([
    ['of a coding that X refuses', clip('hevc.mp4'), /its picture is hevc; networks take H\.264/],
    ['that plays too long', clip('long.mp4'), /it plays 141 seconds; at most 140 are allowed/],
    ['without a picture', clip('sound-only.mp4'), /it has no picture/],
    ['cut short', clip('with-place.mov').subarray(0, 1_000), /The video cannot be used/],
    ['with a box that ends outside of the file', overlong(), /^The video cannot be used: it is broken\.$/],
    ['of nothing but its first bytes', Buffer.from('\0\0\0\x18ftypisom'), /The video cannot be used/],
    [
      'with rubbish inside',
      Buffer.concat([clip('with-place.mov').subarray(0, 40), Buffer.alloc(9_000, 'A')]),
      /The video cannot be used/,
    ],
  ])('%s are refused in a sentence, and nothing is kept', async (_what, bytes, sentence) => {
    const before = await deps.db.selectFrom('media').select('id').execute()
    const thrown = await store(bytes).catch(error => error)
    expect(thrown).toMatchObject({ family: 'bad-input', message: expect.stringMatching(sentence) })
    expect(thrown.message).not.toMatch(/\n|undefined|assert/i)
    expect(await deps.db.selectFrom('media').select('id').execute()).toEqual(before)
  })

  it('above 20 MB are refused before they are unpacked', async () => {
    const heavy = Buffer.concat([clip('with-place.mov'), Buffer.alloc(20 * 1024 * 1024)])
    await expect(store(heavy)).rejects.toThrow('The video has 20.0 MB; at most 20 MB are allowed.')
  })
})
