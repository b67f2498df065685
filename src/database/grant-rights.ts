/** One connection, as the owner of the record. */
interface Connection {
  query(text: string, values?: unknown[]): Promise<unknown>
}

/** Roles of the database that are not its owner. */
export interface Roles {
  /** The application's: it reads and writes rows, changes no table, and only adds to the audit log. */
  app: string
  /** For programs that read figures: the views, and no table. Absent where there is no such role. */
  reader?: string
}

/** Any number: one process grants at a time. */
const grantLock = 71_120_252

/**
 * Gives the roles their rights on all tables there are, BullMQ's too. Doing it again after a migration covers what is
 * new, and takes back what a role should not have.
 */
export async function grantRights(connection: Connection, roles: Roles): Promise<void> {
  await connection.query('begin')
  try {
    await connection.query('select pg_advisory_xact_lock($1)', [grantLock])
    for (const statement of [...rightsOfApp(quoted(roles.app)), ...rightsOfReader(roles)])
      await connection.query(statement)
    await connection.query('commit')
  } catch (thrown) {
    await connection.query('rollback')
    throw thrown
  }
}

function rightsOfApp(app: string): string[] {
  return [
    `revoke all on all tables in schema public from ${app}`,
    `grant usage on schema public, bullmq to ${app}`,
    `grant select, insert, update, delete on all tables in schema public, bullmq to ${app}`,
    `grant usage, select on all sequences in schema public, bullmq to ${app}`,
    `revoke update, delete on audit_log from ${app}`,
    `revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${app}`,
  ]
}

/** It reads the views alone; rights on tables that it had before are taken back. */
function rightsOfReader({ reader }: Roles): string[] {
  if (reader === undefined) return []
  const role = quoted(reader)
  return [
    `revoke all on all tables in schema public, bullmq from ${role}`,
    `revoke all on schema public from ${role}`,
    `grant usage on schema figures to ${role}`,
    `grant select on all tables in schema figures to ${role}`,
  ]
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
