import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../../config/env.ts'
import { openMediaStorage } from '../../../src/assembly/media-storage.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { readMedia } from '../../../src/news/media/media.view.ts'
import type { MediaStorage } from '../../../src/news/media/media-storage.ts'
import { s3Storage } from '../../../src/news/media/s3-storage.ts'
import { storeMedia } from '../../../src/news/media/store-media.ts'
import { freshDatabase } from '../../factories/database.ts'
import { author, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'
import { type S3Server, signatureOf, startS3 } from '../../services/s3.ts'

let s3: S3Server
const directory = mkdtempSync(join(tmpdir(), 'dateline-storage-'))
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(async () => {
  await s3.close()
  rmSync(directory, { recursive: true, force: true })
})
afterEach(() => s3.objects.clear())

const onS3 = (change: Partial<Parameters<typeof s3Storage>[0]> = {}) =>
  s3Storage({ ...s3, prefix: 'dateline', ...change })

describe.each<[string, () => MediaStorage]>([
  ['on disk', () => diskStorage(directory)],
  ['in S3-compatible storage', () => onS3()],
  ['in S3-compatible storage without a prefix', () => onS3({ prefix: '' })],
])('media %s', (_where, open) => {
  const bytes = Buffer.from([0, 1, 2, 255, 254])
  const read = async (storage: MediaStorage, key: string) => {
    const stream = await storage.get(key)
    return stream && (await buffer(stream))
  }

  it('come back as they were kept, every time', async () => {
    const storage = open()
    await storage.put('ab/ab12', bytes, 'image/png')
    expect(await read(storage, 'ab/ab12')).toEqual(bytes)
    expect(await read(storage, 'ab/ab12')).toEqual(bytes)
  })

  it('are replaced by what is kept later', async () => {
    const storage = open()
    await storage.put('a', bytes, 'image/png')
    await storage.put('a', Buffer.from('new'), 'image/png')
    expect(await read(storage, 'a')).toEqual(Buffer.from('new'))
  })

  it('are there until they are deleted, and deleting twice does nothing', async () => {
    const storage = open()
    expect(await storage.exists('ab/cd')).toBe(false)
    await storage.put('ab/cd', bytes, 'image/png')
    expect(await storage.exists('ab/cd')).toBe(true)
    await storage.delete('ab/cd')
    await storage.delete('ab/cd')
    expect(await storage.exists('ab/cd')).toBe(false)
    expect(await storage.get('ab/cd')).toBeUndefined()
  })

  it('may be empty, and 5 MB', async () => {
    const storage = open()
    const large = Buffer.alloc(5 * 1024 * 1024, 'x')
    await storage.put('empty', Buffer.alloc(0), 'image/png')
    await storage.put('large', large, 'image/png')
    expect(await read(storage, 'empty')).toEqual(Buffer.alloc(0))
    expect((await read(storage, 'large'))?.equals(large)).toBe(true)
  })

  it('are whole, when two keep one at the same time', async () => {
    const storage = open()
    const both = ['x', 'y'].map(letter => Buffer.alloc(1024 * 1024, letter))
    await Promise.all(both.map(each => storage.put('twice', each, 'image/png')))
    const kept = await read(storage, 'twice')
    expect(both.some(each => kept?.equals(each))).toBe(true)
  })

  it.each(['../a', '/a', 'a//b', 'a/../b', 'A', ''])('never have the key "%s"', async key => {
    const storage = open()
    for (const call of [
      () => storage.put(key, bytes, 'image/png'),
      () => storage.get(key),
      () => storage.exists(key),
      () => storage.delete(key),
    ]) {
      await expect((async () => await call())()).rejects.toThrow(/key/)
    }
  })
})

describe('on disk', () => {
  it('no half-written file is left', async () => {
    await diskStorage(directory).put('ff/ff', Buffer.from('x'), 'image/png')
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    expect(files.filter(file => file.endsWith('.tmp'))).toEqual([])
  })
})

describe('S3-compatible storage', () => {
  it('is checked by the signature that S3’s own documentation works out', () => {
    // The example "GET Object" of the S3 API reference.
    const payload = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const moment = '20130524T000000Z'
    const signature = signatureOf({
      method: 'GET',
      path: '/test.txt',
      query: [],
      headers: [
        ['host', 'examplebucket.s3.amazonaws.com'],
        ['range', 'bytes=0-9'],
        ['x-amz-content-sha256', payload],
        ['x-amz-date', moment],
      ],
      payload,
      moment,
      region: 'us-east-1',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    })
    expect(signature).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41')
  })

  it('keeps files under the prefix, with their type', async () => {
    await onS3().put('ab/ab12', Buffer.from('x'), 'image/png')
    expect([...s3.objects]).toEqual([
      ['dateline/ab/ab12', { bytes: Buffer.from('x'), contentType: 'image/png' }],
    ])
  })

  it.each([
    ['another secret', { secretAccessKey: 'canary-secret' }, /403 SignatureDoesNotMatch/],
    ['another key', { accessKeyId: 'CANARYKEY' }, /403 InvalidAccessKeyId/],
    ['another region', { region: 'us-east-1' }, /403 AuthorizationHeaderMalformed/],
    ['another bucket', { bucket: 'else' }, /404 NoSuchBucket/],
  ])('refuses %s, in a sentence without a key', async (_what, change, message) => {
    const outcome = onS3(change).put('a', Buffer.from('x'), 'image/png')
    await expect(outcome).rejects.toMatchObject({ family: 'unavailable' })
    await expect(outcome).rejects.toThrow(message)
    await expect(outcome).rejects.toThrow(/^(?!.*(canary|CANARY|not\+a))/)
  })

  it.each([
    ['a server fault', [503, 500]],
    ['too many requests', [429]],
    ['a cut connection', ['cut', 'cut']],
  ] as const)('is asked again after %s', async (_what, faults) => {
    s3.failNext(...faults)
    await onS3().put('again', Buffer.from('x'), 'image/png')
    expect([...s3.objects.keys()]).toEqual(['dateline/again'])
  })

  it('is asked three times, not more', async () => {
    s3.failNext(503, 503, 503)
    const before = s3.requests.length
    await expect(onS3().exists('a')).rejects.toThrow(/could not find a file: it answered 503/)
    expect(s3.requests.length - before).toBe(3)
  })

  it('is not asked again after a refusal', async () => {
    const before = s3.requests.length
    await expect(onS3({ secretAccessKey: 'x' }).exists('a')).rejects.toThrow(/403/)
    expect(s3.requests.length - before).toBe(1)
  })

  it('says so when nobody is there', async () => {
    const outcome = onS3({ endpoint: 'http://127.0.0.1:9' }).exists('a')
    await expect(outcome).rejects.toMatchObject({ family: 'unavailable' })
    await expect(outcome).rejects.toThrow(/does not answer/)
  })
})

describe('the setting MEDIA_STORAGE', () => {
  const settings = (change: NodeJS.ProcessEnv = {}) =>
    readSettings({
      DATA_DIR: directory,
      MEDIA_STORAGE: `s3://${s3.bucket}/dateline/media/`,
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.region,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      ...change,
    })

  it('opens the storage, after trying whether files may be kept, found and deleted', async () => {
    const storage = await openMediaStorage(settings())
    expect(s3.objects.size).toBe(0)
    await storage.put('a', Buffer.from('x'), 'image/png')
    expect([...s3.objects.keys()]).toEqual(['dateline/media/a'])
  })

  it('stops the start with one sentence that holds no key', async () => {
    const outcome = openMediaStorage(settings({ S3_SECRET_ACCESS_KEY: 'canary-secret' }))
    await expect(outcome).rejects.toThrow(
      `MEDIA_STORAGE "s3://pictures/dateline/media" at ${s3.endpoint} cannot be used. The media storage could not keep a file: it answered 403 SignatureDoesNotMatch.`,
    )
  })

  it('lets a worker on another machine read what the web server kept', async () => {
    const database = await freshDatabase('embedded')
    try {
      const { db } = database
      await installPresetOffices(db)
      const png = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).png()
      const web = { db, clock: stillClock, mediaStorage: await openMediaStorage(settings()) }
      const { mediaId } = await storeMedia(web, {
        actor: author,
        officeId: 'lahore',
        bytes: await png.toBuffer(),
      })
      const worker = { db, mediaStorage: await openMediaStorage(settings({ DATA_DIR: tmpdir() })) }
      expect(await readMedia(worker, mediaId)).toMatchObject({ contentType: 'image/png', width: 8 })
      s3.failNext('half')
      const cut = readMedia(worker, mediaId)
      await expect(cut).rejects.toMatchObject({ family: 'unavailable' })
      s3.objects.clear()
      await expect(readMedia(worker, mediaId)).rejects.toMatchObject({ family: 'not-found' })
    } finally {
      await database.close()
    }
  })
})
