import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { readMedia } from '../../src/news/media/media.view.ts'
import { s3Storage } from '../../src/news/media/s3-storage.ts'
import { beginUpload } from '../../src/news/media/uploading/begin-upload.ts'
import { forgetUploads } from '../../src/news/media/uploading/forget-uploads.ts'
import { keepPieces } from '../../src/news/media/uploading/upload-pieces.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { type CuttingLine, openCuttingLine } from '../services/cutting-line.ts'
import { type S3Server, startS3 } from '../services/s3.ts'

const uploads = '/api/v1/media/uploads'
const hour = 3_600_000
const directory = mkdtempSync(join(tmpdir(), 'dateline-uploads-'))
let late = 0
const clock = { ...systemClock, now: () => new Date(Date.now() + late) }

let test: TestApp
let origin: string
let line: CuttingLine
let s3: S3Server
let author: SignedIn
let photo: Buffer

beforeAll(async () => {
  s3 = await startS3()
  test = await buildApp({ clock, mediaStorage: diskStorage(directory) })
  await addOffices(test.database, 'lahore', 'vienna')
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 })
  line = await openCuttingLine(Number(new URL(origin).port))
  author = await test.signIn(['author', 'lahore'])
  photo = await photograph()
})
afterAll(async () => {
  await line.close()
  await test.close()
  await s3.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Some 2 MB that do not shrink, with a place in it. */
async function photograph(): Promise<Buffer> {
  const [width, height] = [1_600, 1_200]
  const noise = Buffer.alloc(width * height * 3)
  let value = 7
  for (let at = 0; at < noise.length; at += 1) {
    value = (value * 1_103_515_245 + 12_345) & 0x7fffffff
    noise[at] = value >> 16
  }
  return await sharp(noise, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .withMetadata({ exif: { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitudeRef: 'N' } } })
    .toBuffer()
}

async function ask(method: string, path: string, headers: Record<string, string> = {}, who = author) {
  const response = await fetch(origin + path, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...who.headers, ...headers },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: () => JSON.parse(text), text }
}

async function begin(bytes: number, who = author, officeId = 'lahore') {
  return await ask('POST', `${uploads}?officeId=${officeId}`, { 'upload-length': `${bytes}` }, who)
}

async function begun(bytes: number, who = author): Promise<string> {
  const { status, headers } = await begin(bytes, who)
  expect(status).toBe(201)
  return headers.get('location') ?? ''
}

async function patch(path: string, offset: number, bytes: Uint8Array, who = author) {
  return await fetch(origin + path, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': `${offset}`,
      ...who.headers,
    },
    body: new Uint8Array(bytes),
  })
}

async function offsetOf(path: string): Promise<number> {
  const { status, headers } = await ask('HEAD', path)
  expect(status).toBe(200)
  return Number(headers.get('upload-offset'))
}

/** Sends a part of what the request promises, and hangs up. */
function sendAndHangUp(path: string, promised: number, bytes: Uint8Array): Promise<void> {
  return new Promise(resolve => {
    const headers = {
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'content-length': promised,
      'upload-offset': 0,
      ...author.headers,
    }
    const request = httpRequest(origin + path, { method: 'PATCH', headers })
    request.on('error', () => resolve())
    request.write(bytes, () => setTimeout(() => request.destroy(), 200))
  })
}

