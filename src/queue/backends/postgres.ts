import { createPostgresBackend, type PostgresConnectionOptions, Queue, runMigrations, Worker } from 'bullmq'
import type pg from 'pg'
import { queueNames } from '../job.ts'
import { jobOptions, type QueueBackend, workerOptions } from './backend.ts'

/** Makes or updates BullMQ's tables, in a schema of their own. */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client, 'bullmq')
    // BullMQ numbers the jobs of a queue by a sequence, which it makes with the first one: as a role that may not always.
    for (const name of queueNames) await client.query('select bullmq.next_job_id($1)', [name])
  } finally {
    client.release()
  }
}

/**
 * BullMQ on PostgreSQL, embedded or a server. BullMQ is handed a pool and therefore ignores its own `schema`
 * option: `pool` must find the schema `bullmq` through its search path.
 */
export async function postgresBackend(pool: pg.Pool): Promise<QueueBackend> {
  if (await mayMigrate(pool)) await migrateQueue(pool)
  // The same pool by BullMQ's own, narrower description of it.
  const connection = pool as unknown as PostgresConnectionOptions
  return {
    kind: 'postgres',
    createQueue: name =>
      new Queue(name, { connection, defaultJobOptions: jobOptions }, createPostgresBackend),
    createWorker: (name, handle, concurrency) =>
      new Worker(name, handle, { connection, concurrency, ...workerOptions }, createPostgresBackend),
    async ping() {
      await pool.query('select 1')
    },
    async close() {},
  }
}

/** The application's role may not where the tables are their owner's, who has migrated them; docs/database-roles.md. */
async function mayMigrate(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `select coalesce((select has_schema_privilege(oid, 'create') from pg_namespace where nspname = 'bullmq'), true) as may`,
  )
  return rows[0]?.may === true
}
