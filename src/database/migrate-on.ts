import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { migratorOf } from './migrate.ts'
import type { Tables } from './tables.ts'

/** One connection, in a transaction of the caller's. */
interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/**
 * Migrates on one connection, inside the transaction that is open there, to the migration named, or to the last.
 * @throws the database's own error; the caller rolls back.
 */
export async function migrateOn(connection: Connection, last?: string): Promise<void> {
  const migrator = await migratorOf(onConnection(connection), { disableTransactions: true })
  const { error } = last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last)
  if (error) throw error
}

/** Queries on one connection that stays the caller's; beginning a transaction on it is not for this. */
export function onConnection(connection: Connection): Kysely<Tables> {
  const client = {
    query: (text: string, values?: unknown[]) => connection.query(text, values),
    release: () => undefined,
  }
  const pool = { connect: async () => client, end: async () => undefined }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) })
}
