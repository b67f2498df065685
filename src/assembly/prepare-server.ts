import type { Settings } from '../../config/env.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { unusableServer } from '../core/errors/unusable-server.ts'
import { connectServer } from '../database/connect.ts'
import { grantRights } from '../database/grant-rights.ts'
import { migrateQueue } from '../queue/backends/postgres.ts'

/** The role that only reads, where the operator has made it; docs/database-roles.md. */
const readerRole = 'dateline_reader'

/**
 * Migrates the record and the queue's tables as their owner, and gives the other roles their rights. Does nothing
 * where the settings name no owner: then the application's own role migrates.
 * @throws DatelineError `unavailable` when the server cannot be used.
 */
export async function prepareServer({ DATABASE_URL, DATABASE_OWNER_URL }: Settings): Promise<void> {
  if (!DATABASE_URL || !DATABASE_OWNER_URL) return
  try {
    const owner = await connectServer(DATABASE_OWNER_URL, { max: 2 })
    try {
      await migrateQueue(owner.pool)
      const app = roleOf(DATABASE_URL)
      if (app === roleOf(DATABASE_OWNER_URL)) return
      const found = await owner.pool.query('select rolname from pg_roles where rolname = any($1)', [
        [app, readerRole],
      ])
      const roles = found.rows.map(row => row.rolname)
      if (!roles.includes(app)) {
        throw new DatelineError('database-role-missing', { role: app })
      }
      const client = await owner.pool.connect()
      await grantRights(client, {
        app,
        ...(roles.includes(readerRole) ? { reader: readerRole } : {}),
      }).finally(() => client.release())
    } finally {
      await owner.close()
    }
  } catch (thrown) {
    if (thrown instanceof DatelineError) throw thrown
    throw unusableServer('DATABASE_OWNER_URL', DATABASE_OWNER_URL, thrown)
  }
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username)
}
