import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { DatelineError, messageOf } from '../core/errors/errors.ts'
import type { Work } from './task.ts'
import type { Answer, Ask, Outcome } from './thread.ts'

// The thread of bounded work; `startThread` starts it and speaks with it.

/** Behind requests and publishing, where the processor is short. On Linux this is the thread's own. */
const lowPriority = 10
if (process.platform === 'linux') setPriority(lowPriority)

parentPort?.on('message', (ask: Ask) => void answer(ask))

async function answer({ module, input }: Ask): Promise<void> {
  const before = process.threadCpuUsage()
  const outcome = await worked(module, input)
  const { user, system } = process.threadCpuUsage(before)
  parentPort?.postMessage({ usedMs: (user + system) / 1_000, ...outcome } satisfies Answer)
}

async function worked(module: string, input: unknown): Promise<Outcome> {
  try {
    const { work } = (await import(module)) as { work: Work<unknown, unknown> }
    return { output: await work(input) }
  } catch (thrown) {
    if (thrown instanceof DatelineError) {
      const { code, params, faults, data } = thrown
      return { refusal: { code, params, data: faults.length > 0 ? faults : data } }
    }
    return {
      fault: { message: messageOf(thrown), stack: thrown instanceof Error ? thrown.stack : undefined },
    }
  }
}
