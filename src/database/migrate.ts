import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import type { MigrateOptions, Migration, Migrator } from 'kysely/migration'

const directory = new URL('migrations/', import.meta.url)

/**
 * Brings the record up to date: every `migrations/*.sql` not yet run, in order of name. Forward only.
 * @throws an error of Kysely's when the record has run migrations that are not here: it belongs to a newer Dateline.
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const names = migrationNames()
  // The migrator reads the whole catalogue, half a second of every start of the embedded database.
  if ((await migrated(db)).join() === names.join()) return
  const { error } = await (await migratorOf(db)).migrateToLatest()
  if (error) throw error
}

/** Kysely's migrator over our files. */
export async function migratorOf<Tables>(
  db: Kysely<Tables>,
  options: MigrateOptions = {},
): Promise<Migrator> {
  const { Migrator } = await import('kysely/migration')
  const migrations = Object.fromEntries(migrationNames().map(name => [name, migrationOf(name)]))
  return new Migrator({ db, provider: { getMigrations: async () => migrations }, ...options })
}

/** The table is the migrator's own. */
async function migrated<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const made = await sql<{
    made: boolean
  }>`select to_regclass('kysely_migration') is not null as made`.execute(db)
  if (!made.rows[0]?.made) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return rows.map(row => row.name).sort()
}

/** Every migration there is, in the order they run. */
export function migrationNames(): string[] {
  const files = readdirSync(directory).filter(file => file.endsWith('.sql'))
  return files.map(file => file.replace('.sql', '')).sort()
}

function migrationOf(name: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw(readFileSync(new URL(`${name}.sql`, directory), 'utf8')).execute(db)
    },
  }
}
