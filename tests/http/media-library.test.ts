import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byteRange } from '../../src/http/byte-range.ts'
import { hasAlready } from '../../src/http/content-tag.ts'
import { archiveNewsItem } from '../../src/news/keeping/archive-news-item.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { storeMedia } from '../../src/news/media/store-media.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

const directory = mkdtempSync(join(tmpdir(), 'dateline-library-'))
let test: TestApp
let author: SignedIn
let colleague: SignedIn
let outsider: SignedIn
let photo: string
let animation: string
let video: string
let films: Buffer

beforeAll(async () => {
  test = await buildApp({ mediaStorage: diskStorage(directory) })
  await addOffices(test.database, 'lahore', 'vienna')
  author = await test.signIn(['author', 'lahore'])
  colleague = await test.signIn(['analyst', 'lahore'])
  outsider = await test.signIn(['admin', 'vienna'])
  const red = { create: { width: 900, height: 600, channels: 3 as const, background: 'red' } }
  photo = await store(await sharp(red).jpeg().toBuffer())
  const frames = Array.from({ length: 2 }, (_, n) => ({
    create: { width: 400, height: 400, channels: 4 as const, background: n ? 'blue' : 'lime' },
  }))
  const raw = await Promise.all(frames.map(frame => sharp(frame).png().toBuffer()))
  animation = await store(
    await sharp(raw, { join: { animated: true } })
      .gif()
      .toBuffer(),
  )
  video = await store(readFileSync(new URL('../news/media/clips/with-place.mov', import.meta.url)))
  films = (await get(video)).rawPayload
})
afterAll(async () => {
  await test.close()
  rmSync(directory, { recursive: true, force: true })
})

async function store(bytes: Uint8Array, officeId = 'lahore', who = author): Promise<string> {
  return (await storeMedia(test.deps, { actor: who.actor, officeId, bytes })).mediaId
}

async function get(id: string, query = '', headers: Record<string, string> = {}, who = author) {
  return await test.app.inject({
    url: `/api/v1/media/${id}${query}`,
    headers: { ...who.headers, ...headers },
  })
}

async function list(query = '', who = author) {
  const answer = await test.app.inject({ url: `/api/v1/media${query}`, headers: who.headers })
  expect(answer.statusCode).toBe(200)
  return answer.json().items
}

describe('the library of an office', () => {
  it('shows its files with kind, size and use to everyone who reads its news, and to nobody else', async () => {
    const media = [{ mediaId: photo, altText: { en: 'A desk.' }, decorative: false }]
    const variants = [{ language: 'en' as const, text: 'Lahore: The desk moves.' }]
    const content = { places: ['Lahore'], topics: [], variants, media }
    const draft = () => createDraft(test.deps, { actor: author.actor, officeId: 'lahore', content })
    const [one, two] = [await draft(), await draft()]
    expect(await list('', colleague)).toMatchObject([
      {
        mediaId: video,
        kind: 'video',
        contentType: 'video/mp4',
        seconds: expect.any(Number),
        uses: 0,
        items: [],
      },
      { mediaId: animation, kind: 'image', contentType: 'image/gif', width: 400, height: 400 },
      {
        mediaId: photo,
        kind: 'image',
        byteCount: expect.any(Number),
        officeId: 'lahore',
        createdBy: { id: author.actor.id, name: 'Test Person' },
        uses: 2,
        items: [
          { id: two.newsItemId, places: ['Lahore'], beginning: 'The desk moves.' },
          { id: one.newsItemId },
        ],
      },
    ])
    const ids = async (query: string) => (await list(query)).map((row: { mediaId: string }) => row.mediaId)
    expect(await ids('?kind=image')).toEqual([animation, photo])
    expect(await ids('?used=yes')).toEqual([photo])
    expect(await ids('?used=no&officeId=lahore')).toEqual([video, animation])
    await archiveNewsItem(test.deps, { actor: author.actor, newsItemId: one.newsItemId })
    expect((await list('?used=yes'))[0].uses).toBe(1)
    expect(await list('', outsider)).toEqual([])
    expect((await get(photo, '', {}, colleague)).statusCode).toBe(200)
    for (const query of ['', '?width=320'])
      expect((await get(photo, query, {}, outsider)).json().code).toBe('media-not-found')
  })

  it('counts every item that a file stands in, and names the three newest', async () => {
    const green = { create: { width: 90, height: 60, channels: 3 as const, background: 'green' } }
    const mediaId = await store(await sharp(green).jpeg().toBuffer())
    const ids: string[] = []
    for (const n of [1, 2, 3, 4, 5]) {
      const variants = [{ language: 'en' as const, text: `Lahore: Desk ${n}.` }]
      const media = [{ mediaId, altText: { en: 'A desk.' }, decorative: false }]
      const content = { places: ['Lahore'], topics: [], variants, media }
      ids.push(
        (await createDraft(test.deps, { actor: author.actor, officeId: 'lahore', content })).newsItemId,
      )
    }
    const row = (await list()).find((each: { mediaId: string }) => each.mediaId === mediaId)
    expect(row.uses).toBe(5)
    expect(row.items.map((item: { id: string }) => item.id)).toEqual(ids.reverse().slice(0, 3))
  })
})

