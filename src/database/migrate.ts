import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

const directory = new URL('migrations/', import.meta.url)

/** Brings the record up to date: every `migrations/*.sql` not yet run, in order of name. Forward only. */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => readMigrations() } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

function readMigrations(): Record<string, Migration> {
  const files = readdirSync(directory).filter(file => file.endsWith('.sql'))
  return Object.fromEntries(files.map(file => [file.replace('.sql', ''), migrationOf(file)]))
}

function migrationOf(file: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw(readFileSync(new URL(file, directory), 'utf8')).execute(db)
    },
  }
}
