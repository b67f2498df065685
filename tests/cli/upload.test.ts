import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '../../src/cli/client.ts'
import { uploadMedia } from '../../src/cli/upload.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'
import { isDeep } from '../factories/depth.ts'
import { newsContent } from '../factories/news.ts'
import { type CuttingLine, openCuttingLine } from '../services/cutting-line.ts'
import { freePort } from '../services/free-port.ts'

const bin = new URL('../../src/cli/dateline.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'dateline-upload-'))
const photo = join(folder, 'photo.jpg')
let test: TestApp
let line: CuttingLine
let author: SignedIn

beforeAll(async () => {
  const port = await freePort()
  line = await openCuttingLine(port)
  test = await buildApp({ publicUrl: line.origin, mediaStorage: diskStorage(join(folder, 'media')) })
  await test.app.listen({ host: '127.0.0.1', port })
  await addOffices(test.database, 'lahore')
  author = await test.signIn(['author', 'lahore'])
  await dateline(['login', '--email', author.email], { input: `${password}\n` })
  writeFileSync(photo, await noise())
})
afterAll(async () => {
  await line.close()
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

/** More than two pieces of a picture. */
async function noise(): Promise<Buffer> {
  const [width, height] = [2_000, 1_500]
  const pixels = Buffer.alloc(width * height * 3)
  let value = 11
  for (let at = 0; at < pixels.length; at += 1) {
    value = (value * 1_103_515_245 + 12_345) & 0x7fffffff
    pixels[at] = value >> 16
  }
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 98 })
    .toBuffer()
}

interface Run {
  code: number | null
  out: string
  err: string
}

/** Runs the command over the line; `killAfter` ends it hard once it has said that. */
function dateline(args: string[], given: { input?: string; killAfter?: RegExp } = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, DATELINE_URL: line.origin }
    const child = spawn(process.execPath, [bin, ...args], { env })
    const run: Run = { code: null, out: '', err: '' }
    child.stdout.on('data', chunk => {
      run.out += String(chunk)
    })
    child.stderr.on('data', chunk => {
      run.err += String(chunk)
      if (given.killAfter?.test(run.err)) child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('close', code => resolve({ ...run, code }))
    child.stdin.end(given.input ?? '')
  })
}

async function draft(): Promise<string> {
  const { actor } = author
  const { newsItemId } = await createDraft(test.deps, { actor, officeId: 'lahore', content: newsContent() })
  return newsItemId
}

async function picturesOf(id: string): Promise<unknown[]> {
  const answer = await test.app.inject({ url: `/api/v1/news/${id}`, headers: author.headers })
  return answer.json().content.media
}

const attach = (id: string, file: string) => ['news', 'attach', id, file, '--alt', 'en=A new desk']
const keptUploads = () => readFileSync(join(folder, 'dateline', 'uploads.json'), 'utf8')

describe('dateline news attach', () => {
  it.runIf(isDeep)('gets a picture through a line that breaks three times', async () => {
    const id = await draft()
    const before = line.cuts()
    line.cutAfter(60_000, 900_000, 700_000)
    const run = await dateline(attach(id, photo))
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('2000 × 1500 pixels')])
    expect(line.cuts() - before).toBe(3)
    expect(run.err.match(/the line broke after \d+ %; going on/g)).toHaveLength(3)
    expect(await picturesOf(id)).toMatchObject([{ altText: { en: 'A new desk' } }])
    expect(JSON.parse(keptUploads())).toEqual({})
  })

  it('goes on in the next run where the one before was killed', async () => {
    const id = await draft()
    const size = statSync(photo).size
    line.cutAfter(size - 200_000, 0, 0)
    const killed = await dateline(attach(id, photo), { killAfter: /(line broke[\s\S]*){2}/ })
    expect(killed.code).toBeNull()
    line.cutAfter()
    expect(Object.keys(JSON.parse(keptUploads()))).toHaveLength(1)
    const before = line.passed()
    const run = await dateline(attach(id, photo))
    expect(run.code).toBe(0)
    expect(line.passed() - before).toBeLessThan(size / 2)
    expect(await picturesOf(id)).toHaveLength(1)
    expect(JSON.parse(keptUploads())).toEqual({})
  })

  it('says that the next run goes on, when nobody answers any more', async () => {
    process.env.XDG_CONFIG_HOME = folder
    const client = createClient(
      new Command().option('--url <url>').setOptionValue('url', 'http://127.0.0.1:9'),
    )
    const upload = uploadMedia(client, { name: 'x.png', bytes: Buffer.from('x'), officeId: 'lahore' }, [0])
    await expect(upload).rejects.toThrow(
      'http://127.0.0.1:9 cannot be reached (ECONNREFUSED). Run the same command again later: it goes on where it stopped.',
    )
  })

  it.each([
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      /send JPEG, PNG, WebP, GIF, MP4 or MOV/,
    ],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024), /has 21 MB; at most 20 MB can be imported at a time/],
  ])('refuses %s in one sentence', async (_what, bytes, message) => {
    const file = join(folder, 'wrong')
    writeFileSync(file, bytes)
    const run = await dateline(attach(await draft(), file))
    expect([run.code, run.out, run.err]).toEqual([1, '', expect.stringMatching(message)])
    expect(run.err.trim().split('\n')).toHaveLength(1)
  })
})
