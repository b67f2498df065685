import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterAll, describe, expect, it } from 'vitest'
import { boundedTar, largestEntryBytes } from '../../src/backup/bounded-tar.ts'
import { readableBackup } from '../../src/backup/restore-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-tar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const megabyte = 1024 * 1024

describe('an archive that was made to fill the memory', { timeout: 120_000 }, () => {
  it('is refused by what its first part declares: 600 MB of zeros in 0.6 MB', async () => {
    const file = join(folder, 'bomb.tar.gz')
    await writeBomb(file, [{ name: 'backup.json', size: 600 * megabyte }])
    expect(statSync(file).size).toBeLessThan(megabyte)
    const grown = await growthWhile(() =>
      expect(readableBackup(file)).rejects.toThrow(
        `${file} is not a backup made by Dateline: "backup.json" is said to have 629145600 bytes; nothing was restored.`,
      ),
    )
    expect(grown).toBeLessThan(150 * megabyte)
  })

  it('is refused by how much denser it is than text, where each part is small enough', async () => {
    const file = join(folder, 'many.tar.gz')
    const size = 90 * megabyte
    await writeBomb(file, [
      { name: 'backup.json', size },
      { name: 'media/1', size },
    ])
    await expect(readableBackup(file)).rejects.toThrow(/is not a Dateline backup/)
    // Whatever the parts hold, what reads them gets no more than this.
    const passed = await passedOf(createReadStream(file).pipe(createGunzip()), statSync(file).size)
    expect(passed).toBeLessThan(64 * megabyte + 251 * statSync(file).size)
  })

  it.each([
    ['a long name of its own', 'x'],
    ['a longer name', 'L'],
    ['a link', '2'],
    ['a folder', '5'],
  ])('may hold files alone, not %s', async (_what, kind) => {
    const file = join(folder, 'kind.tar.gz')
    const tar = Buffer.from(await packTar([{ header: { name: 'backup.json', size: 1 }, body: 'a' }]))
    tar.write(kind, 156, 'latin1')
    writeFileSync(file, gzipSync(tar))
    await expect(readableBackup(file)).rejects.toThrow(
      `${file} contains an entry that is not a file; nothing was restored.`,
    )
  })

  it.each(['-1', 'x', '\x80\0\0\0\0\0\0\0\0\0\0\x01', (largestEntryBytes + 1).toString(8)])(
    'may declare no size like %j',
    async size => {
      const file = join(folder, 'size.tar.gz')
      const tar = Buffer.from(await packTar([{ header: { name: 'backup.json', size: 1 }, body: 'a' }]))
      tar.write(size.padEnd(12, '\0'), 124, 'latin1')
      writeFileSync(file, gzipSync(tar))
      await expect(readableBackup(file)).rejects.toThrow(
        'is not a backup made by Dateline: "backup.json" is said to have',
      )
    },
  )
})

it.each([1, 7, 511, 512, 513, 10_000])(
  'lets an archive pass unchanged in pieces of %i bytes',
  async length => {
    const entries = [0, 1, 511, 512, 513, 5_000].map(size => ({
      header: { name: `media/${size}`, size },
      body: Buffer.alloc(size, 'x'),
    }))
    const tar = Buffer.from(await packTar(entries))
    const pieces = Array.from({ length: Math.ceil(tar.length / length) }, (_, index) =>
      tar.subarray(index * length, (index + 1) * length),
    )
    const parts: Uint8Array[] = []
    for await (const part of Readable.toWeb(Readable.from(pieces)).pipeThrough(boundedTar('x', tar.length)))
      parts.push(part)
    expect(Buffer.concat(parts).equals(tar)).toBe(true)
  },
)

/** Parts of zeros, written as they are made. */
async function writeBomb(file: string, parts: readonly { name: string; size: number }[]): Promise<void> {
  const zeros = Buffer.alloc(megabyte)
  async function* bytes() {
    for (const { name, size } of parts) {
      const tar = Buffer.from(await packTar([{ header: { name, size: 0 } }]))
      const header = tar.subarray(0, 512)
      header.write(`${size.toString(8).padStart(11, '0')} `, 124, 'latin1')
      writeChecksum(header)
      yield Buffer.from(header)
      for (let left = size; left > 0; left -= megabyte) yield zeros
    }
  }
  await pipeline(bytes, createGzip({ level: 9 }), createWriteStream(file))
}

function writeChecksum(header: Buffer): void {
  header.fill(' ', 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
}

async function passedOf(source: Readable, packedBytes: number): Promise<number> {
  let passed = 0
  try {
    for await (const part of Readable.toWeb(source).pipeThrough(boundedTar('x', packedBytes)))
      passed += part.length
  } catch {
    // The refusal is what the test above looks at.
  }
  return passed
}

/** By how much the process's largest memory grew. */
async function growthWhile(work: () => Promise<void>): Promise<number> {
  const before = process.resourceUsage().maxRSS
  await work()
  return (process.resourceUsage().maxRSS - before) * 1024
}
