import { loggedMessage } from '../core/errors/logged-error.ts'
import { inLogContext } from '../core/logging/log-context.ts'
import type { Logger } from '../core/logging/logger.ts'
import type { BackendQueue, BackendWorker, QueueBackend } from './backends/backend.ts'
import type { JobContract, QueueName } from './job.ts'

/** The doorbell: it wakes workers and carries ids; what is to be done is in the record. */
export interface JobQueue {
  kind: QueueBackend['kind']
  /** Adds jobs; one whose `id` is queued already is not added again. An id has no `:` and is not all digits. */
  add<Payload>(
    contract: JobContract<Payload>,
    jobs: readonly { id: string; payload: Payload }[],
  ): Promise<void>
  /** Starts a worker on one queue; every job of it goes to the handler of its contract. */
  work(name: QueueName, handlers: readonly JobHandler[], options: { concurrency: number }): void
  ping(): Promise<void>
  /** Rejects when a job could not be added now, or that cannot be found out within `timeoutMs` milliseconds. */
  assertRings(timeoutMs: number): Promise<void>
  /** Takes no more jobs and waits for the running ones, at most `timeoutMs` milliseconds. */
  close(timeoutMs: number): Promise<void>
}

export interface JobHandler {
  name: string
  run(payload: unknown): Promise<void>
}

/** Binds a contract to its work: the payload is parsed before the work sees it. */
export function handle<Payload>(
  contract: JobContract<Payload>,
  work: (payload: Payload) => Promise<void>,
): JobHandler {
  return { name: contract.name, run: async payload => await work(contract.payload.parse(payload)) }
}

export function openQueue(backend: QueueBackend, log: Logger): JobQueue {
  const queues = new Map<QueueName, BackendQueue>()
  const workers: BackendWorker[] = []

  /**
   * BullMQ keeps the failure of a queue's first connection for good: a queue that could not be used is forgotten, and
   * none is made before the backend answers, or an absence of hours would leave thousands of them behind.
   */
  async function withQueue<Value>(
    name: QueueName,
    use: (queue: BackendQueue) => Promise<Value>,
  ): Promise<Value> {
    const known = queues.get(name)
    if (!known) await backend.ping()
    const queue = known ?? queues.get(name) ?? created(name)
    try {
      return await use(queue)
    } catch (thrown) {
      if (queues.get(name) === queue) queues.delete(name)
      void queue.close().catch(() => undefined)
      throw thrown
    }
  }

  function created(name: QueueName): BackendQueue {
    const queue = backend.createQueue(name)
    queue.on('error', error =>
      log.debug({ queue: name, error: loggedMessage(error) }, 'the queue is not answering'),
    )
    queues.set(name, queue)
    return queue
  }

  return {
    kind: backend.kind,
    async add(contract, jobs) {
      if (jobs.length === 0) return
      const bulk = jobs.map(job => ({ name: contract.name, data: job.payload, opts: { jobId: job.id } }))
      await withQueue(contract.queue, queue => queue.addBulk(bulk))
    },
    async assertRings(timeoutMs) {
      const asked = backend.ping().then(() => withQueue('publish', queue => queue.getWaitingCount()))
      await answeredWithin(asked, timeoutMs)
    },
    work(name, handlers, { concurrency }) {
      const byName = new Map(handlers.map(handler => [handler.name, handler]))
      const worker = backend.createWorker(
        name,
        async job => {
          const handler = byName.get(job.name)
          if (!handler) throw new Error(`queue "${name}" has no handler for the job "${job.name}"`)
          const context = { queue: name, ...(job.id === undefined ? {} : { jobId: job.id }) }
          await inLogContext(context, () => handler.run(job.data))
        },
        concurrency,
      )
      worker.on('error', error =>
        log.debug({ queue: name, error: loggedMessage(error) }, 'the queue is not answering'),
      )
      worker.on('failed', (job, error) =>
        log.error({ queue: name, jobId: job?.id, err: error }, 'a job failed'),
      )
      workers.push(worker)
    },
    ping: () => backend.ping(),
    async close(timeoutMs) {
      await withinTime(Promise.allSettled(workers.map(worker => worker.close())), timeoutMs)
      await withinTime(Promise.allSettled([...queues.values()].map(queue => queue.close())), 2_000)
      await backend.close()
    },
  }
}

/** Rejects when `work` does, or has not ended in time. */
async function answeredWithin(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  await Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/** `close()` of BullMQ has no time limit of its own. */
async function withinTime(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, timeoutMs)
  await Promise.race([work, promise])
  clearTimeout(timer)
}
