import { createPostgresBackend, type PostgresConnectionOptions, Queue, runMigrations, Worker } from 'bullmq'
import type pg from 'pg'
import { jobOptions, type QueueBackend, workerOptions } from './backend.ts'

/**
 * BullMQ on PostgreSQL, embedded or a server. BullMQ is handed a pool and therefore ignores its own `schema`
 * option: `pool` must find the schema `bullmq` through its search path.
 */
export async function postgresBackend(pool: pg.Pool): Promise<QueueBackend> {
  const client = await pool.connect()
  try {
    await runMigrations(client, 'bullmq')
  } finally {
    client.release()
  }
  // The same pool by BullMQ's own, narrower description of it.
  const connection = pool as unknown as PostgresConnectionOptions
  return {
    kind: 'postgres',
    createQueue: name =>
      new Queue(name, { connection, defaultJobOptions: jobOptions }, createPostgresBackend),
    createWorker: (name, handle, concurrency) =>
      new Worker(
        name,
        async job => handle(job.name, job.data),
        { connection, concurrency, ...workerOptions },
        createPostgresBackend,
      ),
    async ping() {
      await pool.query('select 1')
    },
    async close() {},
  }
}