describe('a thumbnail', () => {
  it.each([160, 320, 640])('is made once, %i pixels wide, and kept', async width => {
    const first = await get(photo, `?width=${width}`)
    expect([first.statusCode, first.headers['content-type']]).toEqual([200, 'image/webp'])
    expect(await sharp(first.rawPayload).metadata()).toMatchObject({ format: 'webp', width })
    const kept = readdirSync(join(directory, 'thumbnails', String(width)))
    expect(kept).toHaveLength(1)
    rmSync(join(directory, 'thumbnails', String(width)), { recursive: true })
    const many = await Promise.all(Array.from({ length: 8 }, () => get(photo, `?width=${width}`)))
    expect(many.every(each => each.rawPayload.equals(first.rawPayload))).toBe(true)
  })

  it('of a GIF shows its first frame, and is never larger than the file', async () => {
    const { rawPayload } = await get(animation, '?width=640')
    const { width, pages } = await sharp(rawPayload).metadata()
    expect([width, pages ?? 1]).toEqual([400, 1])
  })

  it.each([
    ['a width that is not offered', () => photo, '?width=321', 'request-invalid'],
    ['a width that is no number', () => photo, '?width=1e3', 'request-invalid'],
    ['a video', () => video, '?width=320', 'media-has-no-thumbnail'],
  ])('of %s is refused', async (_what, id, query, code) => {
    const answer = await get(id(), query)
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  })
})

describe('a stored file', () => {
  it('is not sent again to those who have it', async () => {
    for (const query of ['', '?width=160']) {
      const { headers } = await get(photo, query)
      const again = await get(photo, query, { 'if-none-match': `"other", W/${headers.etag}` })
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag])
    }
    const small = (await get(photo, '?width=160')).headers.etag
    expect((await get(photo, '', { 'if-none-match': String(small) })).statusCode).toBe(200)
    expect((await get(photo, '', { 'if-none-match': '*' }, outsider)).statusCode).toBe(404)
  })

  it.each([
    ['its beginning', 'bytes=0-99', 0, 99],
    ['its middle', 'bytes=100-4099', 100, 4_099],
    ['one byte', 'bytes=7-7', 7, 7],
    ['its end', 'bytes=-50', -50, -1],
    ['from somewhere on', 'bytes=1000-', 1_000, -1],
    ['more than there is', 'bytes=1000-99999999', 1_000, -1],
  ])('is sent in part: %s', async (_what, range, from, to) => {
    const size = films.byteLength
    const [start, end] = [from < 0 ? size + from : from, to < 0 ? size - 1 : to]
    const answer = await get(video, '', { range })
    expect(answer.statusCode).toBe(206)
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${start}-${end}/${size}`,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
    })
    expect(answer.rawPayload.equals(films.subarray(start, end + 1))).toBe(true)
  })

  it('is refused in part behind its end, and sent whole for what is no range, or one of another file', async () => {
    const behind = await get(video, '', { range: `bytes=${films.byteLength}-` })
    expect([behind.statusCode, behind.headers['content-range']]).toEqual([416, `bytes */${films.byteLength}`])
    const { headers } = await get(video)
    const others = [
      { range: 'bytes=5-2' },
      { range: 'bytes=0-1,4-5' },
      { range: 'lines=0-1' },
      { range: 'bytes=-' },
      { range: 'bytes=0-1', 'if-range': '"of another"' },
    ]
    for (const asked of others) {
      const answer = await get(video, '', asked)
      expect([asked, answer.statusCode, answer.rawPayload.byteLength]).toEqual([asked, 200, films.byteLength])
    }
    const same = await get(video, '', { range: 'bytes=0-1', 'if-range': String(headers.etag) })
    expect(same.statusCode).toBe(206)
  })
})

describe('a range', () => {
  it.each([
    ['bytes=0-0', 0, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=-99', 10, { start: 0, end: 9 }],
    ['bytes=9-', 10, { start: 9, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=999999999999999-', 10, 'unsatisfiable'],
    ['bytes=9999999999999999999-', 10, undefined],
    ['bytes = 0-1', 10, undefined],
    ['', 10, undefined],
  ])('%s of %i bytes is %j', (header, size, range) => {
    expect(byteRange(header, size)).toEqual(range)
  })

  it('has nothing to do with what a caller has already', () => {
    expect([hasAlready(undefined, '"a"'), hasAlready('"a"', '"a"'), hasAlready('"b", W/"a"', '"a"')]).toEqual(
      [false, true, true],
    )
  })
})
