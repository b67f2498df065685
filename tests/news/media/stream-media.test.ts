import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, type ReadStream, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../../src/core/hash.ts'
import { newId } from '../../../src/core/ids.ts'
import { diskStorage } from '../../../src/news/media/disk-storage.ts'
import { streamMedia } from '../../../src/news/media/media.view.ts'
import { keyOfMedia, type MediaStorage } from '../../../src/news/media/media-storage.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../../factories/app.ts'

const directory = mkdtempSync(join(tmpdir(), 'dateline-stream-'))
const disk = diskStorage(directory)
/** The files that were opened, to see how much of each was read. */
const opened: ReadStream[] = []
const storage: MediaStorage = {
  ...disk,
  async get(key) {
    const stream = await disk.get(key)
    opened.push(stream as ReadStream)
    return stream
  },
}
const megabyte = 1024 * 1024
const bytes = randomBytes(20 * megabyte)

let test: TestApp
let author: SignedIn
let mediaId: string
let port: number

beforeAll(async () => {
  test = await buildApp({ mediaStorage: storage })
  await addOffices(test.database, 'lahore')
  author = await test.signIn(['author', 'lahore'])
  port = Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port)
  mediaId = newId()
  await disk.put(keyOfMedia(sha256(bytes)), bytes, 'video/mp4')
  await test.database.db
    .insertInto('media')
    .values({
      id: mediaId,
      sha256: sha256(bytes),
      content_type: 'video/mp4',
      byte_count: bytes.byteLength,
      width: 640,
      height: 360,
      milliseconds: 1_000,
      office_id: 'lahore',
      created_by: author.actor.id,
    })
    .execute()
})
afterAll(async () => {
  await test.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The answer's head has come, and nobody reads its body. */
function ask(): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: `/api/v1/media/${mediaId}`, headers: author.headers }
    get({ ...options, agent: false }, resolve).once('error', reject)
  })
}

describe('a stored file that is asked for', { timeout: 60_000 }, () => {
  it('is read as fast as it is taken: slow readers hold little of it in memory', async () => {
    opened.length = 0
    const answers = await Promise.all(Array.from({ length: 10 }, ask))
    const sending = opened.filter(each => !each.closed)
    expect(sending).toHaveLength(10)
    // Beyond it lie the buffers of the connections, which the system holds.
    for (const file of sending) expect(file.bytesRead).toBeLessThan(10 * megabyte)
    const hashes = await Promise.all(
      answers.map(async answer =>
        createHash('sha256')
          .update(await buffer(answer))
          .digest('hex'),
      ),
    )
    expect(new Set(hashes)).toEqual(new Set([sha256(bytes)]))
    expect(answers[0]?.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(bytes.byteLength),
    })
  })

  it('is closed when its reader has gone', async () => {
    opened.length = 0
    const answer = await ask()
    const [, sending] = opened
    const closed = new Promise<void>(resolve => sending?.once('close', resolve))
    answer.destroy()
    await closed
    expect(sending?.bytesRead).toBeLessThan(bytes.byteLength)
  })

  it('is not passed on whole when it was altered after it was looked at, and then not at all', async () => {
    const stream = await streamMedia({ db: test.database.db, mediaStorage: storage }, mediaId)
    const place = join(directory, keyOfMedia(sha256(bytes)))
    const other = Buffer.from(bytes)
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
    writeFileSync(place, other)
    await expect(buffer(stream)).rejects.toMatchObject({ code: 'media-file-lost' })
    const answer = await ask()
    expect(answer.statusCode).toBe(404)
    answer.resume()
    writeFileSync(place, bytes)
  })
})
