import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../core/errors/catalogue.ts'
import { DatelineError, type ErrorData } from '../core/errors/errors.ts'
import type { BoundedTask } from './task.ts'

/** One thread for one task at a time. */
export interface Thread {
  /**
   * Calls `used` with the milliseconds of the processor that it took, however it ended.
   * @throws DatelineError of the work, or `too-costly`, after which the thread has ended.
   */
  run(
    task: BoundedTask<never, unknown>,
    input: unknown,
    used: (milliseconds: number) => void,
  ): Promise<unknown>
  isUsable(): boolean
  /** Ends the thread, and tells it, when nothing has been run for so many milliseconds. */
  whenIdle(milliseconds: number, ended: () => void): void
  end(): void
}

/** What the main thread sends. */
export interface Ask {
  module: string
  input: unknown
}

/** What comes back: the output, or what was thrown, as data, and the milliseconds of the processor that it took. */
export type Answer = { usedMs: number } & Outcome

export type Outcome =
  | { output: unknown }
  | {
      refusal: {
        code: ErrorCode
        params: Readonly<Record<string, string | number>>
        data: ErrorData | readonly string[]
      }
    }
  | { fault: { message: string; stack: string | undefined } }

/** How often the time of the processor is read, in milliseconds. */
const lookEveryMs = 100
/** However little of the processor a stuck thread takes: this many times its bound, by the clock. */
const mostTimesWaiting = 30

export function startThread(memoryMb: number): Thread {
  const worker = new Worker(new URL('work-on-thread.ts', import.meta.url), {
    name: 'bounded work',
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    // Its words would go to ours; a task has nothing to say.
    stdout: true,
    stderr: true,
  })
  worker.unref()
  let ended = false
  let idle: NodeJS.Timeout | undefined
  const end = () => {
    ended = true
    void worker.terminate()
  }
  worker.once('exit', end)

  return {
    async run(task, input, used) {
      clearTimeout(idle)
      worker.ref()
      const bounds = watch(worker, task, end)
      try {
        const answer = await Promise.race([answerOf(worker, task, input), bounds.exceeded])
        used(answer.usedMs)
        return outputOf(answer)
      } catch (thrown) {
        if (ended) used(task.cpuMs)
        throw thrown
      } finally {
        bounds.stop()
        worker.unref()
      }
    },
    isUsable: () => !ended,
    whenIdle(milliseconds, tell) {
      idle = setTimeout(() => {
        tell()
        end()
      }, milliseconds).unref()
    },
    end,
  }
}

async function answerOf(worker: Worker, task: BoundedTask<never, unknown>, input: unknown): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const onError = (thrown: NodeJS.ErrnoException) => {
    reject(thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooCostly(task, 'memory') : thrown)
  }
  const onExit = () =>
    reject(new Error(`the thread for ${task.what} ended (${task.module.pathname.split('/').at(-1)})`))
  worker.once('message', resolve)
  worker.once('error', onError)
  worker.once('exit', onExit)
  worker.postMessage({ module: task.module.href, input } satisfies Ask)
  try {
    return await promise
  } finally {
    worker.off('message', resolve)
    worker.off('error', onError)
    worker.off('exit', onExit)
  }
}

function outputOf(outcome: Outcome): unknown {
  if ('output' in outcome) return outcome.output
  if ('refusal' in outcome) throw refusalOf(outcome.refusal)
  throw Object.assign(new Error(outcome.fault.message), { stack: outcome.fault.stack })
}

/** Rejects once the thread has used its time of the processor; the time before this task does not count. */
function watch(worker: Worker, task: BoundedTask<never, unknown>, end: () => void) {
  const { promise: exceeded, reject } = Promise.withResolvers<never>()
  exceeded.catch(() => undefined)
  const before = worker.cpuUsage().catch(() => undefined)
  let looks = 0
  const looking = setInterval(async () => {
    looks += 1
    const [then, now] = [await before, await worker.cpuUsage().catch(() => undefined)]
    const used = then && now ? (now.user + now.system - then.user - then.system) / 1_000 : 0
    if (used <= task.cpuMs && looks * lookEveryMs <= task.cpuMs * mostTimesWaiting) return
    clearInterval(looking)
    // Before the thread ends, so that this is the reason and not its end.
    reject(tooCostly(task, 'time'))
    end()
  }, lookEveryMs)
  return { exceeded, stop: () => clearInterval(looking) }
}

function refusalOf({ code, params, data }: Extract<Outcome, { refusal: unknown }>['refusal']) {
  return DatelineError.from(code, params, data)
}

function tooCostly(task: BoundedTask<never, unknown>, what: 'time' | 'memory'): DatelineError {
  const bound = what === 'time' ? `${task.cpuMs / 1_000} seconds` : `${task.memoryMb} MB of memory`
  return new DatelineError('too-costly', { bound, what: task.what })
}
