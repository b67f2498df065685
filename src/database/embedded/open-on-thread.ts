import { EventEmitter } from 'node:events'
import { Worker } from 'node:worker_threads'
import { DatelineError, messageOf } from '../../core/errors/errors.ts'
import type { Engine, EngineResult } from './engine.ts'
import { type Answer, type Ask, errorOf, type ThreadData } from './thread-messages.ts'

/** An ask without its number. */
type Wish = Ask extends infer Each ? (Each extends Ask ? Omit<Each, 'id'> : never) : never

/**
 * Opens the PGlite of `dataDir`, which `unpack` makes first, on a thread of its own: it starts while this thread loads the program, and a long
 * statement holds up no request.
 * @throws what PGlite throws when the directory cannot be opened.
 */
export async function openOnThread(dataDir: string, { unpack = false } = {}): Promise<Engine> {
  const workerData: ThreadData = { dataDir, unpack }
  const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData, name: 'record' })
  const calls = new Calls(thread)
  await calls.opened
  return {
    run: async (text, values) => (await calls.make({ ask: 'run', text, values })) as EngineResult,
    async listen(channel, heard) {
      const isFirst = calls.heard.listenerCount(channel) === 0
      calls.heard.on(channel, heard)
      if (isFirst) await calls.make({ ask: 'listen', channel })
      return async () => {
        calls.heard.off(channel, heard)
        if (calls.heard.listenerCount(channel) === 0) await calls.make({ ask: 'unlisten', channel })
      }
    },
    async close() {
      await calls.make({ ask: 'close' })
      await thread.terminate()
    },
  }
}

/** The asks under way, and who listens to which channel. */
class Calls {
  readonly heard = new EventEmitter().setMaxListeners(0)
  readonly opened: Promise<EngineResult | undefined>
  private readonly waiting = new Map<number, PromiseWithResolvers<EngineResult | undefined>>()
  private readonly thread: Worker
  private last = 0
  private ended: Error | undefined

  constructor(thread: Worker) {
    this.thread = thread
    this.opened = this.expect(0)
    thread.on('message', (answer: Answer) => this.take(answer))
    thread.on('error', thrown => this.end(thrown))
    thread.on('exit', () => this.end(new DatelineError('database-closed', {})))
  }

  async make(wish: Wish): Promise<EngineResult | undefined> {
    if (this.ended) throw this.ended
    this.last += 1
    const ask = { ...wish, id: this.last } as Ask
    this.thread.postMessage(ask)
    return await this.expect(ask.id)
  }

  private expect(id: number): Promise<EngineResult | undefined> {
    const call = Promise.withResolvers<EngineResult | undefined>()
    this.waiting.set(id, call)
    return call.promise
  }

  private take(answer: Answer): void {
    if ('channel' in answer) {
      this.heard.emit(answer.channel, answer.payload)
      return
    }
    const call = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    if ('fault' in answer) call?.reject(errorOf(answer.fault))
    else call?.resolve(answer.result)
  }

  private end(thrown: unknown): void {
    this.ended ??= thrown instanceof Error ? thrown : new Error(messageOf(thrown))
    for (const call of this.waiting.values()) call.reject(this.ended)
    this.waiting.clear()
  }
}
