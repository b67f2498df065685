import { Worker } from 'node:worker_threads'
import { DatelineError, type ErrorCode, type ErrorData } from '../core/errors/errors.ts'
import type { BoundedTask } from './task.ts'

/** One thread for one task at a time. */
export interface Thread {
  /** @throws DatelineError of the work, or `too-costly`, after which the thread has ended. */
  run(task: BoundedTask<never, unknown>, input: unknown): Promise<unknown>
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

/** What comes back: the output, or what was thrown, as data. */
export type Answer =
  | { output: unknown }
  | { refusal: { code: ErrorCode; message: string; data: ErrorData | readonly string[] } }
  | { fault: { message: string; stack: string | undefined } }

/** How often the time of the processor is read, in milliseconds. */
const lookEveryMs = 100
/** However little of the processor a stuck thread takes: this many times its bound, by the clock. */
const mostTimesWaiting = 30

export function startThread(memoryMb: number): Thread {
  const worker = new Worker(new URL('work-on-thread.ts', import.meta.url), {
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
    async run(task, input) {
      clearTimeout(idle)
      worker.ref()
      const bounds = watch(worker, task, end)
      try {
        return await Promise.race([answerOf(worker, task, input), bounds.exceeded])
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

async function answerOf(worker: Worker, task: BoundedTask<never, unknown>, input: unknown): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const onMessage = (answer: Answer) => {
    if ('output' in answer) resolve(answer.output)
    else if ('refusal' in answer) reject(refusalOf(answer.refusal))
    else reject(Object.assign(new Error(answer.fault.message), { stack: answer.fault.stack }))
  }
  const onError = (thrown: NodeJS.ErrnoException) => {
    reject(thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooCostly(task, 'memory') : thrown)
  }
  const onExit = () =>
    reject(new Error(`the thread for ${task.what} ended (${task.module.pathname.split('/').at(-1)})`))
  worker.once('message', onMessage)
  worker.once('error', onError)
  worker.once('exit', onExit)
  worker.postMessage({ module: task.module.href, input } satisfies Ask)
  try {
    return await promise
  } finally {
    worker.off('message', onMessage)
    worker.off('error', onError)
    worker.off('exit', onExit)
  }
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

function refusalOf({ code, message, data }: Extract<Answer, { refusal: unknown }>['refusal']) {
  return new DatelineError(code, message, data)
}

function tooCostly(task: BoundedTask<never, unknown>, what: 'time' | 'memory'): DatelineError {
  const bound = what === 'time' ? `${task.cpuMs / 1_000} seconds` : `${task.memoryMb} MB of memory`
  return new DatelineError(
    'too-costly',
    `This took more than the ${bound} that ${task.what} may take; send less at a time.`,
  )
}
