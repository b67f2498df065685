import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

const megabyte = 1024 * 1024
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const directory = mkdtempSync(join(tmpdir(), 'dateline-many-'))
const incomingDirectory = join(directory, 'incoming')

describe('many uploads at once', { timeout: 120_000 }, () => {
  let test: TestApp
  let port: number
  let people: SignedIn[]
  beforeAll(async () => {
    test = await buildApp({ mediaStorage: diskStorage(join(directory, 'media')), incomingDirectory })
    await addOffices(test.database, 'lahore', 'vienna')
    port = Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port)
    people = [await test.signIn(['author', '*']), await test.signIn(['author', '*'])]
  })
  afterAll(async () => {
    await test.close()
    rmSync(directory, { recursive: true, force: true })
  })

  interface Answer {
    status: number
    retryAfter: string | undefined
    body: string
  }

  function upload(who: SignedIn | undefined, body: Uint8Array, sendBody = true): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/v1/media?officeId=lahore',
        agent: false,
        headers: { ...who?.headers, 'content-type': 'image/jpeg', 'content-length': body.byteLength },
      },
      answer =>
        void text(answer).then(read => {
          resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], body: read })
          sent.destroy()
        }, reject),
    )
    sent.once('error', reject)
    if (sendBody) sent.end(body)
    else sent.flushHeaders()
    return promise
  }

  it('keep their bytes out of memory, and are refused beyond what the server takes', async () => {
    // A JPEG by its first bytes, and broken behind them: it is unpacked, and refused.
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(9.7 * megabyte)])
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const sent = Array.from({ length: 24 }, async (_, n) => {
      const answer = await upload(people[n % 2], picture)
      if (answer.status === 429) return answer
      // What is held counts, not what waits to be collected.
      collectGarbage()
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      return answer
    })
    const answers = await Promise.all(sent)
    const statuses = answers.map(answer => answer.status)
    expect(statuses.filter(status => status === 429).length).toBe(8)
    expect(statuses.filter(status => status === 400).length).toBe(16)
    for (const { status, retryAfter } of answers)
      if (status === 429) expect(Number(retryAfter)).toBeGreaterThan(0)
    // 155 MB were let in.
    expect(most).toBeLessThan(64 * megabyte)
    await expect.poll(() => readdirSync(incomingDirectory), { timeout: 60_000 }).toEqual([])
  })

  it('are refused before their bytes are read', async () => {
    const [first] = people
    const body = Buffer.alloc(9 * megabyte)
    // One that a question below came before asks again.
    const hold = (): Promise<unknown> =>
      upload(first, body, false).then(
        ({ status }) => (status === 429 ? hold() : undefined),
        () => undefined,
      )
    for (let n = 0; n < 8; n += 1) void hold()
    // One question at a time is refused only once all eight have their place.
    await expect
      .poll(async () => (await upload(first, Buffer.from('x'))).status, { timeout: 30_000 })
      .toBe(429)
    const answer = await upload(first, body, false)
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([429, 'too-many-in-progress'])
    expect((await upload(people[1], Buffer.from('x'))).status).toBe(400)
  })

  it('do not keep another person from theirs', async () => {
    const [, other] = people
    const good = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    expect((await upload(other, good)).status).toBe(201)
  })

  it('need a sign-in and a role before a byte is read', async () => {
    const body = Buffer.alloc(9 * megabyte)
    expect((await upload(undefined, body, false)).status).toBe(401)
    expect((await upload(await test.signIn(['author', 'vienna']), body, false)).status).toBe(404)
  })

  it('are detected by all of their head that matters, as pictures of telephones are', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 96]), Buffer.from('ftypXXXX'), Buffer.alloc(76, 'X')])
    const { status, body } = await upload(people[1], Buffer.concat([heic, Buffer.from('heic')]))
    expect([status, body]).toEqual([400, expect.stringContaining('HEIC')])
  })

  it('are too large by what they announce, and by what they send', async () => {
    const [, other] = people
    expect((await upload(other, Buffer.alloc(20 * megabyte + 1), false)).status).toBe(413)
    const chunked = await fetch(`http://127.0.0.1:${port}/api/v1/media?officeId=lahore`, {
      method: 'POST',
      headers: { ...other?.headers, 'content-type': 'image/jpeg' },
      body: new Blob([Buffer.alloc(20 * megabyte + 1)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect(readdirSync(incomingDirectory).length).toBeLessThanOrEqual(8)
  })
})
