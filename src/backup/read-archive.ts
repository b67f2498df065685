import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { createTarDecoder } from 'modern-tar'
import type { z } from 'zod'
import { DatelineError } from '../core/errors/errors.ts'
import { sha256 } from '../core/hash.ts'
import { boundedTar } from './bounded-tar.ts'
import {
  anyHeader,
  type Checksums,
  checksums,
  checksumsName,
  type Entry,
  formatVersion,
  type Header,
  header,
  headerName,
} from './format.ts'

/**
 * Reads a whole backup and trusts nothing of it before: its format, that it is not cut, and the checksum of every
 * entry.
 * @throws DatelineError `bad-input` that says which of these it fails.
 */
export async function checkBackup(file: string): Promise<Header> {
  let head: Header | undefined
  let written: Checksums | undefined
  const found: Checksums = []
  // To the very end: what follows the checksums would be of another's making.
  for await (const { name, bytes } of entriesOf(file)) {
    head ??= headerOf(file, name, bytes)
    if (written) throw notWhole(file)
    if (name === checksumsName) written = contentOf(file, checksums, bytes)
    else found.push({ name, sha256: sha256(bytes) })
  }
  if (!head) throw noBackup(file)
  if (!written) throw notWhole(file)
  assertSame(file, found, written)
  return head
}

/**
 * The entries between header and checksums, one after the other. For files that `checkBackup` has let pass.
 */
export async function* contentEntries(file: string): AsyncGenerator<Entry> {
  for await (const entry of entriesOf(file)) {
    if (entry.name !== headerName && entry.name !== checksumsName) yield entry
  }
}

async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const packedBytes = await stat(file).then(
    found => found.size,
    () => 0,
  )
  const gunzip = createGunzip()
  const source = createReadStream(file)
  let unread: NodeJS.ErrnoException | undefined
  source.once('error', thrown => {
    unread = thrown
  })
  // What goes wrong there ends the entries below.
  pipeline(source, gunzip).catch(() => undefined)
  let number = 0
  try {
    const entries = Readable.toWeb(gunzip)
      .pipeThrough(boundedTar(file, packedBytes))
      .pipeThrough(createTarDecoder({ strict: true }))
    for await (const { header, body } of entries) {
      yield { name: header.name, bytes: await buffer(body) }
      number += 1
    }
  } catch (thrown) {
    if (thrown instanceof DatelineError) throw thrown
    if (unread) throw new DatelineError('backup-unreadable', { file, reason: reasonOf(unread) })
    throw number > 0 ? notWhole(file) : noBackup(file)
  } finally {
    source.destroy()
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
}

function reasonOf(thrown: NodeJS.ErrnoException): string {
  return reasons[thrown.code ?? ''] ?? thrown.message
}

function headerOf(file: string, name: string, bytes: Uint8Array): Header {
  if (name !== headerName) throw noBackup(file)
  const { format, dateline } = contentOf(file, anyHeader, bytes)
  if (format > formatVersion) {
    throw new DatelineError('backup-format-newer', { file, dateline, format, formats: formatVersion })
  }
  return contentOf(file, header, bytes)
}

function contentOf<Content>(file: string, schema: z.ZodType<Content>, bytes: Uint8Array): Content {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString()))
  } catch {
    throw noBackup(file)
  }
}

function assertSame(file: string, found: Checksums, written: Checksums): void {
  const wrong = found.find(({ name, sha256: sum }, index) => {
    const wanted = written[index]
    return wanted?.name !== name || wanted.sha256 !== sum
  })
  if (wrong) {
    throw new DatelineError('backup-damaged', { file, entry: wrong.name })
  }
  if (found.length !== written.length) throw notWhole(file)
}

function noBackup(file: string): DatelineError {
  return new DatelineError('backup-not-a-backup', { file })
}

function notWhole(file: string): DatelineError {
  return new DatelineError('backup-cut-short', { file })
}
