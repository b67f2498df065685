import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { z } from 'zod'
import { spendProcessor } from '../../../bounded/processor-budget.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { repackTimeoutMs } from '../media-limits.ts'
import { confined } from './confinement.ts'
import { followProcessor } from './processor-of-child.ts'

/** What comes back is never larger; this bounds what a broken child could send. */
const maxOutputBytes = 64 * 1024 * 1024

/** What is unpacked: bytes, or a file on disk. */
export type RepackingSource = { bytes: Uint8Array } | { file: string }

interface RepackingInput {
  source: RepackingSource
  script: URL
  kind?: string
  /** The part to take, as `x,y,width,height`. */
  area?: string
}

const fault = z.object({ fault: z.string() })

/**
 * Runs a script that re-encodes a file from strangers: in a process of its own, with a time limit, without the settings
 * of this one, and kept in as far as the machine allows (confinement.ts). Standard input is the file; standard output is
 * one line of JSON, and after it the new file.
 *
 * @throws RepackingError with the script's own reason, or none where it broke or took too long.
 */
export async function runRepacking<Header>(
  input: RepackingInput,
  header: z.ZodType<Header>,
): Promise<Header & { bytes: Buffer }> {
  const output = await runChild(input)
  const end = output.indexOf('\n')
  const line: unknown = JSON.parse(output.toString('utf8', 0, Math.max(end, 0)) || '{"fault":""}')
  const failed = fault.safeParse(line)
  if (failed.success) throw new RepackingError(failed.data.fault.replace(/[.\s]+$/, ''))
  return { ...header.parse(line), bytes: output.subarray(end + 1) }
}

/** The file could not be re-encoded. */
export class RepackingError extends Error {}

/** The refusal that people read. */
export function unusable(what: 'picture' | 'video', why: string): DatelineError {
  return new DatelineError('media-unusable', { what, reason: why || 'it is broken' })
}

async function runChild(input: RepackingInput): Promise<Buffer> {
  const [command, args] = await confined(
    input.script,
    [input.kind, input.area].filter(each => each !== undefined),
  )
  if ('bytes' in input.source) {
    const child = spawn(command, args, { ...childOptions, stdio: ['pipe', 'pipe', 'ignore'] })
    // A child that gives up early closes its end; `close` tells why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input.source.bytes)
    return await outputOf(child)
  }
  // The child reads the file itself, through what is open here: its bytes never come into this process.
  const handle = await open(input.source.file)
  try {
    return await outputOf(spawn(command, args, { ...childOptions, stdio: [handle.fd, 'pipe', 'ignore'] }))
  } finally {
    await handle.close()
  }
}

const childOptions = { env: {}, timeout: repackTimeoutMs, killSignal: 'SIGKILL' } as const

async function outputOf(child: ChildProcess): Promise<Buffer> {
  giveWay(child.pid)
  const processor = followProcessor(child.pid)
  const output = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length
      if (size > maxOutputBytes) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new RepackingError('it is broken, or takes too long to unpack'))
    })
  })
  return await output.finally(() => spendProcessor(processor.stop()))
}

/** Requests and publishing go first where the processor is short; where that may not be said, it stays as it is. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or belongs to another user.
  }
}
