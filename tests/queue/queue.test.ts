import { afterEach, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { createLogger } from '../../src/core/logging/logger.ts'
import type { Database } from '../../src/database/connect.ts'
import { createServerPool } from '../../src/database/server.ts'
import { postgresBackend } from '../../src/queue/backends/postgres.ts'
import { redisBackend } from '../../src/queue/backends/redis.ts'
import { defineJob } from '../../src/queue/job.ts'
import { handle, type JobQueue, openQueue } from '../../src/queue/queue.ts'
import { freshDatabase } from '../factories/database.ts'
import { emptyRedis, redisDatabases } from '../factories/redis.ts'

const job = defineJob({ name: 'test.add', queue: 'publish', payload: z.object({ id: z.string() }) })
const log = createLogger('silent')

const backends: Record<string, () => Promise<{ queue: JobQueue; close(): Promise<void> }>> = {
  'embedded PostgreSQL': async () => {
    const database = await freshDatabase('embedded')
    return { queue: openQueue(await postgresBackend(database.pool), log), close: () => database.close() }
  },
  ...(inject('postgresUrl') && {
    'a PostgreSQL server': async () => {
      const database: Database = await freshDatabase('server')
      const name = (await database.pool.query('select current_database() as name')).rows[0].name
      const pool = createServerPool(`${inject('postgresUrl')}/${name}`, { max: 5, searchPath: 'bullmq' })
      return {
        queue: openQueue(await postgresBackend(pool), log),
        async close() {
          await pool.end()
          await database.close()
        },
      }
    },
  }),
  ...(inject('redisUrl') && {
    Redis: async () => {
      const url = await emptyRedis(redisDatabases.queue)
      return { queue: openQueue(redisBackend(url), log), close: async () => undefined }
    },
  }),
}

describe.each(Object.entries(backends))('the queue on %s', (_name, open) => {
  const toClose: { queue: JobQueue; close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const opened of toClose.splice(0)) {
      await opened.queue.close(1_000)
      await opened.close()
    }
  })

  async function opened() {
    const it = await open()
    toClose.push(it)
    return it.queue
  }

  it('names the job in every line that its work logs', async () => {
    const queue = await opened()
    const lines: string[] = []
    const jobLog = createLogger('info', { write: line => void lines.push(line) })
    const { promise, resolve } = Promise.withResolvers<void>()
    const work = handle(job, async () => {
      await new Promise(setImmediate)
      jobLog.info('deep in the work')
      resolve()
    })
    queue.work('publish', [work], { concurrency: 1 })
    await queue.add(job, [{ id: 'job-a', payload: { id: 'a' } }])
    await promise
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ queue: 'publish', jobId: 'job-a' })
  })

  it('hands each job to its handler, once, with its payload parsed', async () => {
    const queue = await opened()
    const seen: string[] = []
    const done = new Promise<void>(resolve => {
      queue.work(
        'publish',
        [
          handle(job, async ({ id }) => {
            if (seen.push(id) === 3) resolve()
          }),
        ],
        {
          concurrency: 2,
        },
      )
    })
    await queue.add(job, [
      { id: 'one', payload: { id: '1' } },
      { id: 'two', payload: { id: '2' } },
      { id: 'three', payload: { id: '3' } },
    ])
    await done
    expect(seen.toSorted()).toEqual(['1', '2', '3'])
  })

  it('does not add a job whose id is queued already', async () => {
    const queue = await opened()
    await queue.add(job, [{ id: 'same', payload: { id: 'first' } }])
    await queue.add(job, [{ id: 'same', payload: { id: 'second' } }])
    await queue.add(job, [{ id: 'last', payload: { id: 'last' } }])
    const seen: string[] = []
    await new Promise<void>(resolve => {
      queue.work(
        'publish',
        [
          handle(job, async ({ id }) => {
            seen.push(id)
            if (id === 'last') resolve()
          }),
        ],
        { concurrency: 1 },
      )
    })
    expect(seen).toEqual(['first', 'last'])
  })

  it('goes on after a payload that does not fit its contract, and never tries it again', async () => {
    const queue = await opened()
    await queue.add(defineJob({ ...job, payload: z.unknown() }), [{ id: 'poison', payload: { id: 7 } }])
    await queue.add(job, [{ id: 'sound', payload: { id: 'sound' } }])
    const seen: string[] = []
    await new Promise<void>(resolve => {
      queue.work(
        'publish',
        [
          handle(job, async ({ id }) => {
            seen.push(id)
            resolve()
          }),
        ],
        {
          concurrency: 1,
        },
      )
    })
    expect(seen).toEqual(['sound'])
  })
})
