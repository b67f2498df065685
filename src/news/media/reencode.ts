import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { DatelineError } from '../../core/errors.ts'
import type { StoredContentType } from '../../database/tables.ts'
import type { PictureKind } from './picture-kind.ts'
import { maxPicturePixels, reencodeTimeoutMs } from './picture-limits.ts'

export interface Reencoded {
  bytes: Buffer
  contentType: StoredContentType
  /** Pixels; of one frame where it moves. */
  width: number
  height: number
}

const script = fileURLToPath(new URL('reencode-process.ts', import.meta.url))

/** A re-encoded picture is never larger than its pixels; this bounds what a broken child could send. */
const maxOutputBytes = 64 * 1024 * 1024

const answer = z.union([
  z.object({ fault: z.string() }),
  z.object({
    contentType: z.enum(['image/jpeg', 'image/png', 'image/gif']),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
])

/**
 * Unpacks and packs a picture anew, so that only its pixels go on: no EXIF, no place where it was taken, nothing
 * hidden behind it. Works in a process of its own with a time limit and no way to the settings, files or network of
 * this one; one picture at a time, so that memory stays bounded.
 *
 * @throws DatelineError `bad-input` for a picture that is broken, too large or takes too long.
 */
export async function reencodePicture(bytes: Uint8Array, kind: PictureKind): Promise<Reencoded> {
  const turn = lastTurn.then(() => runChild(bytes, kind))
  lastTurn = turn.then(
    () => undefined,
    () => undefined,
  )
  return read(await turn)
}

let lastTurn: Promise<void> = Promise.resolve()

async function runChild(bytes: Uint8Array, kind: PictureKind): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--permission',
        '--allow-fs-read=*',
        '--allow-addons',
        '--no-warnings',
        '--max-old-space-size=128',
        script,
        kind,
      ],
      { env: {}, stdio: ['pipe', 'pipe', 'ignore'], timeout: reencodeTimeoutMs, killSignal: 'SIGKILL' },
    )
    const parts: Buffer[] = []
    let size = 0
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > maxOutputBytes) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(unreadable('it is broken, or takes too long to unpack'))
    })
    // A child that gives up early closes its end; `close` tells why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(bytes)
  })
}

function read(output: Buffer): Reencoded {
  const end = output.indexOf('\n')
  const header = answer.parse(JSON.parse(output.toString('utf8', 0, Math.max(end, 0)) || '{"fault":""}'))
  if (!('fault' in header)) return { ...header, bytes: output.subarray(end + 1) }
  throw unreadable(
    /pixel limit/i.test(header.fault)
      ? `it has more than ${maxPicturePixels / 1_000_000} million pixels`
      : header.fault.replace(/[.\s]+$/, '') || 'it is broken',
  )
}

function unreadable(why: string): DatelineError {
  return new DatelineError('bad-input', `The picture cannot be used: ${why}.`)
}
