import { spawn } from 'node:child_process'
import pLimit from 'p-limit'
import { z } from 'zod'
import { DatelineError } from '../../../core/errors/errors.ts'
import { repackTimeoutMs } from '../media-limits.ts'
import { confined } from './confinement.ts'

/** What comes back is never larger; this bounds what a broken child could send. */
const maxOutputBytes = 64 * 1024 * 1024

/** One file at a time, so that memory stays bounded. */
const turn = pLimit(1)

const fault = z.object({ fault: z.string() })

/**
 * Runs a script that packs a file from strangers anew: in a process of its own, with a time limit, without the settings
 * of this one, and kept in as far as the machine allows (confinement.ts). Standard input is the file; standard output is
 * one line of JSON, and after it the new file.
 *
 * @throws RepackingError with the script's own reason, or none where it broke or took too long.
 */
export async function runRepacking<Header>(
  input: { script: URL; bytes: Uint8Array; kind?: string },
  header: z.ZodType<Header>,
): Promise<Header & { bytes: Buffer }> {
  const output = await turn(() => runChild(input))
  const end = output.indexOf('\n')
  const line: unknown = JSON.parse(output.toString('utf8', 0, Math.max(end, 0)) || '{"fault":""}')
  const failed = fault.safeParse(line)
  if (failed.success) throw new RepackingError(failed.data.fault.replace(/[.\s]+$/, ''))
  return { ...header.parse(line), bytes: output.subarray(end + 1) }
}

/** The file could not be packed anew. */
export class RepackingError extends Error {}

/** The refusal that people read. */
export function unusable(what: 'picture' | 'video', why: string): DatelineError {
  return new DatelineError('bad-input', `The ${what} cannot be used: ${why || 'it is broken'}.`)
}

async function runChild(input: { script: URL; bytes: Uint8Array; kind?: string }): Promise<Buffer> {
  const [command, args] = await confined(input.script, input.kind ? [input.kind] : [])
  return await new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: repackTimeoutMs,
      killSignal: 'SIGKILL',
    })
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
      else reject(new RepackingError('it is broken, or takes too long to unpack'))
    })
    // A child that gives up early closes its end; `close` tells why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input.bytes)
  })
}