function throughTheLine(bytes: Buffer, chunkSize: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${line.origin}${uploads}?officeId=lahore`,
      headers: author.headers,
      chunkSize,
      retryDelays: [0, 50, 100, 200],
      onError: reject,
      onSuccess: () => resolve(new URL(upload.url ?? '').pathname),
    })
    upload.start()
  })
}

const finish = (path: string, who = author) => ask('POST', `${path}/finish`, {}, who)
const pieceFiles = () => readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(isPiece)
const isPiece = (file: string) => /uploads\/./.test(file)

describe('a resumable upload', () => {
  it('becomes a picture by the same checks as one sent at once: one picture, and no place in it', async () => {
    expect(photo.includes('SecretCamera')).toBe(true)
    const finished = await finish(await throughTheLine(photo, 512 * 1024))
    expect([finished.status, finished.json()]).toEqual([
      201,
      { mediaId: expect.any(String), contentType: 'image/jpeg', width: 1_600, height: 1_200 },
    ])
    const { mediaId } = finished.json()
    const { bytes } = await readMedia(test.deps, mediaId)
    expect(bytes.includes('SecretCamera')).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    const atOnce = await test.app.inject({
      method: 'POST',
      url: '/api/v1/media?officeId=lahore',
      headers: { ...author.headers, 'content-type': 'image/jpeg' },
      payload: photo,
    })
    expect(atOnce.json()).toEqual(finished.json())
    expect(pieceFiles()).toEqual([])
  })

  it('goes on where its line broke, and sends nothing twice that had come', async () => {
    const path = await begun(photo.length)
    await sendAndHangUp(path, photo.length, photo.subarray(0, 700_000))
    const offset = await offsetOf(path)
    expect(offset).toBeGreaterThan(500_000)
    expect(offset).toBeLessThanOrEqual(700_000)
    const rest = await patch(path, offset, photo.subarray(offset))
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, `${photo.length}`])
    expect((await finish(path)).status).toBe(201)
  })

  it('gets through a line that breaks four times, with an ordinary client of the protocol', async () => {
    const before = line.cuts()
    line.cutAfter(300_000, 400_000, 500_000, 100_000)
    const path = await throughTheLine(photo, Number.POSITIVE_INFINITY)
    expect(line.cuts() - before).toBe(4)
    expect((await finish(path)).status).toBe(201)
  })

  it('says where it lies, until when, and how much has come', async () => {
    const { headers } = await begin(1_000)
    const path = headers.get('location') ?? ''
    expect(path).toMatch(new RegExp(`^${uploads}/[0-9a-f-]{36}$`))
    const ends = Date.parse(headers.get('upload-expires') ?? '') - Date.now()
    expect(Math.abs(ends - 24 * hour)).toBeLessThan(60_000)
    expect((await patch(path, 0, photo.subarray(0, 400))).status).toBe(204)
    const { headers: now } = await ask('HEAD', path)
    expect(['upload-offset', 'upload-length', 'tus-resumable'].map(name => now.get(name))).toEqual([
      '400',
      '1000',
      '1.0.0',
    ])
    await ask('DELETE', path)
  })

  it('is finished once, however often that is asked', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const path = await begun(png.length)
    await patch(path, 0, png)
    const both = await Promise.all([finish(path), finish(path)])
    const again = await finish(path)
    expect([...both, again].map(answer => answer.status)).toEqual([201, 201, 201])
    expect(new Set([...both, again].map(answer => answer.json().mediaId)).size).toBe(1)
    expect(pieceFiles()).toEqual([])
  })

  it('is not finished while bytes are missing', async () => {
    const path = await begun(1_000)
    await patch(path, 0, photo.subarray(0, 999))
    const early = await finish(path)
    expect([early.status, early.json().detail]).toEqual([
      409,
      '999 of 1000 bytes have arrived; send the rest first.',
    ])
    await ask('DELETE', path)
  })

  it.each([
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      400,
      /JPEG, PNG, WebP, GIF, MP4 or MOV/,
    ],
    ['half a JPEG', () => photo.subarray(0, 1_000), 400, /cannot be used/],
    [
      'a picture as heavy as a video may be',
      () => Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]),
      413,
      /The picture has 1\d\.\d MB; at most 10 MB are allowed/,
    ],
  ])('is refused and forgotten when it turns out to be %s', async (_what, made, status, message) => {
    const bytes = made()
    const path = await begun(bytes.length)
    await patch(path, 0, bytes)
    const refused = await finish(path)
    expect([refused.status, refused.json().detail]).toEqual([status, expect.stringMatching(message)])
    expect((await finish(path)).status).toBe(404)
    expect(pieceFiles()).toEqual([])
  })

  it('is forgotten when its person says so', async () => {
    const path = await begun(1_000)
    await patch(path, 0, photo.subarray(0, 500))
    expect(pieceFiles()).toHaveLength(1)
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('HEAD', path)).status).toBe(404)
    expect(pieceFiles()).toEqual([])
  })

  it('is forgotten a day after it began, with its pieces, and what became of it stays', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const path = await begun(1_000, person)
    await patch(path, 0, photo.subarray(0, 500), person)
    const whole = await begun(photo.length, person)
    await patch(whole, 0, photo, person)
    const { mediaId } = (await finish(whole, person)).json()
    late = 23 * hour
    await forgetUploads(test.deps)
    // Its person's session has ended meanwhile, for it was idle for half a day.
    expect(pieceFiles()).not.toEqual([])
    late = 25 * hour
    try {
      expect(await forgetUploads(test.deps)).toBeGreaterThanOrEqual(2)
    } finally {
      late = 0
    }
    expect((await ask('HEAD', path, {}, person)).status).toBe(404)
    expect(pieceFiles()).toEqual([])
    expect((await readMedia(test.deps, mediaId)).contentType).toBe('image/jpeg')
  })

  it('takes no more bytes after a day, even before it is forgotten', async () => {
    late = -25 * hour
    const path = await begun(1_000)
    late = 0
    expect((await patch(path, 0, photo.subarray(0, 10))).status).toBe(404)
    await forgetUploads(test.deps)
  })

  it('keeps its pieces and its picture in S3-compatible storage, where that is set', async () => {
    const mediaStorage = s3Storage({ ...s3, prefix: 'dateline' })
    const remote = await buildApp({ mediaStorage })
    try {
      await addOffices(remote.database, 'lahore')
      const person = await remote.signIn(['author', 'lahore'])
      const at = await remote.app.listen({ host: '127.0.0.1', port: 0 })
      const path = await new Promise<string>((resolve, reject) => {
        const upload = new Upload(photo, {
          endpoint: `${at}${uploads}?officeId=lahore`,
          headers: person.headers,
          onError: reject,
          onSuccess: () => resolve(new URL(upload.url ?? '').pathname),
        })
        upload.start()
      })
      expect(
        [...s3.objects.keys()].filter(key => key.startsWith('dateline/uploads/')).length,
      ).toBeGreaterThan(1)
      const done = await remote.app.inject({ method: 'POST', url: `${path}/finish`, headers: person.headers })
      expect(done.statusCode).toBe(201)
      expect([...s3.objects.keys()]).toEqual([expect.stringMatching(/^dateline\/..\/[0-9a-f]{64}$/)])
    } finally {
      await remote.close()
    }
  })
})

describe('a resumable upload is refused', () => {
  it.each([
    ['21 MB', { 'upload-length': `${21 * 1024 * 1024}` }, 413, /21.0 MB; at most 20 MB/],
    ['nothing', { 'upload-length': '0' }, 400, /empty/],
    ['a length that is not known yet', { 'upload-defer-length': '1' }, 400, /defer/i],
    ['no length', {}, 400, /Upload-Length/],
    ['a length that is no number', { 'upload-length': 'ten' }, 400, /upload-length/i],
  ])('when it begins with %s', async (_what, headers, status, message) => {
    const answer = await ask('POST', `${uploads}?officeId=lahore`, headers as Record<string, string>)
    expect([answer.status, answer.json().detail]).toEqual([status, expect.stringMatching(message)])
    expect(answer.headers.get('tus-resumable')).toBe('1.0.0')
  })

  it('in another version of the protocol', async () => {
    const answer = await ask('POST', `${uploads}?officeId=lahore`, {
      'tus-resumable': '0.2.2',
      'upload-length': '9',
    })
    expect(answer.status).toBe(400)
    const none = await fetch(`${origin}${uploads}?officeId=lahore`, {
      method: 'POST',
      headers: author.headers,
    })
    expect([none.status, none.headers.get('tus-resumable')]).toEqual([412, '1.0.0'])
  })

  it('where it does not go on from what has come, or has more than it said', async () => {
    const path = await begun(1_000)
    expect((await patch(path, 5, photo.subarray(0, 10))).status).toBe(409)
    expect((await patch(path, 0, photo.subarray(0, 1_001))).status).toBe(413)
    expect(await offsetOf(path)).toBe(0)
    await ask('DELETE', path)
  })

  it('when a person has twenty on their way', async () => {
    const person = await test.signIn(['author', 'lahore'])
    for (let count = 0; count < 20; count += 1) await begun(10, person)
    const answer = await begin(10, person)
    expect([answer.status, answer.json().detail]).toEqual([409, expect.stringMatching(/at most 20/)])
  })

  it('when two go on from one place: one of them is kept, and no file is left of the other', async () => {
    const uploadId = newId()
    const { actor } = await test.signIn(['author', 'lahore'])
    await beginUpload(test.deps, { actor, officeId: 'lahore', uploadId, byteCount: 100 })
    const before = pieceFiles().length
    async function* coming(letter: string) {
      yield Buffer.alloc(60, letter)
    }
    const both = await Promise.allSettled(
      ['x', 'y'].map(letter => keepPieces(test.deps, actor, uploadId, 0, coming(letter))),
    )
    expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(each => each.status === 'rejected')).toMatchObject({ reason: { family: 'conflict' } })
    expect(pieceFiles().length - before).toBe(1)
  })
})

describe('an upload is its person’s own', () => {
  it('for a colleague of the same office as for a stranger: nobody else reaches it', async () => {
    const path = await begun(1_000)
    await patch(path, 0, photo.subarray(0, 500))
    const colleague = await test.signIn(['admin', 'lahore'])
    const stranger = await test.signIn(['admin', 'vienna'])
    for (const who of [colleague, stranger]) {
      expect((await ask('HEAD', path, {}, who)).status).toBe(404)
      expect((await patch(path, 500, photo.subarray(0, 500), who)).status).toBe(404)
      expect((await ask('DELETE', path, {}, who)).status).toBe(404)
      expect((await finish(path, who)).status).toBe(404)
    }
    expect(await offsetOf(path)).toBe(500)
    await ask('DELETE', path)
  })

  it.each(['HEAD', 'PATCH', 'DELETE'])('and %s without a sign-in is refused', async method => {
    const path = await begun(10)
    const answer = await fetch(origin + path, { method, headers: { 'tus-resumable': '1.0.0' } })
    expect(answer.status).toBe(401)
    await ask('DELETE', path)
  })

  it('and is begun only where they may write news', async () => {
    const analyst = await test.signIn(['analyst', 'lahore'])
    expect((await begin(10, analyst)).status).toBe(403)
    expect((await begin(10, author, 'vienna')).status).toBe(404)
  })

  it('and is finished only while they may still write news', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const path = await begun(photo.length, person)
    await patch(path, 0, photo, person)
    await test.database.db.deleteFrom('role_grant').where('person_id', '=', person.actor.id).execute()
    expect((await finish(path, person)).status).toBe(404)
  })

  it.each([
    ['..%2f..%2fsecret', 400],
    ['%00', 400],
    ['x', 400],
    ['0199a1b2-0000-7000-8000-000000000000', 404],
  ])('and "%s" is none', async (name, status) => {
    expect((await ask('HEAD', `${uploads}/${name}`)).status).toBe(status)
    expect((await ask('DELETE', `${uploads}/${name}`)).status).toBe(status)
  })
})
