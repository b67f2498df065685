import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Db } from '../../src/database/connect.ts'
import type { Tables } from '../../src/database/tables.ts'
import type { FromWorker, ToWorker } from './messages.ts'

const entry = fileURLToPath(new URL('./worker.ts', import.meta.url))
/** Imported before all else, and so on the database's thread too. */
const shiftedClock = new URL('./shifted-clock.ts', import.meta.url).href
/** As every script of package.json begins: with the compile cache, a worker is back in half the time. */
const preload = new URL('../../config/node.js', import.meta.url).href

/** A worker process that is started again whenever it ends. */
export interface WorkerProcess {
  /** Resolves when it works. */
  ready(): Promise<void>
  tell(message: ToWorker): void
  signal(signal: NodeJS.Signals): void
  /** How often it was killed or ended. */
  deaths(): number
  /** Called with what it tells and when it ends. */
  onEvent(listener: (event: FromWorker | { type: 'ended' }) => void): () => void
  /** Its record, for the embedded set-up. */
  db: Db
  stop(): Promise<void>
}

export function startWorkerProcess(environment: Record<string, string>): WorkerProcess {
  const listeners = new Set<(event: FromWorker | { type: 'ended' }) => void>()
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let child: ChildProcess
  let ready = Promise.withResolvers<void>()
  let deaths = 0
  let wanted = true
  let ids = 0
  start()

  function start() {
    const process_ = fork(entry, {
      env: { ...process.env, ...environment },
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', preload, '--import', shiftedClock],
    })
    child = process_
    process_.on('message', (message: FromWorker) => {
      if (message.type === 'ready') ready.resolve()
      if (message.type === 'answer') pending.get(message.id)?.resolve(message)
      if (message.type === 'refused') {
        pending.get(message.id)?.reject(Object.assign(new Error(message.message), { code: message.code }))
      }
      for (const listener of listeners) listener(message)
    })
    process_.on('error', () => undefined)
    process_.once('exit', () => {
      deaths += 1
      for (const { reject } of pending.values()) reject(new Error('the worker has ended'))
      pending.clear()
      // Who waited for a process that ended before it worked waits for the next one.
      const next = Promise.withResolvers<void>()
      ready.resolve(next.promise)
      ready = next
      for (const listener of listeners) listener({ type: 'ended' })
      if (wanted) start()
    })
  }

  async function asked<Answer>(message: (id: number) => ToWorker): Promise<Answer> {
    await ready.promise
    ids += 1
    const id = ids
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    pending.set(id, { resolve, reject })
    try {
      child.send(message(id))
      return (await promise) as Answer
    } finally {
      pending.delete(id)
    }
  }

  const pool = {
    async connect() {
      ids += 1
      const client = ids
      await asked(id => ({ type: 'connect', id, client }))
      return {
        query: (text: string, values: readonly unknown[]) =>
          asked<pg.QueryResult>(id => ({ type: 'query', id, client, text, values: [...values] })),
        release: () => tell({ type: 'release', id: 0, client }),
      }
    },
    end: async () => undefined,
  }

  function tell(message: ToWorker) {
    if (child.connected) child.send(message, () => undefined)
  }

  return {
    ready: () => ready.promise,
    tell,
    signal: signal => void child.kill(signal),
    deaths: () => deaths,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    // The part of a pg.Pool that Kysely uses.
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) }),
    async stop() {
      wanted = false
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
